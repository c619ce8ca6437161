// What a step costs against the number of layers and the size of the batch.
#pragma once

#include <ostream>
#include <vector>

#include "app/cli/bench_cases.h"
#include "app/cli/bench_report.h"

namespace pushforward::app {

// Planar stacks (reverse KL) and couplings (32, 32) (forward KL): 1 to 256 layers at a batch of 1024, and batches of
// 256 to 2^20 through 32 planar layers or 8 couplings.
[[nodiscard]] std::vector<TrainingCase> scaling_cases();

// CSV: family, layers, batch, steps_per_second, microseconds_per_step, nanoseconds_per_layer_and_sample.
void print_scaling(std::ostream& out, const std::vector<TrainingResult>& training);

}  // namespace pushforward::app
