// The option --target: from what a person typed to a target.
#pragma once

#include <string>

#include "core/import/import_target.h"

namespace pushforward::app {

// "two-gaussians", with parameters "two-gaussians:distance=3,...", of a typed energy "formula:energy=x^2 + y^2" (the
// formula goes on to the end) or of a file "points:file=samples.csv,bandwidth=0.3". Throws InputError; what the target
// itself asks for is checked when it is made.
[[nodiscard]] ImportedTarget parse_target(const std::string& text);

}  // namespace pushforward::app
