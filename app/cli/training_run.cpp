#include "app/cli/training_run.h"

#include <algorithm>
#include <cmath>

#include "app/cli/stopwatch.h"

namespace pushforward::app {
namespace {

// Long enough that waiting for a device between chunks costs nothing, short enough that Ctrl+C acts at once.
constexpr double chunk_seconds = 0.1;

struct Snapshot {
  Stack stack;
  std::int64_t step = 0;
};

Snapshot snapshot(Engine& engine) { return {engine.stack(), engine.step()}; }

void go_back(Engine& engine, const Snapshot& snapshot) {
  engine.set_stack(snapshot.stack);
  engine.restart(snapshot.step);
}

// Finite losses at the start of a report: so many of its steps are known to be good.
std::size_t finite_losses(const TrainingReport& report) {
  const auto bad = std::ranges::find_if(report.losses, [](float loss) { return !std::isfinite(loss); });
  // When no loss is to blame it was the last step's gradient.
  if (bad == report.losses.end()) return report.losses.empty() ? 0 : report.losses.size() - 1;
  return static_cast<std::size_t>(bad - report.losses.begin());
}

}  // namespace

TrainingProgress run_training(Engine& engine, int steps, const TrainingWatcher& watcher) {
  const Stopwatch stopwatch;
  const std::int64_t first_step = engine.step();
  TrainingProgress progress;
  Snapshot good = snapshot(engine);
  int chunk = 1;
  while (progress.steps < steps) {
    Snapshot before = snapshot(engine);
    const double began = stopwatch.seconds();
    engine.train(std::min(chunk, steps - progress.steps));
    const TrainingReport report = engine.collect();
    progress.seconds = stopwatch.seconds();
    if (!report.losses.empty()) progress.loss = report.losses.back();
    progress.gradient_error = report.gradient_error;
    if (!report.finite) {
      const std::size_t finite = finite_losses(report);
      progress.failed_step = report.first_step + static_cast<std::int64_t>(finite);
      go_back(engine, finite > 0 ? before : good);
    }
    progress.steps = static_cast<int>(engine.step() - first_step);
    if (!watcher(progress) || progress.failed_step) break;
    good = std::move(before);
    // Grows by at most four at a time, so that one quick chunk can't make the next one endless.
    const double duration = std::max(progress.seconds - began, 1e-6);
    chunk = std::max(1, static_cast<int>(chunk * std::min(4.0, chunk_seconds / duration)));
  }
  return progress;
}

}  // namespace pushforward::app
