// What stands under a figure: what was trained, on what, how long, and how well.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "core/project/project.h"
#include "core/train/metrics.h"

namespace pushforward {

// The words of a caption in another language: of a title, or of a sentence or phrase with the places %1, %2, ...
using CaptionWords = std::function<std::string(const std::string& english)>;

// Two or three plain sentences: stack, target, objective, optimiser, steps, seed; KL where it was measured. In English
// without other words.
[[nodiscard]] std::string caption(const Project& project, const std::optional<Metrics>& metrics = std::nullopt,
                                  const CaptionWords& words = {});

// "8 × affine coupling, 2 × planar (inverse)": runs of equal layers from the base to the data.
[[nodiscard]] std::string stack_summary(const Stack& stack);

}  // namespace pushforward
