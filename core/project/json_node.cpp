#include "core/project/json_node.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/errors.h"
#include "core/project/json_print.h"
#include "core/project/json_text.h"

namespace pushforward {

namespace {

std::string range_text(const NumberRange& range) {
  std::string text;
  if (std::isfinite(range.minimum))
    text += (range.above_minimum ? " greater than " : " of at least ") + shortest_digits(range.minimum);
  if (std::isfinite(range.maximum)) {
    if (!text.empty()) text += " and";
    text += (range.below_maximum ? " less than " : " of at most ") + shortest_digits(range.maximum);
  }
  return text;
}

}  // namespace

void JsonNode::refuse(const std::string& sentence) const { throw InputError(path_, sentence); }

std::string JsonNode::description() const {
  const nlohmann::json& value = *value_;
  switch (value.type()) {
    case nlohmann::json::value_t::null:
      return "null";
    case nlohmann::json::value_t::boolean:
      return value.get<bool>() ? "true" : "false";
    case nlohmann::json::value_t::string:
      return "the text \"" + shortened(value.get_ref<const std::string&>(), 40) + "\"";
    case nlohmann::json::value_t::array:
      return "a list of " + std::to_string(value.size());
    case nlohmann::json::value_t::object:
      return "an object";
    default:
      return "the number " + print_json(value);
  }
}

void JsonNode::expect_object() const {
  if (!value_->is_object()) refuse("expected an object { ... }, found " + description() + ".");
}

void JsonNode::allow_only(std::initializer_list<std::string_view> keys) const {
  expect_object();
  for (const auto& [key, value] : value_->items()) {
    if (std::ranges::find(keys, std::string_view(key)) != keys.end()) continue;
    std::string known;
    for (const std::string_view name : keys) known += (known.empty() ? "" : ", ") + std::string(name);
    throw InputError(member_path(path_, key), "this key is unknown here; the known ones are " + known + ".");
  }
}

std::optional<JsonNode> JsonNode::find(std::string_view key) const {
  const auto found = value_->find(std::string(key));
  if (found == value_->end()) return std::nullopt;
  return JsonNode(*found, member_path(path_, key));
}

JsonNode JsonNode::required(std::string_view key) const {
  if (std::optional<JsonNode> found = find(key)) return *std::move(found);
  throw InputError(member_path(path_, key), "this key is missing and must be given.");
}

void JsonNode::expect_list() const {
  if (!value_->is_array()) refuse("expected a list [ ... ], found " + description() + ".");
}

std::size_t JsonNode::size() const { return value_->is_structured() ? value_->size() : 0; }

JsonNode JsonNode::element(std::size_t index) const { return {value_->at(index), element_path(path_, index)}; }

bool JsonNode::boolean() const {
  if (!value_->is_boolean()) refuse("expected true or false, found " + description() + ".");
  return value_->get<bool>();
}

std::string JsonNode::text() const {
  if (!value_->is_string()) refuse("expected a text, found " + description() + ".");
  return value_->get<std::string>();
}

double JsonNode::number(const NumberRange& range) const {
  if (!value_->is_number()) refuse("expected a number" + range_text(range) + ", found " + description() + ".");
  const double number = value_->get<double>();
  const bool low = range.above_minimum ? number <= range.minimum : number < range.minimum;
  const bool high = range.below_maximum ? number >= range.maximum : number > range.maximum;
  if (low || high) refuse("expected a number" + range_text(range) + ", found " + description() + ".");
  return number;
}

std::int64_t JsonNode::integer(std::int64_t minimum, std::int64_t maximum) const {
  constexpr double exact = 9007199254740992.0;  // 2^53: beyond it a double no longer tells integers apart
  std::optional<std::int64_t> number;
  if (value_->is_number_unsigned()) {
    if (const auto wide = value_->get<std::uint64_t>(); std::in_range<std::int64_t>(wide))
      number = static_cast<std::int64_t>(wide);
  } else if (value_->is_number_integer()) {
    number = value_->get<std::int64_t>();
  } else if (value_->is_number_float()) {
    if (const auto real = value_->get<double>(); std::trunc(real) == real && std::abs(real) <= exact)
      number = static_cast<std::int64_t>(real);
  }
  const bool unbounded = minimum == std::numeric_limits<std::int64_t>::min();
  if (!number && unbounded) refuse("expected an integer, found " + description() + ".");
  if (!number || *number < minimum || *number > maximum)
    refuse("expected an integer from " + std::to_string(minimum) + " to " + std::to_string(maximum) + ", found " +
           description() + ".");
  return *number;
}

std::uint64_t JsonNode::natural() const {
  if (value_->is_number_unsigned()) return value_->get<std::uint64_t>();
  if (value_->is_number_float())
    return static_cast<std::uint64_t>(integer(0, std::numeric_limits<std::int64_t>::max()));
  refuse("expected an integer from 0 to 18446744073709551615, found " + description() + ".");
}

}  // namespace pushforward
