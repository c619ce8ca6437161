// Points from CSV.
#pragma once

#include <iosfwd>
#include <string>

#include "app/cli/command_line.h"
#include "core/layers/layer.h"

namespace pushforward::app {

// One point a line, numbers separated by commas; blank lines are skipped. The first line may be a header. A header that
// names `variable`1, `variable`2, ... says which columns are meant, so that what one command writes another one reads;
// otherwise there must be exactly `dim` columns. Throws InputError whose field is "<name>:<line>".
[[nodiscard]] Matrix read_points(std::istream& in, const std::string& name, const std::string& variable, int dim);
// `path` "-" is standard input.
[[nodiscard]] Matrix read_points(const std::string& path, const Environment& environment, const std::string& variable,
                                 int dim);

}  // namespace pushforward::app
