// `pushforward animate`: animations without a window.
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/cli/progress_bar.h"
#include "core/errors.h"

namespace pushforward::app {
namespace {

int run_animate(const CommandContext& context, const AnimateOptions& options) {
  if (!context.window.render_animations)
    throw InputError("animate",
                     "this program was built without what draws animations. Build it with -DPUSHFORWARD_GUI=ON.");
  if (options.figure.batch.empty() && options.figure.project.empty())
    throw InputError("PROJECT", "name a .pushforward file or a preset, or a list of animations with --batch.");
  if (options.figure.batch.empty() && options.figure.outputs.empty())
    throw InputError("--output", "name the file to write with -o, ending in .gif, .webp or .mp4.");
  const InterruptWatch interrupt;
  std::vector<std::string> files;
  {
    ProgressBar bar(context.environment);
    context.window.render_animations(options, {.open_engine = [&context] { return open_engine(context, 2); },
                                               .seed = context.common.seed,
                                               .progress =
                                                   [&](double share, const std::string& what) {
                                                     bar.show(share, what);
                                                     return !interrupt.requested();
                                                   },
                                               .written = [&](const std::string& file) { files.push_back(file); }});
  }
  if (context.common.json)
    context.environment.out << nlohmann::ordered_json{{"files", files}}.dump(2) << "\n";
  else
    for (const std::string& file : files) context.environment.out << file << "\n";
  return exit_success;
}

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

void add_figure_options(CLI::App& command, RenderOptions& options) {
  command
      .add_option("--view", options.views,
                  "what to draw, several side by side: density, warp, log-det, latent, film, loss, probe, target")
      ->delimiter(',')
      ->group("What");
  command.add_option("--steps", options.steps, "train so many steps first; a preset trains as many as it asks for")
      ->group("What");
  command.add_option("--compare", options.compare, "a second project or preset, in a row below")->group("What");
  command.add_option("--probe", options.probe, "point of the view probe, like 1.05,-0.5")->group("What");
  command.add_option("--columns", options.columns, "panels in a row")->group("What");
  command.add_flag("--samples", options.samples, "draw samples of the model")->group("What");
  command.add_flag("--no-contours", options.no_contours, "leave the target's contours out")->group("What");
  command.add_option("--box", options.box, "of the x plane: left,right,bottom,top")->group("What");
  command.add_option("--size", options.size, "like 1280x720px, which it is without this")->group("Look");
  command.add_option("--dpi", options.dpi, "pixels per inch: how large letters are; 110")->group("Look");
  command.add_option("--theme", options.theme, "white or dark; dark")->group("Look");
  command.add_option("--font", options.font, "family of the letters")->group("Look");
  command.add_option("--font-size", options.font_size, "in points; 12")->group("Look");
  command.add_option("--color-map", options.color_map, "of densities: viridis, magma or cividis")->group("Look");
  command.add_option("--title", options.title, "in the place of depth, step or temperature")->group("Look");
  command.add_flag("--shared-scale", options.shared_scale, "one colour scale for all panels of a kind")->group("Look");
  command.add_flag("--no-titles", options.no_titles, "leave titles out")->group("Look");
  command.add_flag("--no-axes", options.no_axes, "leave ticks and their labels out")->group("Look");
  command.add_flag("--no-color-bar", options.no_color_bar, "leave colour bars out")->group("Look");
  command.add_option("--language", options.language, "of the words in it: en or zh_CN")->group("Look");
}

}  // namespace

void add_animate_command(CLI::App& program, CommandContext& context) {
  const auto options = std::make_shared<AnimateOptions>();
  CLI::App* command =
      add_command(program, context, "animate", "draw animations into GIF, WebP and MP4 files, without a window",
                  [&context, options] { return run_animate(context, *options); });
  command->add_option("PROJECT", options->figure.project, "a .pushforward file or a preset");
  command->add_option("-o,--output", options->figure.outputs,
                      "file to write, ending in .gif, .webp or .mp4; may be given again");
  command->add_option("--batch", options->figure.batch,
                      "a JSON file with a list of animations: figures as `render` takes them, with over, seconds, fps, "
                      "easing, hold, from and to");
  command->add_option("--folder", options->figure.folder, "where the batch's files go; as a rule beside the list");
  add_motion_options(*command, *options);
  add_figure_options(*command, options->figure);
}

}  // namespace pushforward::app
