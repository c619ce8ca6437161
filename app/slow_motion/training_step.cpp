#include "app/slow_motion/training_step.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace pushforward::app {
namespace {

// A stack of one layer, so that what happens between two levels can be seen.
Stack alone(const Stack& stack, std::size_t layer) { return {.dim = stack.dim, .layers = {stack.layers[layer]}}; }

// What a point costs at the end of its push, and the gradient of that with respect to where it ends.
struct Cost {
  Vector values;
  Matrix gradient;
};

Cost cost_of_base(const Matrix& z) { return {-base_log_density(z), z}; }  // -d log N / dz = z

Cost cost_of_target(const Matrix& x, const CompiledTarget& target, double energy_factor) {
  Cost cost{Vector(x.cols()), Matrix(x.rows(), x.cols())};
  for (Eigen::Index i = 0; i < x.cols(); ++i) {
    const TargetTable::Value value = target.table.at(x(0, i), x(1, i));
    cost.values(i) = -energy_factor * value.log_density;
    cost.gradient(0, i) = -energy_factor * value.gradient[0];
    cost.gradient(1, i) = -energy_factor * value.gradient[1];
  }
  return cost;
}

// Adds a gradient, times a factor, to what the other half left.
void add(std::vector<std::vector<double>>& sum, std::size_t layer, const std::vector<double>& gradient, double factor) {
  if (sum[layer].empty()) sum[layer].assign(gradient.size(), 0.0);
  for (std::size_t i = 0; i < gradient.size(); ++i) sum[layer][i] += factor * gradient[i];
}

StepHalf explain_half(const Stack& stack, const CompiledTarget& target, const TrainingSettings& settings,
                      std::int64_t step, Direction direction, double weight,
                      std::vector<std::vector<double>>& parameter_gradients) {
  const bool from_data = direction == Direction::inverse;
  const auto layers = stack.layers.size();
  const Eigen::Index count = settings.batch, drawn = std::min<Eigen::Index>(count, points_drawn);
  StepHalf half{.direction = direction, .weight = weight, .positions = {}, .gradients = {}, .losses = {}};
  half.positions.resize(layers + 1);
  half.gradients.resize(layers + 1);

  // The push. `places` holds the whole batch at every level.
  std::vector<Matrix> places(layers + 1);
  const std::size_t start = from_data ? layers : 0, end = from_data ? 0 : layers;
  places[start] = from_data ? data_batch(settings, step, target) : latent_batch(settings, step, stack.dim);
  Vector log_det = Vector::Zero(count);
  const auto level_after = [&](std::size_t passed) { return from_data ? layers - passed : passed; };
  for (std::size_t passed = 0; passed < layers; ++passed) {
    const std::size_t here = level_after(passed), there = level_after(passed + 1);
    const Pass pass = run(alone(stack, std::min(here, there)), direction, places[here]);
    places[there] = pass.points;
    log_det += pass.log_det;
  }

  // The score.
  const Cost cost =
      from_data ? cost_of_base(places[end]) : cost_of_target(places[end], target, annealing_factor(settings, step));
  Vector losses = cost.values - log_det;
  if (!from_data) losses += base_log_density(places[start]);
  half.loss = losses.mean();
  half.losses = losses.head(drawn);
  half.drawn_loss = half.losses.mean();

  // The way back.
  Matrix gradient = cost.gradient;
  half.gradients[end] = gradient.leftCols(drawn);
  const Vector seed = Vector::Constant(count, -1.0);  // d loss / d log_det
  for (std::size_t passed = layers; passed-- > 0;) {
    const std::size_t here = level_after(passed), there = level_after(passed + 1), layer = std::min(here, there);
    Gradient back = run_gradient(alone(stack, layer), direction, places[here], gradient, seed);
    if (!stack.layers[layer].frozen && !stack.layers[layer].bypassed)
      add(parameter_gradients, layer, back.parameters.front(), weight / static_cast<double>(count));
    gradient = std::move(back.points);
    half.gradients[here] = gradient.leftCols(drawn);
  }
  for (std::size_t level = 0; level <= layers; ++level) half.positions[level] = places[level].leftCols(drawn);
  return half;
}

double norm_of(const std::vector<double>& numbers) {
  double squares = 0.0;
  for (const double number : numbers) squares += number * number;
  return std::sqrt(squares);
}

}  // namespace

const StepHalf& TrainingStep::main_half() const { return *std::ranges::max_element(halves, {}, &StepHalf::weight); }

TrainingStep explain_step(const Stack& stack, const CompiledTarget& target, const TrainingSettings& settings,
                          std::int64_t step) {
  TrainingStep result{.step = step,
                      .batch = settings.batch,
                      .drawn = std::min(settings.batch, points_drawn),
                      .halves = {},
                      .gradient_norms = {}};
  std::vector<std::vector<double>> gradients(stack.layers.size());
  for (const auto& [direction, weight] :
       {std::pair{Direction::inverse, settings.alpha}, std::pair{Direction::forward, 1.0 - settings.alpha}}) {
    if (weight <= 0.0) continue;
    result.halves.push_back(explain_half(stack, target, settings, step, direction, weight, gradients));
    result.loss += weight * result.halves.back().loss;
  }
  for (const auto& gradient : gradients) result.gradient_norms.push_back(norm_of(gradient));
  result.gradient_norm = norm_of(result.gradient_norms);
  return result;
}

StepOutcome compare_step(const TrainingStep& step, const Stack& before, const Stack& after,
                         const CompiledTarget& target, const TrainingSettings& settings) {
  StepOutcome outcome;
  outcome.loss = objective(after, target, settings, step.step);
  double squares = 0.0;
  for (std::size_t layer = 0; layer < before.layers.size(); ++layer) {
    const LayerEntry &old = before.layers[layer], &fresh = after.layers[layer];
    if (!old.frozen && !old.bypassed) outcome.parameters += static_cast<int>(old.parameters.size());
    for (std::size_t i = 0; i < old.parameters.size(); ++i) {
      const double change = fresh.parameters[i] - old.parameters[i];
      squares += change * change;
    }
  }
  outcome.parameter_change = std::sqrt(squares);
  const StepHalf& half = step.main_half();
  const Matrix& start = half.direction == Direction::inverse ? half.positions.back() : half.positions.front();
  outcome.moved = run(after, half.direction, start).points;
  return outcome;
}

}  // namespace pushforward::app
