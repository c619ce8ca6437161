#include "core/train/objective.h"

#include <algorithm>
#include <string>

#include "core/errors.h"
#include "core/random/counter.h"

namespace pushforward {
namespace {

constexpr int target_dim = 2;

void check_dimension(const Stack& stack) {
  if (stack.dim == target_dim) return;
  throw InputError("stack", "A stack of dimension " + std::to_string(stack.dim) +
                                " can't be trained against a target on the plane; use dimension 2.");
}

// One half of the dialled objective: its loss, and the gradient of the loss with respect to the outputs of the
// stack's pass over `inputs`.
struct Part {
  Direction direction;
  Matrix inputs;
  double loss = 0.0;
  Matrix seed_points;
  Vector seed_log_det;
};

// 1/N sum [-log N(z) - log_det_inverse(x)], the expected negative log-likelihood of a batch of data.
Part forward_kl(const Stack& stack, const CompiledTarget& target, const TrainingSettings& settings, std::int64_t step) {
  Part part{Direction::inverse, data_batch(settings, step, target), 0.0, {}, {}};
  const double share = 1.0 / settings.batch;
  const Pass pass = run(stack, part.direction, part.inputs);
  part.loss = -share * (base_log_density(pass.points) + pass.log_det).sum();
  part.seed_points = share * pass.points;  // -d log N / dz = z
  part.seed_log_det = Vector::Constant(settings.batch, -share);
  return part;
}

// 1/N sum [log N(z) - log_det_forward(z) - beta_t log p(f(z))], the free energy of a batch of base samples.
Part reverse_kl(const Stack& stack, const CompiledTarget& target, const TrainingSettings& settings, std::int64_t step) {
  Part part{Direction::forward, latent_batch(settings, step, stack.dim), 0.0, {}, {}};
  const double share = 1.0 / settings.batch;
  const double energy_factor = annealing_factor(settings, step);
  const Pass pass = run(stack, part.direction, part.inputs);
  part.seed_points.resize(stack.dim, settings.batch);
  part.seed_log_det = Vector::Constant(settings.batch, -share);
  double target_sum = 0.0;
  for (int i = 0; i < settings.batch; ++i) {
    const TargetTable::Value value = target.table.at(pass.points(0, i), pass.points(1, i));
    target_sum += value.log_density;
    part.seed_points(0, i) = -share * energy_factor * value.gradient[0];
    part.seed_points(1, i) = -share * energy_factor * value.gradient[1];
  }
  part.loss = share * (base_log_density(part.inputs).sum() - pass.log_det.sum() - energy_factor * target_sum);
  return part;
}

struct WeightedPart {
  double weight;
  Part part;
};

// A part of weight 0 is not computed: its loss may be infinite.
std::vector<WeightedPart> parts(const Stack& stack, const CompiledTarget& target, const TrainingSettings& settings,
                                std::int64_t step) {
  check_dimension(stack);
  std::vector<WeightedPart> result;
  if (settings.alpha > 0.0) result.push_back({settings.alpha, forward_kl(stack, target, settings, step)});
  if (settings.alpha < 1.0) result.push_back({1.0 - settings.alpha, reverse_kl(stack, target, settings, step)});
  return result;
}

}  // namespace

Matrix latent_batch(const TrainingSettings& settings, std::int64_t step, int dim) {
  Matrix z(dim, settings.batch);
  for (int i = 0; i < settings.batch; ++i) {
    for (int component = 0; component < dim; ++component) {
      z(component, i) = standard_normal(settings.seed, Stream::latent, static_cast<std::uint32_t>(step),
                                        static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(component));
    }
  }
  return z;
}

Matrix data_batch(const TrainingSettings& settings, std::int64_t step, const CompiledTarget& target) {
  // The pool as devices hold it, in float, so that every engine trains on the same points.
  const auto pool_size = static_cast<std::uint32_t>(target.pool_points.size() / target_dim);
  Matrix x(target_dim, settings.batch);
  for (int i = 0; i < settings.batch; ++i) {
    const std::size_t index = random_index(settings.seed, Stream::data, static_cast<std::uint32_t>(step),
                                           static_cast<std::uint32_t>(i), pool_size);
    for (int component = 0; component < target_dim; ++component) {
      x(component, i) =
          static_cast<double>(target.pool_points[index * target_dim + static_cast<std::size_t>(component)]);
    }
  }
  return x;
}

LossGradient objective_gradient(const Stack& stack, const CompiledTarget& target, const TrainingSettings& settings,
                                std::int64_t step) {
  LossGradient result;
  for (const LayerEntry& layer : stack.layers) result.parameters.emplace_back(layer.parameters.size(), 0.0);
  for (const auto& [weight, part] : parts(stack, target, settings, step)) {
    result.loss += weight * part.loss;
    const Gradient gradient = run_gradient(stack, part.direction, part.inputs, part.seed_points, part.seed_log_det);
    for (std::size_t layer = 0; layer < stack.layers.size(); ++layer) {
      if (stack.layers[layer].frozen || stack.layers[layer].bypassed) continue;
      std::ranges::transform(result.parameters[layer], gradient.parameters[layer], result.parameters[layer].begin(),
                             [scale = weight](double sum, double term) { return sum + scale * term; });
    }
  }
  return result;
}

double objective(const Stack& stack, const CompiledTarget& target, const TrainingSettings& settings,
                 std::int64_t step) {
  double loss = 0.0;
  for (const auto& [weight, part] : parts(stack, target, settings, step)) loss += weight * part.loss;
  return loss;
}

}  // namespace pushforward
