#include "app/cli/table.h"

#include <array>
#include <charconv>
#include <cstdlib>
#include <ostream>
#include <sstream>

#include "core/files/new_file.h"

namespace pushforward::app {
namespace {

std::string format_number(double value, int significant_digits) {
  std::array<char, 64> text{};
  const auto result =
      std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::general, significant_digits);
  return {text.data(), result.ptr};
}

}  // namespace

std::vector<std::string> column_names(const std::string& variable, int dim) {
  std::vector<std::string> names;
  for (int component = 1; component <= dim; ++component) names.push_back(variable + std::to_string(component));
  return names;
}

void write_csv(std::ostream& out, const Table& table) {
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    out << (column == 0 ? "" : ",") << table.columns[column];
  }
  out << "\n";
  for (Eigen::Index row = 0; row < table.values.cols(); ++row) {
    for (Eigen::Index column = 0; column < table.values.rows(); ++column) {
      out << (column == 0 ? "" : ",") << format_number(table.values(column, row), table.significant_digits);
    }
    out << "\n";
  }
}

nlohmann::ordered_json to_json(const Table& table) {
  nlohmann::ordered_json object;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    nlohmann::ordered_json values = nlohmann::ordered_json::array();
    for (Eigen::Index row = 0; row < table.values.cols(); ++row) {
      const double value = table.values(static_cast<Eigen::Index>(column), row);
      // Rounded to what the device computed, so that a float does not print as seventeen digits.
      values.push_back(std::strtod(format_number(value, table.significant_digits).c_str(), nullptr));
    }
    object[table.columns[column]] = std::move(values);
  }
  return object;
}

void write_result(const CommandContext& context, const Table& table, const std::string& output_path,
                  const std::string& device) {
  if (!output_path.empty()) {
    std::ostringstream text;
    write_csv(text, table);
    write_whole_file(output_path, text.str());
  }
  if (context.common.json) {
    nlohmann::ordered_json object{{"count", table.values.cols()}, {"device", device}};
    if (output_path.empty()) {
      object.update(to_json(table));
    } else {
      object["output"] = output_path;
    }
    context.environment.out << object.dump(2) << "\n";
  } else if (output_path.empty()) {
    write_csv(context.environment.out, table);
  }
}

}  // namespace pushforward::app
