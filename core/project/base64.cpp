#include "core/project/base64.h"

#include <algorithm>
#include <cstddef>

namespace pushforward {

namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

}  // namespace

std::string to_base64(std::span<const std::uint8_t> bytes) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::size_t given = std::min<std::size_t>(3, bytes.size() - at);
    std::uint32_t word = 0;
    for (std::size_t k = 0; k < 3; ++k) word = word << 8U | (k < given ? bytes[at + k] : 0U);
    for (std::size_t k = 0; k < 4; ++k) text += k <= given ? alphabet[word >> (18U - 6U * k) & 63U] : '=';
  }
  return text;
}

std::optional<std::vector<std::uint8_t>> from_base64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  std::vector<std::uint8_t> bytes;
  bytes.reserve(text.size() / 4 * 3);
  for (std::size_t at = 0; at < text.size(); at += 4) {
    const bool is_last = at + 4 == text.size();
    std::uint32_t word = 0;
    std::size_t padding = 0;
    for (std::size_t k = 0; k < 4; ++k) {
      const char letter = text[at + k];
      word <<= 6U;
      if (letter == '=' && is_last && k >= 2) {
        ++padding;
        continue;
      }
      const std::size_t digit = alphabet.find(letter);
      if (digit == std::string_view::npos || padding > 0) return std::nullopt;
      word |= static_cast<std::uint32_t>(digit);
    }
    for (std::size_t k = 0; k < 3; ++k) {
      const auto byte = static_cast<std::uint8_t>(word >> (16U - 8U * k) & 255U);
      if (k < 3 - padding)
        bytes.push_back(byte);
      else if (byte != 0)
        return std::nullopt;
    }
  }
  return bytes;
}

}  // namespace pushforward
