#include "app/cli/training_run.h"

#include <algorithm>

#include "app/cli/stopwatch.h"

namespace pushforward::app {
namespace {

// Long enough that waiting for a device between chunks costs nothing, short enough that Ctrl+C acts at once.
constexpr double chunk_seconds = 0.1;

}  // namespace

TrainingProgress run_training(Engine& engine, int steps, const TrainingWatcher& watcher) {
  const Stopwatch stopwatch;
  TrainingProgress progress;
  int chunk = 1;
  while (progress.steps < steps) {
    const std::int64_t step_before = engine.step();
    const double began = stopwatch.seconds();
    engine.train(std::min(chunk, steps - progress.steps));
    const TrainingReport report = engine.collect();
    progress.seconds = stopwatch.seconds();
    progress.finite = report.finite;
    progress.steps += static_cast<int>(engine.step() - step_before);
    if (!report.losses.empty()) progress.loss = report.losses.back();
    if (!watcher(progress) || !progress.finite) break;
    // Grows by at most four at a time, so that one quick chunk can't make the next one endless.
    const double duration = std::max(progress.seconds - began, 1e-6);
    chunk = std::max(1, static_cast<int>(chunk * std::min(4.0, chunk_seconds / duration)));
  }
  return progress;
}

}  // namespace pushforward::app
