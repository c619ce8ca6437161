#include "gpu/self_test.h"

#include <algorithm>
#include <chrono>

#include "core/flow/flow.h"
#include "core/layers/registry.h"
#include "gpu/comparison.h"

namespace pushforward::gpu {

namespace {

constexpr int test_points = 48;

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
    worst = std::max({worst, relative_maximum(matrix_of(found.points, 2), wanted.points),
                      relative_maximum(matrix_of(found.log_det, 1), wanted.log_det.transpose())});
    const Matrix seeds = normal_matrix(2, test_points, generator);
    const Vector log_det_seeds = normal_matrix(1, test_points, generator).row(0);
    worst = std::max(worst, 0.1 * relative_l2(engine.gradient(direction, points, seeds, log_det_seeds).parameters,
                                              run_gradient(stack, direction, points, seeds, log_det_seeds).parameters));
  }
  engine.set_stack(Stack{});
  return worst;
}

void use_every_kernel(Engine& engine) {
  Stack stack{.dim = 2, .layers = {}};
  stack.layers.push_back(make_layer("coupling", {}, 2, Initialisation::training, 1));
  TrainingSettings settings;
  settings.batch = test_points;
  settings.clip_norm = 1.0;
  engine.set_stack(stack);
  engine.set_target(compile_target({.id = "gaussian", .parameters = {}}, 16));
  engine.set_training(settings);
  engine.restart(0);
  engine.train(2);
  (void)engine.collect();
  const Grid grid{.box = {-1.0, 1.0, -1.0, 1.0}, .columns = 16, .rows = 16};
  (void)engine.evaluate({.range = {0, -1}, .source = grid, .want_log_prob = true, .table_cells = 64});
  engine.set_stack(Stack{});
  engine.restart(0);
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
