// The words of captions (core/export/caption.h) in the window's language.
#pragma once

#include <string>

namespace pushforward::app {

// Of a phrase of captions or of a text of core's registries; what is neither is given back as it is. Any thread.
[[nodiscard]] std::string caption_word(const std::string& english);

}  // namespace pushforward::app
