// A value of a parsed document together with its place, so that every refusal names the field.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <limits>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace pushforward {

struct NumberRange {
  double minimum = -std::numeric_limits<double>::infinity();
  double maximum = std::numeric_limits<double>::infinity();
  bool above_minimum = false;  // the minimum itself is refused
  bool below_maximum = false;  // the maximum itself is refused
};

// Does not own the value. Everything here throws InputError whose field is the place.
class JsonNode {
 public:
  JsonNode(const nlohmann::json& value, std::string path) : value_(&value), path_(std::move(path)) {}
  [[nodiscard]] const nlohmann::json& json() const { return *value_; }
  [[nodiscard]] const std::string& path() const { return path_; }
  [[noreturn]] void refuse(const std::string& sentence) const;

  // Objects.
  void expect_object() const;
  void allow_only(std::initializer_list<std::string_view> keys) const;  // and it must be an object
  [[nodiscard]] std::optional<JsonNode> find(std::string_view key) const;
  [[nodiscard]] JsonNode required(std::string_view key) const;

  // Lists.
  void expect_list() const;
  [[nodiscard]] std::size_t size() const;  // 0 where it is no list and no object
  [[nodiscard]] JsonNode element(std::size_t index) const;

  [[nodiscard]] bool boolean() const;
  [[nodiscard]] std::string text() const;
  [[nodiscard]] double number(const NumberRange& range = {}) const;
  // A number without a fraction is an integer however it is written (256, 256.0), as in JSON Schema.
  [[nodiscard]] std::int64_t integer(std::int64_t minimum, std::int64_t maximum) const;
  [[nodiscard]] std::uint64_t natural() const;

  // "a string", "a list of 3", "the number 2.5", ... for sentences.
  [[nodiscard]] std::string description() const;

 private:
  const nlohmann::json* value_;
  std::string path_;
};

}  // namespace pushforward
