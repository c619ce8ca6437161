// From the command line to the running window.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pushforward::app {

// Opens `project_or_preset` (a file, the name of a preset, or empty for the default), trains at once, and returns the
// process's exit code when the window is closed. `device` as for EngineSource::make; `seed` replaces the project's.
//
// For pictures of the real window (the README's, say), argv may hold: --picture FILE --after-steps N
// --theme dark|light --size WIDTHxHEIGHT. The window is then drawn into FILE after N steps, and the program ends.
int start_window(int argc, char** argv, const std::string& project_or_preset, const std::string& device,
                 std::optional<std::uint64_t> seed);

// argv without the options named above and their values.
[[nodiscard]] std::vector<char*> without_window_options(int argc, char** argv);

}  // namespace pushforward::app
