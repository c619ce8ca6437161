// `pushforward render` and `pushforward open`: figures without a window, and their way back.
#include <memory>

#include "app/cli/drawing_run.h"

namespace pushforward::app {
namespace {

constexpr DrawingCommand render{.name = "render", .draws = "figures", .file_ends = ".pdf, .svg or .png"};

void add_small_multiples(CLI::App& command, RenderOptions& options) {
  command.add_option("--over", options.over, "small multiples over depth, training, temperature or layers")
      ->check(CLI::IsMember({"depth", "training", "temperature", "layers"}))
      ->group("What");
  command.add_option("--values", options.values, "the depths, steps, temperatures or numbers of layers")
      ->delimiter(',')
      ->group("What");
  command.add_option("--depth", options.depth, "layers that act, the last perhaps in part")->group("What");
  command.add_option("--temperature", options.temperature, "of the base")->group("What");
}

void add_look_options(CLI::App& command, RenderOptions& options) {
  command.add_option("--preset", options.preset, "slide, one-column or two-column: size, letters and theme")
      ->group("Look");
  command.add_option("--size", options.size, "like 84x70mm, 6x4in or 1920x1080px")->group("Look");
  command.add_option("--dpi", options.dpi, "pixels per inch")->group("Look");
  command.add_option("--theme", options.theme, "white, transparent or dark")->group("Look");
  command.add_option("--font-size", options.font_size, "in points")->group("Look");
  command.add_option("--title", options.title, "of the whole figure")->group("Look");
}

}  // namespace

void add_render_command(CLI::App& program, CommandContext& context) {
  const auto options = std::make_shared<RenderOptions>();
  CLI::App* command = add_command(
      program, context, "render", "Draws figures into PDF, SVG and PNG files, without a window", [&context, options] {
        const FigureRenderer& draw = context.window.render_figures;
        if (!draw) return run_drawing(context, render, *options, {});
        return run_drawing(context, render, *options, [&](const RenderHost& host) { draw(*options, host); });
      });
  add_file_options(*command, render, *options);
  add_figure_options(*command, *options);
  add_small_multiples(*command, *options);
  add_look_options(*command, *options);
}

void add_open_command(CLI::App& program, CommandContext& context) {
  const auto file = std::make_shared<std::string>();
  CLI::App* command =
      add_command(program, context, "open", "Opens the window on a project, or on the model that a figure carries",
                  [&context, file] { return open_window(context, *file); });
  command
      ->add_option("FILE", *file,
                   "a .pushforward file, a preset, or a .png, .svg or .pdf that this program has written")
      ->required();
}

}  // namespace pushforward::app
