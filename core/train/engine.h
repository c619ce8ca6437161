// One interface, two implementations: ReferenceEngine (core, double) and OpenClEngine (gpu, float).
//
// Threads: an engine belongs to one thread at a time. train() and begin() may only enqueue; collect() and finish()
// wait. What is enqueued runs in order, so an evaluation sees the parameters as they were between two steps.
//
// The loss of step t, batch N, with alpha from the settings and beta_t the annealing factor:
//   alpha * 1/N sum_i [ -log N(z_i) - log_det_inverse(x_i) ],   x_i drawn from the pool (Stream::data, step t)
//   + (1 - alpha) * 1/N sum_i [ log N(z_i) - log_det_forward(z_i) - beta_t log p(f(z_i)) ],  z_i ~ N(0, I)
//     (Stream::latent, step t), log p from the target's table.
// The sums are in a fixed order: the same seed on the same device gives the same bits.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/flow/flow.h"
#include "core/targets/target_table.h"
#include "core/train/training_settings.h"

namespace pushforward {

struct EngineDescription {
  std::string id;         // what --device takes, e.g. "reference", "opencl:0"
  std::string name;       // e.g. "AMD EPYC" or "reference"
  std::string backend;    // e.g. "OpenCL, CPU", "Eigen"
  std::string precision;  // "float32" or "float64"
  int compute_units = 1;
  bool is_gpu = false;  // where tabulated training is slower than exact training (resources/docs/performance.md)
};

// A regular grid of points: column i of `columns` lies at left + (i + 1/2) * width / columns (cell centres).
// Point index is row * columns + column, bottom row first.
struct Grid {
  Box box;
  int columns = 0;
  int rows = 0;
  bool operator==(const Grid&) const = default;
};

struct EvaluationRequest {
  Direction direction = Direction::inverse;
  LayerRange range;                               // LayerRange{0, -1}: the whole stack
  std::variant<Grid, std::vector<float>> source;  // a grid (dim 2 only), or points as x1, x2, x1, x2, ... (dim each)
  bool want_points = true;
  bool want_log_det = true;
  bool want_log_det_by_layer = false;
  // Log-density of the model, with the base N(0, temperature^2 I), at the x of each point: the given points of an
  // inverse pass, the images of a forward one.
  bool want_log_prob = false;
  double temperature = 1.0;
  bool held = false;  // evaluate the parameters that hold() kept rather than the current ones
  // Evaluates this stack, with its own parameters, rather than the one that is trained: a snapshot of an earlier step,
  // or a layer in part. Of the engine's dimension. Cheapest when one request follows another with the same structure.
  std::shared_ptr<const Stack> stack = nullptr;
  // For live pictures. 0: exact. Otherwise an engine may look conditioners of one scalar up in tables of about so many
  // cells a layer; Evaluation::density_error says what that costs. Networks that are piecewise linear are exact anyway.
  int table_cells = 0;
};

struct Evaluation {
  int count = 0;
  std::vector<float> points;            // dim * count, interleaved as in the request, when wanted
  std::vector<float> log_det;           // count, when wanted
  std::vector<float> log_det_by_layer;  // layers of the range * count, layer `first` first, when wanted
  std::vector<float> log_prob;          // count, when wanted
  bool tabulated = false;               // tables were used
  // Largest |p - p exact| / peak over points that are spread as the model is and over a coarser grid, for the deepest
  // density on a grid among those that were begun together; 0 for all others.
  double density_error = 0.0;
};

using EvaluationTicket = std::uint64_t;

struct TrainingReport {
  std::int64_t first_step = 0;  // number of the first of `losses`
  std::vector<float> losses;    // of every step since the last collect(), in nats
  double gradient_norm = 0.0;   // of the last step, before clipping
  // Tabulated training: |g - g exact| / |g exact| (Euclidean), measured on at most 1,024 samples of a batch of a recent
  // step; empty when training is exact.
  std::optional<double> gradient_error;
  bool finite = true;  // false when a loss or a parameter was not; the engine then stands where it stopped
};

struct BatchGradient {
  double loss = 0.0;
  std::vector<std::vector<double>> parameters;  // by layer, unconstrained
};

class Engine {
 public:
  virtual ~Engine() = default;
  [[nodiscard]] virtual const EngineDescription& description() const = 0;

  // Takes structure and parameters. The optimiser's memory of a layer is kept when its LayerEntry::id was there
  // before with as many parameters. Never builds a kernel. O(parameters).
  virtual void set_stack(const Stack& stack) = 0;
  // The stack with the current parameters; waits for what is enqueued.
  [[nodiscard]] virtual Stack stack() = 0;
  virtual void set_target(std::shared_ptr<const CompiledTarget> target) = 0;
  virtual void set_training(const TrainingSettings& settings) = 0;
  // Forgets moments and sets the step number (which the random numbers and schedules follow).
  virtual void restart(std::int64_t step) = 0;
  [[nodiscard]] virtual std::int64_t step() const = 0;  // steps enqueued so far are counted

  virtual void train(int steps) = 0;
  [[nodiscard]] virtual TrainingReport collect() = 0;

  [[nodiscard]] virtual EvaluationTicket begin(const EvaluationRequest& request) = 0;
  // The same, in one go: cheaper, and tables are made once for all. All of them `held` or none, all of one `stack`.
  [[nodiscard]] virtual std::vector<EvaluationTicket> begin_all(const std::vector<EvaluationRequest>& requests) {
    std::vector<EvaluationTicket> tickets;
    tickets.reserve(requests.size());
    for (const EvaluationRequest& request : requests) tickets.push_back(begin(request));
    return tickets;
  }
  [[nodiscard]] virtual Evaluation finish(EvaluationTicket ticket) = 0;
  [[nodiscard]] Evaluation evaluate(const EvaluationRequest& request) { return finish(begin(request)); }
  // Keeps a copy of the current parameters (and of the stack's structure) for EvaluationRequest::held.
  virtual void hold() = 0;

  // Loss and gradient of the batch of step `step`, without an update.
  [[nodiscard]] virtual BatchGradient batch_gradient(std::int64_t step) = 0;
  // Gradient with respect to the parameters of sum_i <seed_points_i, out_i> + seed_log_det_i * log_det_i over given
  // points (dim x N): what tests compare between engines.
  [[nodiscard]] virtual Gradient gradient(Direction direction, const Matrix& points, const Matrix& seed_points,
                                          const Vector& seed_log_det) = 0;
};

// core/train/reference_engine.cpp
[[nodiscard]] std::unique_ptr<Engine> make_reference_engine();

}  // namespace pushforward
