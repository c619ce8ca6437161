#include "core/import/delimited_points.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "core/errors.h"

namespace pushforward {

namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r\"";
  const std::size_t first = text.find_first_not_of(blank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

std::vector<std::string_view> split(std::string_view line, char separator) {
  std::vector<std::string_view> cells;
  if (separator != ' ') {
    for (std::size_t start = 0; start <= line.size();) {
      const std::size_t end = std::min(line.find(separator, start), line.size());
      cells.push_back(trimmed(line.substr(start, end - start)));
      start = end + 1;
    }
    return cells;
  }
  for (std::size_t start = line.find_first_not_of(" \t"); start < line.size();) {
    const std::size_t end = std::min(line.find_first_of(" \t", start), line.size());
    cells.push_back(line.substr(start, end - start));
    start = line.find_first_not_of(" \t", end);
  }
  return cells;
}

char separator_of(std::string_view line) {
  for (const char candidate : {'\t', ';', ','})
    if (line.find(candidate) != std::string_view::npos) return candidate;
  return ' ';
}

std::optional<double> number_of(std::string_view cell, bool decimal_comma) {
  std::string text(cell.starts_with('+') ? cell.substr(1) : cell);
  if (decimal_comma && text.find('.') == std::string::npos) std::ranges::replace(text, ',', '.');
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

// Which two columns hold the points.
using Columns = std::pair<std::size_t, std::size_t>;

std::optional<Columns> named_columns(const std::vector<std::string_view>& cells) {
  for (const auto& [first, second] : {std::pair{"x1", "x2"}, std::pair{"x", "y"}, std::pair{"X", "Y"}}) {
    const auto one = std::ranges::find(cells, std::string_view(first));
    const auto other = std::ranges::find(cells, std::string_view(second));
    if (one != cells.end() && other != cells.end())
      return Columns(static_cast<std::size_t>(one - cells.begin()), static_cast<std::size_t>(other - cells.begin()));
  }
  return std::nullopt;
}

std::string quoted(std::string_view cell) {
  constexpr std::size_t longest = 32;
  std::string text("\"");
  text.append(cell.substr(0, longest)).append(cell.size() > longest ? "…\"" : "\"");
  return text;
}

class Reader {
 public:
  explicit Reader(const std::string& name) : name_(name) {}

  void take(std::string_view line) {
    ++line_;
    if (line.ends_with('\r')) line.remove_suffix(1);
    const std::string_view content = trimmed(line);
    if (content.empty() || content.front() == '#') return;
    const char separator = separator_.value_or(separator_of(line));
    const std::vector<std::string_view> cells = split(line, separator);
    const bool decimal_comma = separator == ';' || separator == '\t';
    if (!seen_first_ && std::ranges::none_of(
                            cells, [&](std::string_view cell) { return number_of(cell, decimal_comma).has_value(); })) {
      seen_first_ = true;
      columns_ = named_columns(cells);
      return;
    }
    seen_first_ = true;
    separator_ = separator;
    if (!columns_ && cells.size() != 2)
      refuse("expected two columns, found " + std::to_string(cells.size()) +
             "; leave two of them, or name the wanted ones x1 and x2 in the first line.");
    const Columns columns = columns_.value_or(Columns(0, 1));
    for (const std::size_t column : {columns.first, columns.second}) {
      if (column >= cells.size()) refuse("the line has only " + std::to_string(cells.size()) + " columns.");
      const auto number = number_of(cells[column], decimal_comma);
      if (!number) refuse(quoted(cells[column]) + " is not a finite number.");
      points_.values.push_back(*number);
    }
  }

  NumberRows finish() {
    if (points_.values.empty()) throw InputError(name_, "there are no points in it; each line should be x1,x2.");
    return std::move(points_);
  }

 private:
  [[noreturn]] void refuse(const std::string& sentence) const {
    throw InputError(name_ + ":" + std::to_string(line_), sentence);
  }

  std::string name_;
  int line_ = 0;
  bool seen_first_ = false;
  std::optional<char> separator_;
  std::optional<Columns> columns_;
  NumberRows points_{.columns = 2, .values = {}};
};

}  // namespace

NumberRows read_delimited_points(std::string_view text, const std::string& name, const ImportProgress& progress) {
  constexpr std::size_t report_every = std::size_t{1} << 18U;  // bytes
  std::size_t next_report = report_every;
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);  // byte order mark
  Reader reader(name);
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    reader.take(text.substr(start, end - start));
    start = end + 1;
    if (progress && start >= next_report) {
      next_report = start + report_every;
      progress(std::min(1.0, static_cast<double>(start) / static_cast<double>(text.size())));
    }
  }
  return reader.finish();
}

}  // namespace pushforward
