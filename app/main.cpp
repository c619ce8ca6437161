#include <vector>

#include "app/cli/command_line.h"

#ifdef PUSHFORWARD_GUI
#include "app/window/start_window.h"
#endif

int main(int argc, char** argv) {
  pushforward::app::WindowStarter start_window;
#ifdef PUSHFORWARD_GUI
  start_window = [argc, argv](const std::string& project, const std::string& device,
                              std::optional<std::uint64_t> seed) {
    return pushforward::app::start_window(argc, argv, project, device, seed);
  };
  // The command line need not know what only the window understands.
  std::vector<char*> arguments = pushforward::app::without_window_options(argc, argv);
  return pushforward::app::run_command_line(static_cast<int>(arguments.size()), arguments.data(), start_window);
#else
  return pushforward::app::run_command_line(argc, argv, start_window);
#endif
}
