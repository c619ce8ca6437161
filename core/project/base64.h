// Bytes as text (RFC 4648, section 4), for what would be too long as a list of numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pushforward {

[[nodiscard]] std::string to_base64(std::span<const std::uint8_t> bytes);
// Strict: no spaces, padded, unused bits zero; nothing when the text is no base64.
[[nodiscard]] std::optional<std::vector<std::uint8_t>> from_base64(std::string_view text);

}  // namespace pushforward
