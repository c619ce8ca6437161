#include "gpu/self_test.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "core/flow/flow.h"
#include "core/layers/registry.h"

namespace pushforward::gpu {

namespace {

constexpr int test_points = 48;

Matrix normal_matrix(int rows, int columns, Generator& generator) {
  Matrix matrix(rows, columns);
  for (double& number : matrix.reshaped()) number = static_cast<float>(generator.normal());
  return matrix;
}

// Every layer that exists in two dimensions, away from the identity, every other one flipped.
Stack stack_of_all_layers() {
  Stack stack{.dim = 2, .layers = {}};
  Generator generator(2026);
  for (const Layer* layer : all_layers()) {
    LayerEntry entry = make_layer(layer->spec().id, {}, 2, Initialisation::training, generator());
    for (double& parameter : entry.parameters) parameter = static_cast<float>(parameter + generator.uniform(-0.1, 0.1));
    entry.inverted = stack.layers.size() % 2 == 1;
    stack.layers.push_back(std::move(entry));
  }
  return stack;
}

double relative(const Matrix& found, const Matrix& wanted) {
  if (!found.allFinite()) return INFINITY;
  return (found - wanted).cwiseAbs().maxCoeff() / std::max(1.0, wanted.cwiseAbs().maxCoeff());
}

double gradient_error(const Gradient& found, const Gradient& wanted) {
  double difference = 0.0;
  double size = 1e-12;
  for (std::size_t layer = 0; layer < wanted.parameters.size(); ++layer)
    for (std::size_t i = 0; i < wanted.parameters[layer].size(); ++i) {
      difference += std::pow(found.parameters[layer][i] - wanted.parameters[layer][i], 2);
      size += std::pow(wanted.parameters[layer][i], 2);
    }
  const double error = std::sqrt(difference / size);
  return std::isfinite(error) ? error : INFINITY;
}

}  // namespace

double known_answer_error(Engine& engine) {
  const Stack stack = stack_of_all_layers();
  engine.set_stack(stack);
  Generator generator(7);
  double worst = 0.0;
  for (const Direction direction : {Direction::forward, Direction::inverse}) {
    const Matrix points = normal_matrix(2, test_points, generator);
    const Pass wanted = run(stack, direction, points);
    const Eigen::MatrixXf narrow = points.cast<float>();
    const Evaluation found =
        engine.evaluate({.direction = direction,
                         .range = whole(stack),
                         .source = std::vector<float>(narrow.data(), narrow.data() + narrow.size())});
    const auto as_matrix = [](const std::vector<float>& numbers, int rows) {
      return Matrix(
          Eigen::Map<const Eigen::MatrixXf>(numbers.data(), rows, static_cast<Eigen::Index>(numbers.size()) / rows)
              .cast<double>());
    };
    worst = std::max({worst, relative(as_matrix(found.points, 2), wanted.points),
                      relative(as_matrix(found.log_det, 1), wanted.log_det.transpose())});
    const Matrix seeds = normal_matrix(2, test_points, generator);
    const Vector log_det_seeds = normal_matrix(1, test_points, generator).row(0);
    worst = std::max(worst, 0.1 * gradient_error(engine.gradient(direction, points, seeds, log_det_seeds),
                                                 run_gradient(stack, direction, points, seeds, log_det_seeds)));
  }
  engine.set_stack(Stack{});
  return worst;
}

double training_speed(Engine& engine) {
  Stack stack{.dim = 2, .layers = {}};
  for (std::uint64_t i = 0; i < 8; ++i)
    stack.layers.push_back(make_layer("planar", {}, 2, Initialisation::training, i));
  TrainingSettings settings;
  settings.alpha = 0.0;
  settings.batch = 1024;
  engine.set_stack(stack);
  engine.set_target(compile_target({.id = "gaussian", .parameters = {}}, 16));
  engine.set_training(settings);
  engine.restart(0);
  using Clock = std::chrono::steady_clock;
  // The first steps compile and warm up; then as many as fill a tenth of a second.
  engine.train(20);
  (void)engine.collect();
  int steps = 10;
  for (;;) {
    const auto begin = Clock::now();
    engine.train(steps);
    (void)engine.collect();
    const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    if (seconds > 0.1 || steps > 100000) return steps / seconds;
    steps *= 4;
  }
}

}  // namespace pushforward::gpu
