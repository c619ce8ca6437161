// What is measured: the standard stacks, each with its objective, target and batch.
#pragma once

#include <string>
#include <vector>

#include "core/flow/stack.h"
#include "core/targets/target.h"
#include "core/train/training_settings.h"

namespace pushforward::app {

struct BenchCase {
  std::string name;  // e.g. "32 planar"
  Stack stack;
  TargetChoice target;
  TrainingSettings training;
};

[[nodiscard]] std::vector<BenchCase> bench_cases();

}  // namespace pushforward::app
