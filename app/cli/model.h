// From what a person typed to a project.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/project/project.h"

namespace pushforward::app {

struct Model {
  Project project;
  int suggested_steps = 0;  // of training
};

// `name` is the path of a file or, when there is no such file, the name of a preset. `seed` replaces the project's.
// Throws InputError.
[[nodiscard]] Model load_model(const std::string& name, std::optional<std::uint64_t> seed);

// "forward" is 1, "reverse" 0, else a number in [0, 1]; nothing for any other text.
[[nodiscard]] std::optional<double> parse_objective(const std::string& text);

}  // namespace pushforward::app
