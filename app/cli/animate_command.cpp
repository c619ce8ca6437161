// `pushforward animate`: animations without a window.
#include <memory>

#include "app/cli/drawing_run.h"

namespace pushforward::app {
namespace {

constexpr DrawingCommand animate{.name = "animate", .draws = "animations", .file_ends = ".gif, .webp or .mp4"};

void add_motion_options(CLI::App& command, AnimateOptions& options) {
  command
      .add_option("--over", options.figure.over,
                  "what moves: depth (layer by layer), training (done again from the seed) or temperature; depth")
      ->check(CLI::IsMember({"depth", "training", "temperature"}))
      ->group("Motion");
  command.add_option("--seconds", options.seconds, "how long it lasts; 8")->group("Motion");
  command.add_option("--fps", options.frames_per_second, "pictures a second; 25")->group("Motion");
  command.add_option("--easing", options.easing, "even, smooth, or early: slowly at first, as training begins with")
      ->check(CLI::IsMember({"even", "smooth", "early"}))
      ->group("Motion");
  command
      .add_option(
          "--hold", options.hold,
          "share of the time that it stands still: after each layer, or at the end; 0.3. Several, like 0.3,0,0.8: "
          "before the first layer, after it, after the second, ..., the last one for all further ones")
      ->delimiter(',')
      ->group("Motion");
  command.add_option("--from", options.from, "first depth, step or temperature")->group("Motion");
  command.add_option("--to", options.to, "last depth, step or temperature")->group("Motion");
}

void add_look_options(CLI::App& command, RenderOptions& options) {
  command.add_option("--size", options.size, "like 1280x720px, which it is without this")->group("Look");
  command.add_option("--dpi", options.dpi, "pixels per inch: how large letters are; 110")->group("Look");
  command.add_option("--theme", options.theme, "white or dark; dark")->group("Look");
  command.add_option("--font-size", options.font_size, "in points; 12")->group("Look");
  command.add_option("--title", options.title, "in the place of depth, step or temperature")->group("Look");
}

}  // namespace

void add_animate_command(CLI::App& program, CommandContext& context) {
  const auto options = std::make_shared<AnimateOptions>();
  CLI::App* command = add_command(
      program, context, "animate", "Draws animations into GIF, WebP and MP4 files, without a window",
      [&context, options] {
        const AnimationRenderer& draw = context.window.render_animations;
        if (!draw) return run_drawing(context, animate, options->figure, {});
        return run_drawing(context, animate, options->figure, [&](const RenderHost& host) { draw(*options, host); });
      });
  add_file_options(*command, animate, options->figure);
  add_motion_options(*command, *options);
  add_figure_options(*command, options->figure);
  add_look_options(*command, options->figure);
}

}  // namespace pushforward::app
