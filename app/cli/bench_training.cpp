#include "app/cli/bench_training.h"

#include <algorithm>

#include "app/cli/stopwatch.h"
#include "core/errors.h"

namespace pushforward::app {

std::shared_ptr<const CompiledTarget> TrainingBench::compiled(const TargetChoice& choice) {
  auto& target = targets_[choice.id];
  if (!target) target = compile_target(choice);
  return target;
}

const CompiledTarget& TrainingBench::target_of(const TrainingCase& bench_case) { return *compiled(bench_case.target); }

void TrainingBench::load(const TrainingCase& bench_case) {
  if (loaded_target_ != bench_case.target.id) {
    engine_.set_target(compiled(bench_case.target));
    loaded_target_ = bench_case.target.id;
  }
  engine_.set_training(bench_case.training);
  engine_.set_stack(bench_case.stack);
  engine_.restart(0);
}

double TrainingBench::seconds_of(const TrainingCase& bench_case, int steps) {
  const Stopwatch stopwatch;
  engine_.train(steps);
  if (!engine_.collect().finite)
    throw DeviceError("The case " + bench_case.name() + " met a loss that is not finite. Run `pushforward check`.");
  return stopwatch.seconds();
}

double TrainingBench::steps_per_second(const TrainingCase& bench_case, double seconds) {
  load(bench_case);
  int& steps = steps_[bench_case.name()];
  if (steps == 0) {
    steps = 1;
    seconds_of(bench_case, 1);  // the device makes ready
    for (double took = seconds_of(bench_case, steps); took < 0.5 * seconds; took = seconds_of(bench_case, steps))
      steps = std::max(steps + 1, static_cast<int>(steps * std::min(8.0, seconds / std::max(took, 1e-6))));
    load(bench_case);
  }
  seconds_of(bench_case, std::max(1, steps / 20));
  return steps / seconds_of(bench_case, steps);
}

}  // namespace pushforward::app
