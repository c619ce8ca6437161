// A number of training steps on an engine, in chunks short enough to be interrupted and to show progress between.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "core/train/engine.h"

namespace pushforward::app {

struct TrainingProgress {
  int steps = 0;  // done in this run
  double seconds = 0.0;
  float loss = 0.0F;                     // of the last step, nats
  std::optional<double> gradient_error;  // tabulated training, the last measured; see TrainingReport
  // The step whose loss or gradient was not finite, by the engine's count.
  std::optional<std::int64_t> failed_step;
};

// Called after every chunk; returning false ends the run.
using TrainingWatcher = std::function<bool(const TrainingProgress&)>;

// The engine has its stack, target and settings already. Ends early when a loss or gradient is not finite; the engine
// then goes back to the last chunk that began with a finite one, because the parameters in front of the failing step
// are useless as a rule.
TrainingProgress run_training(Engine& engine, int steps, const TrainingWatcher& watcher);

}  // namespace pushforward::app
