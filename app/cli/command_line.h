// The command line of the program: everything that it does without a window.
//
// Exit codes: 0 success, 2 wrong usage, 3 bad input (a file, a value, a training that diverged), 4 a device failed or
// gave wrong results, 1 anything else. Results go to standard output, everything said to a person beside them to
// standard error.
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/cli/animation_renderer.h"
#include "app/cli/figure_renderer.h"

namespace pushforward::app {

enum ExitCode : int {
  exit_success = 0,
  exit_unexpected = 1,
  exit_usage = 2,
  exit_bad_input = 3,
  exit_device_failure = 4,
};

// Opens the window on `project` (a path; empty for none) and returns the process's exit code. The command line knows
// no window of its own, so that it can be built without one.
using WindowStarter =
    std::function<int(const std::string& project, const std::string& device, std::optional<std::uint64_t> seed)>;

// What only a build with the window can do; empty functions in one without.
struct WindowParts {
  WindowStarter start;
  FigureRenderer render_figures;
  AnimationRenderer render_animations;
  WindowParts() = default;
  WindowParts(WindowStarter starter, FigureRenderer figures = {},  // NOLINT: a starter alone will do
              AnimationRenderer animations = {})
      : start(std::move(starter)), render_figures(std::move(figures)), render_animations(std::move(animations)) {}
};

// Whether the program has a command of this name.
[[nodiscard]] bool is_command(const std::string& name);

struct Environment {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool err_is_terminal = false;  // draws progress bars
  std::string program = {};      // started to try an OpenCL device; empty: this very program
};

int run_command_line(int argc, char** argv, const WindowParts& window = {});
// `arguments` without the program's name.
int run_command_line(const std::vector<std::string>& arguments, const Environment& environment,
                     const WindowParts& window = {});

}  // namespace pushforward::app
