#include "gpu/check.h"

#include "core/flow/flow.h"
#include "core/random/counter.h"
#include "gpu/comparison.h"

namespace pushforward::gpu {

namespace {

constexpr double point_bar = 1e-5;
constexpr double gradient_bar = 1e-4;
constexpr double training_bar = 1e-3;
constexpr int check_points = 1000;
constexpr int check_steps = 100;

ByLayer parameters_of(const Stack& stack) {
  ByLayer parameters;
  for (const LayerEntry& entry : stack.layers) parameters.push_back(entry.parameters);
  return parameters;
}

ByLayer trained_parameters(Engine& engine, const Stack& stack, const TrainingSettings& settings,
                           const std::shared_ptr<const CompiledTarget>& target) {
  engine.set_stack(stack);
  engine.set_target(target);
  engine.set_training(settings);
  engine.restart(0);
  engine.train(check_steps);
  (void)engine.collect();
  return parameters_of(engine.stack());
}

}  // namespace

std::vector<CheckItem> run_check(Engine& candidate, Engine& reference, const Project& project) {
  std::vector<CheckItem> items;
  Stack stack = project.stack;
  for (LayerEntry& entry : stack.layers)
    for (double& parameter : entry.parameters) parameter = static_cast<float>(parameter);
  Generator generator(project.training.seed);
  candidate.set_stack(stack);
  reference.set_stack(stack);

  Matrix points = normal_matrix(stack.dim, check_points, generator);
  for (const Direction direction : {Direction::forward, Direction::inverse}) {
    const std::string name = direction == Direction::forward ? "forward" : "inverse";
    // The inverse direction is asked where the model lives.
    if (direction == Direction::inverse)
      points = run(stack, Direction::forward, points).points.cast<float>().cast<double>();
    const Eigen::MatrixXf narrow = points.cast<float>();
    const EvaluationRequest request{.direction = direction,
                                    .range = whole(stack),
                                    .source = std::vector<float>(narrow.data(), narrow.data() + narrow.size())};
    const Evaluation found = candidate.evaluate(request);
    const Evaluation wanted = reference.evaluate(request);
    items.push_back({name + ", points",
                     relative_maximum(matrix_of(found.points, stack.dim), matrix_of(wanted.points, stack.dim)),
                     point_bar});
    items.push_back(
        {name + ", log_det", relative_maximum(matrix_of(found.log_det, 1), matrix_of(wanted.log_det, 1)), point_bar});
    const Matrix seeds = normal_matrix(stack.dim, check_points, generator);
    const Vector log_det_seeds = normal_matrix(1, check_points, generator).row(0);
    const Gradient found_gradient = candidate.gradient(direction, points, seeds, log_det_seeds);
    const Gradient wanted_gradient = reference.gradient(direction, points, seeds, log_det_seeds);
    items.push_back({name + ", gradient of the parameters",
                     relative_l2(found_gradient.parameters, wanted_gradient.parameters), gradient_bar});
    items.push_back({name + ", gradient of the points",
                     (found_gradient.points - wanted_gradient.points).norm() / wanted_gradient.points.norm(),
                     gradient_bar});
  }

  // At the edges of a discontinuous target one sample on the other side parts two trajectories for good, whatever the
  // engine; the training items are then measured on a continuous one, and say so.
  const auto own_target = compile_target(project.target);
  const bool continuous = own_target->target->is_continuous();
  const auto target = continuous ? own_target : compile_target({.id = "two-moons", .parameters = {}});
  const std::string place = continuous ? "" : " (on two-moons: this target has edges)";
  for (const double alpha : {1.0, 0.0}) {
    TrainingSettings settings = project.training;
    settings.alpha = alpha;
    settings.table_nodes = 0;  // the mathematics is compared; tabulated training tells its own error
    // A hundred steps at a preset's first learning rate would compare how errors grow rather than the engines.
    settings.learning_rate = std::min(settings.learning_rate, 1e-4);
    settings.schedule = ScheduleKind::constant;
    // A parameter whose true gradient is zero (a rotation beside the base) has float noise for one, which Adam would
    // blow up to full steps: an epsilon above the noise keeps the comparison about gradients.
    settings.epsilon = std::max(settings.epsilon, 1e-4);
    const ByLayer found = trained_parameters(candidate, stack, settings, target);
    const ByLayer wanted = trained_parameters(reference, stack, settings, target);
    items.push_back(
        {std::to_string(check_steps) + " training steps by " + (alpha > 0.5 ? "forward" : "reverse") + " KL" + place,
         relative_l2(found, wanted), training_bar});
  }
  return items;
}

}  // namespace pushforward::gpu
