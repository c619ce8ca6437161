#include "app/cli/reference_self_test.h"

#include "app/cli/stopwatch.h"
#include "core/train/engine.h"
#include "gpu/self_test.h"

namespace pushforward::app {

gpu::DeviceReport test_reference_engine() {
  const auto engine = make_reference_engine();
  const EngineDescription& description = engine->description();
  gpu::DeviceReport report;
  report.id = description.id;
  report.name = "reference engine, " + description.precision;
  report.backend = description.backend;
  report.compute_units = description.compute_units;
  const Stopwatch test;
  const double error = gpu::known_answer_error(*engine);
  report.self_test_seconds = test.seconds();
  report.usable = error <= gpu::known_answer_bar;
  if (report.usable)
    report.steps_per_second = gpu::training_speed(*engine);
  else
    report.reason = "its results are wrong: relative error " + std::to_string(error) + " in the self-test";
  return report;
}

}  // namespace pushforward::app
