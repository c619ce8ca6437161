#include "core/export/python_text.h"

#include <cmath>
#include <variant>

#include "core/project/json_print.h"

namespace pushforward {

namespace {

std::string digits(double number) {
  if (std::isnan(number)) return "math.nan";
  if (std::isinf(number)) return number > 0.0 ? "math.inf" : "-math.inf";
  std::string text = shortest_digits(number);
  if (text.find_first_of(".en") == std::string::npos) text += ".0";
  return text;
}

std::string row(std::span<const double> numbers) {
  std::string text;
  for (const double number : numbers) text.append(text.empty() ? "" : ", ").append(digits(number));
  return "[" + text + "]";
}

struct Literal {
  std::string operator()(std::monostate) const { return "None"; }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(double number) const { return digits(number); }
  std::string operator()(const std::string& name) const { return "\"" + name + "\""; }
  std::string operator()(const std::vector<std::int64_t>& list) const {
    std::string text;
    for (const std::int64_t item : list) text.append(text.empty() ? "" : ", ").append(std::to_string(item));
    return "[" + text + "]";
  }
};

}  // namespace

std::string python_literal(const HyperValue& value) { return std::visit(Literal{}, value); }

std::string python_array(const TensorShape& shape, std::span<const double> numbers) {
  if (shape.rank < 2) return "array(" + row(numbers) + ")";
  std::string rows;
  for (int i = 0; i < shape.rows; ++i) {
    rows += i == 0 ? "" : ", ";
    rows += row(numbers.subspan(static_cast<std::size_t>(i) * static_cast<std::size_t>(shape.cols),
                                static_cast<std::size_t>(shape.cols)));
  }
  return "array([" + rows + "])";
}

std::string wrapped(const std::string& text, std::size_t indentation, std::size_t width) {
  std::string result;
  std::size_t column = indentation;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t comma = text.find(", ", at);
    const std::size_t end = comma == std::string::npos ? text.size() : comma + 1;
    if (column + (end - at) > width && column > indentation) {
      result.append("\n").append(indentation, ' ');
      column = indentation;
    } else if (at > 0) {
      result += ' ';
      ++column;
    }
    result.append(text, at, end - at);
    column += end - at;
    at = comma == std::string::npos ? text.size() : comma + 2;
  }
  return result;
}

std::string docstring_text(const std::string& text) {
  std::string result;
  for (const char character : text) {
    if (character == '\\' || character == '"') result += '\\';
    result += character;
  }
  return result;
}

}  // namespace pushforward
