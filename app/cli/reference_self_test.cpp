#include "app/cli/reference_self_test.h"

#include "app/cli/stopwatch.h"
#include "core/targets/target_table.h"
#include "core/train/engine.h"
#include "core/train/objective.h"

namespace pushforward::app {
namespace {

constexpr int layer_count = 8;
constexpr double round_trip_bar = 1e-9;
constexpr double timed_seconds = 0.2;

}  // namespace

gpu::DeviceReport test_reference_engine() {
  const auto engine = make_reference_engine();
  const EngineDescription& description = engine->description();
  gpu::DeviceReport report;
  report.id = description.id;
  report.name = "reference engine, " + description.precision;
  report.backend = description.backend;
  report.compute_units = description.compute_units;

  const Stopwatch test;
  Stack stack;
  for (int i = 0; i < layer_count; ++i) stack.layers.push_back(make_layer("planar"));
  initialise_for_training(stack, 1);
  TrainingSettings settings;
  settings.alpha = 0.0;
  settings.batch = 1024;
  const Matrix z = latent_batch(settings, 0, stack.dim);
  const Pass there = run(stack, Direction::forward, z);
  const Pass back = run(stack, Direction::inverse, there.points);
  const double error = ((back.points - z).array().abs() / (1.0 + z.array().abs())).maxCoeff();
  report.self_test_seconds = test.seconds();
  report.usable = error <= round_trip_bar;
  if (!report.usable) report.reason = "the round trip of 8 planar layers is wrong by " + std::to_string(error);

  engine->set_stack(stack);
  engine->set_target(compile_target(TargetChoice{"u1", {}}, 1 << 10));
  engine->set_training(settings);
  const Stopwatch training;
  int steps = 0;
  while (training.seconds() < timed_seconds) {
    engine->train(1);
    ++steps;
  }
  report.steps_per_second = steps / training.seconds();
  return report;
}

}  // namespace pushforward::app
