// What `render` and `animate` have in common: they draw into files by what only a build with the window has, tell how
// far they are, can be interrupted, and name what they have written.
#pragma once

#include "app/cli/command.h"

namespace pushforward::app {

struct DrawingCommand {
  const char* name;       // "render"
  const char* draws;      // "figures"
  const char* file_ends;  // ".pdf, .svg or .png"
};

// `options` are the figure's; `draw` is given what it needs and is empty in a build that can't. Returns the exit code.
[[nodiscard]] int run_drawing(const CommandContext& context, const DrawingCommand& command,
                              const RenderOptions& options, const std::function<void(const RenderHost& host)>& draw);

// PROJECT, -o, --batch and --folder.
void add_file_options(CLI::App& command, const DrawingCommand& words, RenderOptions& options);
// What a figure and the pictures of an animation can show alike, and how they look.
void add_figure_options(CLI::App& command, RenderOptions& options);

}  // namespace pushforward::app
