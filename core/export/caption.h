// What stands under a figure: what was trained, on what, how long, and how well.
#pragma once

#include <optional>
#include <string>

#include "core/project/project.h"
#include "core/train/metrics.h"

namespace pushforward {

// Two or three plain sentences: stack, target, objective, optimiser, steps, seed; KL where it was measured.
[[nodiscard]] std::string caption(const Project& project, const std::optional<Metrics>& metrics = std::nullopt);

// "8 × affine coupling, 2 × planar (inverse)": runs of equal layers from the base to the data.
[[nodiscard]] std::string stack_summary(const Stack& stack);

}  // namespace pushforward
