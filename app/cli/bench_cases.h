// What is measured: the standard stacks, each with its objective, target and batch.
#pragma once

#include <string>
#include <vector>

#include "core/flow/stack.h"
#include "core/targets/target.h"
#include "core/train/training_settings.h"

namespace pushforward::app {

struct TrainingCase {
  std::string model;  // e.g. "planar-32-reverse"
  Stack stack;
  TargetChoice target;
  TrainingSettings training;

  // What --case looks at, e.g. "planar-32-reverse-1024".
  [[nodiscard]] std::string name() const;
};

// Two times of one and the same machine, as a ratio: how much the numerator's cases cost against the denominator's.
struct Comparison {
  std::string name;
  std::vector<std::string> numerator, denominator;  // names of training cases; their times for a step are added up
  bool of_speeds = false;                           // the ratio of the steps per second instead: 1 / ratio of the times
};

[[nodiscard]] std::vector<TrainingCase> training_cases();
[[nodiscard]] std::vector<Comparison> comparisons();

// `count` layers in a row: "planar", "radial", "rotation" as they come, "coupling" with alternating masks.
[[nodiscard]] Stack planar_stack(int count);
[[nodiscard]] Stack coupling_stack(int count, std::int64_t width, const std::string& activation);

// Forward KL (alpha 1) learns two moons, reverse KL (alpha 0) the target u1; the parameters are drawn anew.
[[nodiscard]] TrainingCase make_case(const std::string& model, Stack stack, double alpha, int batch);

// Floating-point operations of a training step in the conditioners' matrix products; 0 for stacks without any. See the
// source for what is counted.
[[nodiscard]] double conditioner_operations(const TrainingCase& bench_case);

}  // namespace pushforward::app
