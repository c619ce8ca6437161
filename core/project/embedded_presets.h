// The files of resources/presets as they were at build time (cmake/EmbedPresets.cmake writes the definition).
#pragma once

#include <string_view>
#include <vector>

namespace pushforward {

struct EmbeddedPreset {
  std::string_view name;
  std::string_view text;
};

// In order of the gallery.
[[nodiscard]] const std::vector<EmbeddedPreset>& embedded_presets();

}  // namespace pushforward
