#include "core/project/json_print.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

namespace pushforward {

std::string shortest_digits(double number) {
  // A reader takes "-0" for the integer 0 and loses the sign.
  if (number == 0.0 && std::signbit(number)) return "-0.0";
  std::array<char, 32> digits;
  const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  return {digits.data(), result.ptr};
}

namespace {

template <typename Json>
void append(std::string& text, const Json& value, std::size_t indentation) {
  const auto is_plain = [](const Json& item) { return !item.is_structured(); };
  const auto new_line = [&](std::size_t depth) { text.append(1, '\n').append(2 * depth, ' '); };
  if (value.is_object() && !value.empty()) {
    text += '{';
    bool first = true;
    for (const auto& [key, member] : value.items()) {
      if (!first) text += ',';
      first = false;
      new_line(indentation + 1);
      text += Json(key).dump(-1, ' ', false, Json::error_handler_t::replace);
      text += ": ";
      append(text, member, indentation + 1);
    }
    new_line(indentation);
    text += '}';
  } else if (value.is_array() && !value.empty()) {
    const bool one_line = std::ranges::all_of(value, is_plain);
    text += '[';
    bool first = true;
    for (const Json& item : value) {
      if (!first) text += one_line ? ", " : ",";
      first = false;
      if (!one_line) new_line(indentation + 1);
      append(text, item, indentation + 1);
    }
    if (!one_line) new_line(indentation);
    text += ']';
  } else if (value.is_number_float()) {
    text += shortest_digits(value.template get<double>());
  } else {
    // A text that is no UTF-8 (a title from somewhere else) is repaired rather than refused.
    text += value.dump(-1, ' ', false, Json::error_handler_t::replace);
  }
}

}  // namespace

std::string print_json(const nlohmann::ordered_json& value) {
  std::string text;
  append(text, value, 0);
  return text;
}

std::string print_json(const nlohmann::json& value) {
  std::string text;
  append(text, value, 0);
  return text;
}

}  // namespace pushforward
