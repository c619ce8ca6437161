#include <vector>

#include "app/cli/command_line.h"

#ifdef PUSHFORWARD_GUI
#include "app/animation_export/render_animations.h"
#include "app/figure_export/render_figures.h"
#include "app/window/start_window.h"
#endif

int main(int argc, char** argv) {
  namespace app = pushforward::app;
#ifdef PUSHFORWARD_GUI
  const app::WindowParts window{
      [argc, argv](const std::string& project, const std::string& device, std::optional<std::uint64_t> seed) {
        return app::start_window(argc, argv, project, device, seed);
      },
      [argv](const app::RenderOptions& options, const app::RenderHost& host) {
        app::render_figures_offscreen(argv[0], options, host);
      },
      [argv](const app::AnimateOptions& options, const app::RenderHost& host) {
        app::render_animations_offscreen(argv[0], options, host);
      }};
  if (argc > 1 && app::is_command(argv[1])) return app::run_command_line(argc, argv, window);
  // The command line need not know what only the window understands.
  std::vector<char*> arguments = app::without_window_options(argc, argv);
  return app::run_command_line(static_cast<int>(arguments.size()), arguments.data(), window);
#else
  return app::run_command_line(argc, argv);
#endif
}
