// Seconds since the system has started this process, loading included; empty where the system doesn't tell. Accurate to
// a hundredth of a second.
#pragma once

#include <optional>

namespace pushforward::app {

[[nodiscard]] std::optional<double> process_age();

}  // namespace pushforward::app
