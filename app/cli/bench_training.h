// Steps per second of a training case on an engine.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "app/cli/bench_cases.h"
#include "core/targets/target_table.h"
#include "core/train/engine.h"

namespace pushforward::app {

class TrainingBench {
 public:
  explicit TrainingBench(Engine& engine) : engine_(engine) {}

  // The case's stack, target and settings, at step 0.
  void load(const TrainingCase& bench_case);
  [[nodiscard]] const CompiledTarget& target_of(const TrainingCase& bench_case);
  // Trains from the start for about `seconds`, after a few steps that are not counted. How many steps that takes is
  // found once a case. Throws DeviceError when a loss is not finite.
  [[nodiscard]] double steps_per_second(const TrainingCase& bench_case, double seconds);

 private:
  double seconds_of(const TrainingCase& bench_case, int steps);
  std::shared_ptr<const CompiledTarget> compiled(const TargetChoice& choice);

  Engine& engine_;
  std::map<std::string, std::shared_ptr<const CompiledTarget>> targets_;  // by id
  std::string loaded_target_;
  std::map<std::string, int> steps_;  // by the case's name
};

}  // namespace pushforward::app
