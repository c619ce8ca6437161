#include "app/cli/point_reader.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <istream>
#include <optional>
#include <string_view>
#include <vector>

#include "app/cli/table.h"
#include "core/errors.h"

namespace pushforward::app {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string_view trim(std::string_view text) {
  constexpr std::string_view blanks = " \t\r";
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::vector<std::string_view> split(std::string_view line) {
  std::vector<std::string_view> fields;
  while (true) {
    const auto comma = line.find(',');
    fields.push_back(trim(line.substr(0, comma)));
    if (comma == std::string_view::npos) return fields;
    line.remove_prefix(comma + 1);
  }
}

std::optional<double> parse_number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

class PointReader {
 public:
  PointReader(std::string name, const std::string& variable, int dim)
      : name_(std::move(name)), variables_(column_names(variable, dim)) {}

  Matrix read(std::istream& in) {
    std::string text;
    bool is_first = true;
    while (std::getline(in, text)) {
      ++line_;
      std::string_view line = text;
      if (line_ == 1 && line.starts_with(byte_order_mark)) line.remove_prefix(byte_order_mark.size());
      if (trim(line).empty()) continue;
      const auto fields = split(line);
      if (is_first) {
        is_first = false;
        if (is_header(fields)) {
          read_header(fields);
          continue;
        }
        take_columns_in_order(fields.size());
      }
      read_row(fields);
    }
    if (coordinates_.empty()) throw InputError(name_, "There is no point in it; one line a point is expected.");
    const auto dim = static_cast<Eigen::Index>(variables_.size());
    return Eigen::Map<const Matrix>(coordinates_.data(), dim, static_cast<Eigen::Index>(coordinates_.size()) / dim);
  }

 private:
  [[noreturn]] void fail(const std::string& sentence) const {
    throw InputError(name_ + ":" + std::to_string(line_), sentence);
  }

  // A header holds no number at all; "1.0,abc" is a broken row rather than a header.
  static bool is_header(const std::vector<std::string_view>& fields) {
    return std::ranges::none_of(fields, [](std::string_view field) { return parse_number(field).has_value(); });
  }

  void read_header(const std::vector<std::string_view>& fields) {
    for (const std::string& variable : variables_) {
      const auto found = std::ranges::find(fields, std::string_view(variable));
      if (found == fields.end()) break;
      columns_.push_back(static_cast<std::size_t>(found - fields.begin()));
    }
    if (columns_.size() == variables_.size()) {
      fields_per_row_ = fields.size();
      return;
    }
    columns_.clear();
    take_columns_in_order(fields.size());
  }

  void take_columns_in_order(std::size_t count) {
    if (count != variables_.size()) {
      fail("It has " + std::to_string(count) + " columns where " + std::to_string(variables_.size()) +
           " are expected; either give just these, or a header that names the columns " + variables_.front() + " to " +
           variables_.back() + ".");
    }
    for (std::size_t column = 0; column < count; ++column) columns_.push_back(column);
    fields_per_row_ = count;
  }

  void read_row(const std::vector<std::string_view>& fields) {
    if (fields.size() != fields_per_row_) {
      fail("It has " + std::to_string(fields.size()) + " columns where the lines before have " +
           std::to_string(fields_per_row_) + ".");
    }
    for (const std::size_t column : columns_) {
      const auto value = parse_number(fields[column]);
      if (!value) {
        fail("Column " + std::to_string(column + 1) + " holds \"" + std::string(fields[column]) +
             "\", which is no number.");
      }
      if (!std::isfinite(*value)) fail("Column " + std::to_string(column + 1) + " is not finite.");
      coordinates_.push_back(*value);
    }
  }

  std::string name_;
  std::vector<std::string> variables_;
  int line_ = 0;
  std::vector<std::size_t> columns_;  // of the variables, in their order
  std::size_t fields_per_row_ = 0;
  std::vector<double> coordinates_;  // interleaved
};

}  // namespace

Matrix read_points(std::istream& in, const std::string& name, const std::string& variable, int dim) {
  return PointReader(name, variable, dim).read(in);
}

Matrix read_points(const std::string& path, const Environment& environment, const std::string& variable, int dim) {
  if (path == "-") return read_points(environment.in, "standard input", variable, dim);
  std::ifstream file(path);
  if (!file) throw InputError("--points", "The file \"" + path + "\" can't be read.");
  return read_points(file, path, variable, dim);
}

}  // namespace pushforward::app
