// One immutable picture of the model, made by the worker and drawn by the views. Nothing in it is ever changed after
// it was published; everybody who holds the pointer may read it from any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/session/snapshot_ring.h"
#include "core/targets/target_table.h"
#include "core/train/engine.h"
#include "core/train/metrics.h"

namespace pushforward::app {

// log density and log-det of f^-1 on one grid of the x plane, of the flow at the frame's depth.
struct DensityField {
  Grid grid;
  std::vector<float> log_prob;  // nats per unit^2
  std::vector<float> log_det;   // nats, of the inverse direction
  bool exact = true;            // no tables of conditioners were used
  double error = 0.0;           // with tables: largest |p - p exact| found, relative to the peak
};

// Image of a regular grid of the base plane under f. Vertex (column, row) has index row * side + column.
struct WarpMesh {
  int side = 0;                // vertices along each side
  Box base_box;                // where the vertices lie in z
  std::vector<float> points;   // x1, x2 of every vertex
  std::vector<float> log_det;  // of f^-1 at the image of the vertex: minus log_det of f at the vertex
};

struct PointCloud {
  std::vector<float> points;    // interleaved, 2 each
  std::vector<int> components;  // part of the data each belongs to; empty when there is one part only
};

struct FilmFrame {
  int depth = 0;  // density after this many layers
  Grid grid;
  std::vector<float> log_prob;
};

// What one layer does, found by LayerEntry::id.
struct LayerSummary {
  std::uint64_t id = 0;
  double mean_log_det = 0.0;  // of the inverse direction, mean over the latent view's data points; 0 when bypassed
  int thumbnail_side = 0;
  std::vector<float> thumbnail;  // image of a side x side grid over [-3, 3]^2 under this layer's generative direction
};

struct LossPoint {
  std::int64_t step = 0;  // last step of the bin
  float mean = 0.0F;
  float low = 0.0F;
  float high = 0.0F;
};

struct LossHistory {
  std::vector<LossPoint> points;  // at most 2,000 bins; a bin covers `steps_per_bin` steps
  std::int64_t steps_per_bin = 1;
  std::int64_t target_since = 0;  // the step from which on it is the loss against the present target
};

struct MetricsPoint {
  std::int64_t step = 0;
  Metrics metrics;
  double round_trip = 0.0;
};

// Training gave a number that is not finite and has gone back by itself.
struct Rollback {
  std::int64_t failed_step = 0;
  std::int64_t step = 0;  // where it has gone back to
  int layer = -1;         // index of the layer to blame; -1 when none is
};

enum class RunState { paused, training, preparing, failed };

struct Frame {
  std::uint64_t number = 0;  // counts up
  std::uint64_t edit = 0;    // the last edit (Session's counter) that this frame contains
  std::int64_t step = 0;
  RunState state = RunState::paused;
  std::shared_ptr<const Stack> stack;  // with the parameters of this step
  // The earlier step that the pictures show instead, when a person looks at one: density, warp, latent points, samples,
  // film and layers are its. Everything else goes on with the training.
  std::optional<Snapshot> past;
  // Steps that can be shown, ascending: those of the snapshots that have this stack's structure.
  std::shared_ptr<const std::vector<std::int64_t>> snapshots;
  std::shared_ptr<const std::vector<Snapshot>> kept;  // the same with their parameters
  std::shared_ptr<const CompiledTarget> target;
  double temperature = 1.0;  // of the base
  // Layers that the density, log-det and warp views show, the last perhaps in part (core/flow/depth.h); all of them as
  // a rule.
  double depth = 0.0;

  std::shared_ptr<const DensityField> density;
  std::shared_ptr<const WarpMesh> warp;
  std::shared_ptr<const PointCloud> latent;   // f^-1 of the data points
  std::shared_ptr<const PointCloud> samples;  // f of a fixed batch of base points, so that every dot can be followed
  // These come at a lower rate and are shared between frames.
  std::shared_ptr<const std::vector<FilmFrame>> film;
  std::shared_ptr<const std::vector<LayerSummary>> layers;
  std::shared_ptr<const LossHistory> loss;
  std::shared_ptr<const std::vector<MetricsPoint>> metrics;  // history, the newest last; at most 2,000

  double gradient_norm = 0.0;
  std::optional<double> gradient_error;  // tabulated training, see TrainingReport; empty when training is exact
  double steps_per_second = 0.0;
  double frames_per_second = 0.0;
  double learning_rate = 0.0;  // of this step, after the schedule
  EngineDescription device;
  bool other_engine_comes = false;   // it is being built and takes over when it is ready
  std::string device_trouble;        // why the device that was asked for does not compute; empty when it does
  std::optional<Rollback> rollback;  // until training goes on

  // The stack that the pictures show.
  [[nodiscard]] const std::shared_ptr<const Stack>& stack_in_view() const { return past ? past->stack : stack; }
};

}  // namespace pushforward::app
