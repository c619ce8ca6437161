// Text -> JSON value, strictly and safely: the depth is limited while parsing (a deep value would overflow the stack
// when nlohmann copies or prints it), a key may appear once, and every number is finite.
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace pushforward {

inline constexpr std::size_t deepest_nesting = 32;
// Of the text, in bytes: a hostile file then costs at most some hundred megabytes of memory.
inline constexpr std::size_t longest_text = std::size_t{64} << 20;

// Throws InputError; its sentence names line and column where the text is no JSON, its field the place in the document
// as far as it is known.
[[nodiscard]] nlohmann::json parse_json(std::string_view text);

// Fields of errors are written like "stack.layers[2].params.w[1]".
[[nodiscard]] std::string member_path(const std::string& object, std::string_view key);
[[nodiscard]] std::string element_path(const std::string& list, std::size_t index);

// At most `length` bytes of a text of unknown origin, without control characters, ended by "..." where it was cut.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t length);

}  // namespace pushforward
