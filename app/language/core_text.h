// Core and gpu know nothing of languages and write English. Here their texts become those of the window's language.
#pragma once

#include <QString>
#include <string>

namespace pushforward::app {

// The context of these texts in the files of the translations.
inline constexpr const char* core_context = "core";

// A text of core's registries (a name, an explanation, a preset's title), or a sentence that was composed there, also
// with the place of a mistake in front of it ("stack.layers[2].params.w: ..."). What is neither is given back as it is.
[[nodiscard]] QString core_text(const std::string& english);
[[nodiscard]] QString core_text(const QString& english);
[[nodiscard]] QString core_text(const char* english);

}  // namespace pushforward::app
