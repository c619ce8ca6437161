// The reference engine: the contract of engine.h in Eigen and double precision, as plainly as it can be written. It
// is the oracle of the tests and the last fallback. Everything happens inside the call that asks for it.
#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>
#include <utility>

#include "core/errors.h"
#include "core/train/engine.h"
#include "core/train/metrics.h"
#include "core/train/objective.h"
#include "core/train/optimiser.h"

namespace pushforward {
namespace {

bool is_trained(const LayerEntry& layer) { return !layer.frozen && !layer.bypassed; }

struct LayerMoments {
  std::vector<double> first;
  std::vector<double> second;
  // Of this layer since its moments were last zero. A layer that is inserted later starts at 0, so that Adam's bias
  // correction acts on it as on every layer at its own start.
  std::int64_t updates = 0;
};

Matrix source_points(const EvaluationRequest& request, int dim) {
  if (const auto* grid = std::get_if<Grid>(&request.source)) {
    if (dim != 2) throw InputError("stack", "A grid lies in the plane; the stack has another dimension than 2.");
    return grid_points(*grid);
  }
  const auto& values = std::get<std::vector<float>>(request.source);
  if (values.size() % static_cast<std::size_t>(dim) != 0) {
    throw std::logic_error("the number of coordinates is not a multiple of the dimension");
  }
  return Eigen::Map<const Eigen::MatrixXf>(values.data(), dim, static_cast<Eigen::Index>(values.size()) / dim)
      .cast<double>();
}

// Interleaved: Eigen stores columns one after the other, and a column is a sample.
std::vector<float> to_floats(const Matrix& matrix) {
  std::vector<float> values(static_cast<std::size_t>(matrix.size()));
  Eigen::Map<Eigen::MatrixXf>(values.data(), matrix.rows(), matrix.cols()) = matrix.cast<float>();
  return values;
}

// At the x of each point: that of an inverse pass, or the image of a forward one.
Vector log_prob_of(const EvaluationRequest& request, const Matrix& points, const Pass& pass) {
  if (request.direction == Direction::inverse) return base_log_density(pass.points, request.temperature) + pass.log_det;
  return base_log_density(points, request.temperature) - pass.log_det;
}

Evaluation evaluate_stack(const Stack& stack, const EvaluationRequest& request) {
  const LayerRange range = request.range.last < 0 ? whole(stack) : request.range;
  const Matrix points = source_points(request, stack.dim);
  const Pass pass = run(stack, request.direction, points, range, request.want_log_det_by_layer);
  Evaluation result;
  result.count = static_cast<int>(pass.points.cols());
  if (request.want_points) result.points = to_floats(pass.points);
  if (request.want_log_det) result.log_det = to_floats(pass.log_det);
  if (request.want_log_prob) result.log_prob = to_floats(log_prob_of(request, points, pass));
  // A row is a layer; the report has layer after layer, so rows become runs.
  if (request.want_log_det_by_layer) result.log_det_by_layer = to_floats(pass.log_det_by_layer.transpose());
  return result;
}

class ReferenceEngine final : public Engine {
 public:
  [[nodiscard]] const EngineDescription& description() const override { return description_; }

  void set_stack(const Stack& stack) override {
    std::map<std::uint64_t, LayerMoments> known;
    for (std::size_t i = 0; i < stack_.layers.size(); ++i) {
      if (stack_.layers[i].id != 0) known[stack_.layers[i].id] = std::move(moments_[i]);
    }
    stack_ = stack;
    moments_.clear();
    for (const LayerEntry& layer : stack_.layers) {
      const std::size_t size = layer.parameters.size();
      const auto found = known.find(layer.id);
      if (layer.id != 0 && found != known.end() && found->second.first.size() == size) {
        moments_.push_back(std::move(found->second));
        known.erase(found);
      } else {
        moments_.push_back({std::vector<double>(size, 0.0), std::vector<double>(size, 0.0), 0});
      }
    }
  }

  [[nodiscard]] Stack stack() override { return stack_; }
  void set_target(std::shared_ptr<const CompiledTarget> target) override { target_ = std::move(target); }

  void set_training(const TrainingSettings& settings) override {
    // Moments of one rule mean nothing to another.
    if (settings.optimiser != settings_.optimiser) forget_moments();
    settings_ = settings;
  }

  void restart(std::int64_t step) override {
    forget_moments();
    step_ = step;
  }

  [[nodiscard]] std::int64_t step() const override { return step_; }

  void train(int steps) override {
    require_target();
    finite_ = true;
    for (int i = 0; i < steps && finite_; ++i) train_one_step();
  }

  [[nodiscard]] TrainingReport collect() override {
    TrainingReport report = std::exchange(report_, {});
    report.finite = finite_;
    report.gradient_norm = gradient_norm_;
    if (report.losses.empty()) report.first_step = step_;
    return report;
  }

  [[nodiscard]] EvaluationTicket begin(const EvaluationRequest& request) override {
    if (request.held && request.stack) throw std::logic_error("an evaluation of held parameters and of a given stack");
    if (request.held && !held_) throw std::logic_error("an evaluation of held parameters before any hold()");
    const EvaluationTicket ticket = next_ticket_++;
    const Stack& evaluated = request.stack ? *request.stack : request.held ? *held_ : stack_;
    evaluations_.emplace(ticket, evaluate_stack(evaluated, request));
    return ticket;
  }

  [[nodiscard]] Evaluation finish(EvaluationTicket ticket) override {
    auto node = evaluations_.extract(ticket);
    if (node.empty()) throw std::logic_error("finish() of a ticket that is unknown or finished");
    return std::move(node.mapped());
  }

  void hold() override { held_ = stack_; }

  [[nodiscard]] BatchGradient batch_gradient(std::int64_t step) override {
    require_target();
    LossGradient gradient = objective_gradient(stack_, *target_, settings_, step);
    return {gradient.loss, std::move(gradient.parameters)};
  }

  [[nodiscard]] Gradient gradient(Direction direction, const Matrix& points, const Matrix& seed_points,
                                  const Vector& seed_log_det) override {
    return run_gradient(stack_, direction, points, seed_points, seed_log_det);
  }

 private:
  void require_target() const {
    if (!target_) throw std::logic_error("the engine has no target; call set_target() before training");
  }

  void forget_moments() {
    for (LayerMoments& moments : moments_) {
      moments.updates = 0;
      std::ranges::fill(moments.first, 0.0);
      std::ranges::fill(moments.second, 0.0);
    }
  }

  // A step whose loss or gradient is not finite is reported and not applied; the engine stays in front of it.
  void train_one_step() {
    const LossGradient gradient = objective_gradient(stack_, *target_, settings_, step_);
    double squares = 0.0;
    for (const auto& layer : gradient.parameters) {
      for (const double value : layer) squares += value * value;
    }
    gradient_norm_ = std::sqrt(squares);
    if (report_.losses.empty()) report_.first_step = step_;
    report_.losses.push_back(static_cast<float>(gradient.loss));
    finite_ = std::isfinite(gradient.loss) && std::isfinite(gradient_norm_);
    if (!finite_) return;
    apply_update(gradient);
    ++step_;
  }

  void apply_update(const LossGradient& gradient) {
    const double scale = clip_scale(gradient_norm_, settings_.clip_norm);
    for (std::size_t i = 0; i < stack_.layers.size(); ++i) {
      LayerEntry& layer = stack_.layers[i];
      if (!is_trained(layer)) continue;
      std::vector<double> clipped = gradient.parameters[i];
      for (double& value : clipped) value *= scale;
      const StepScalars scalars = step_scalars(settings_, step_, ++moments_[i].updates);
      apply_optimiser(settings_, scalars, layer.parameters, clipped, {moments_[i].first, moments_[i].second});
    }
  }

  EngineDescription description_{"reference", "reference", "Eigen", "float64", 1};
  Stack stack_;
  std::vector<LayerMoments> moments_;  // by layer of stack_
  std::shared_ptr<const CompiledTarget> target_;
  TrainingSettings settings_;
  std::int64_t step_ = 0;
  TrainingReport report_;
  double gradient_norm_ = 0.0;
  bool finite_ = true;
  std::optional<Stack> held_;
  EvaluationTicket next_ticket_ = 1;
  std::map<EvaluationTicket, Evaluation> evaluations_;
};

}  // namespace

std::unique_ptr<Engine> make_reference_engine() { return std::make_unique<ReferenceEngine>(); }

}  // namespace pushforward
