// JSON value -> text for people: two spaces of indentation, lists of plain values on one line, and every double by the
// shortest digits that read back to the same bits.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace pushforward {

// The number must be finite. Always reads back as a double with the same bits, also for -0.
[[nodiscard]] std::string shortest_digits(double number);

// Keys in the order of insertion (ordered_json) or of the alphabet (json). No newline at the end.
[[nodiscard]] std::string print_json(const nlohmann::ordered_json& value);
[[nodiscard]] std::string print_json(const nlohmann::json& value);

}  // namespace pushforward
