// What a benchmark found, and how it is written.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "app/cli/bench_cases.h"
#include "app/cli/bench_frames.h"
#include "app/cli/bench_measurements.h"
#include "core/train/engine.h"
#include "gpu/ceilings.h"

namespace pushforward::app {

struct TrainingResult {
  TrainingCase bench_case;
  Measurements steps_per_second;
};

struct FrameResult {
  TrainingCase bench_case;
  std::string name;
  FrameTimes milliseconds;
};

struct EditResult {
  TrainingCase bench_case;
  std::string name;
  Measurements milliseconds;
};

struct BenchResult {
  EngineDescription device;
  int rounds = 0;
  std::optional<gpu::Ceilings> ceilings;  // of OpenCL devices
  std::vector<TrainingResult> training;
  std::vector<FrameResult> frames;
  std::vector<EditResult> edits;
};

// The ratio of a comparison: the median over the rounds of the ratio within a round. Empty when not all of its cases
// were measured.
[[nodiscard]] std::optional<double> ratio(const Comparison& comparison, const std::vector<TrainingResult>& training);

void print_text(std::ostream& out, const BenchResult& result);
[[nodiscard]] nlohmann::ordered_json to_json(const BenchResult& result);

}  // namespace pushforward::app
