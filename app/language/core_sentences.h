// The sentences that core, gpu and the session's worker compose: what is wrong with a file, a formula, a device.
#pragma once

#include <span>

namespace pushforward::app {

// As they are written there, with %1, %2, ... for what is put in; in the context core_context.
[[nodiscard]] std::span<const char* const> core_sentences();

}  // namespace pushforward::app
