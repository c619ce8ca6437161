// Named columns of numbers: what eval, transform and sample write, as CSV or as JSON.
#pragma once

#include <iosfwd>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "app/cli/command.h"
#include "core/layers/layer.h"

namespace pushforward::app {

struct Table {
  std::vector<std::string> columns;
  Matrix values;                // columns x N
  int significant_digits = 17;  // 9 tell every float apart, 17 every double
};

// "x1", "x2", ... for variable "x".
[[nodiscard]] std::vector<std::string> column_names(const std::string& variable, int dim);

void write_csv(std::ostream& out, const Table& table);
// An array per column. JSON knows no infinity and no NaN: they become null.
[[nodiscard]] nlohmann::ordered_json to_json(const Table& table);

// Where a command's table goes: CSV to `output_path`, else CSV or (--json) one object to standard output. With both
// --json and an output path the object says what was written where.
void write_result(const CommandContext& context, const Table& table, const std::string& output_path,
                  const std::string& device);

}  // namespace pushforward::app
