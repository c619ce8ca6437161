// What reader and writer of files agree on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pushforward {

inline constexpr std::string_view project_format = "pushforward-project";
inline constexpr std::int64_t project_version = 1;
inline constexpr std::size_t most_layers = 1024;
inline constexpr std::int64_t largest_dim = 64;

}  // namespace pushforward
