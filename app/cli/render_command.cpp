// `pushforward render`: figures without a window; `pushforward open`: a project, or a figure's project, in the window.
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/cli/progress_bar.h"
#include "core/errors.h"

namespace pushforward::app {
namespace {

int run_render(const CommandContext& context, const RenderOptions& options) {
  if (!context.window.render_figures)
    throw InputError("render",
                     "this program was built without what draws figures. Build it with -DPUSHFORWARD_GUI=ON.");
  if (options.batch.empty() && options.project.empty())
    throw InputError("PROJECT", "name a .pushforward file or a preset to draw, or a list of figures with --batch.");
  if (options.batch.empty() && options.outputs.empty())
    throw InputError("--output", "name the file to write with -o, ending in .pdf, .svg or .png.");
  const InterruptWatch interrupt;
  std::vector<std::string> files;
  {
    ProgressBar bar(context.environment);
    context.window.render_figures(options, {.open_engine = [&context] { return open_engine(context, 2); },
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

void add_content_options(CLI::App& command, RenderOptions& options) {
  command
      .add_option("--view", options.views,
                  "what to draw, several side by side: density, warp, log-det, latent, film, "
                  "loss, probe, target")
      ->delimiter(',')
      ->group("What");
  command.add_option("--over", options.over, "small multiples over depth, training, temperature or layers")
      ->check(CLI::IsMember({"depth", "training", "temperature", "layers"}))
      ->group("What");
  command.add_option("--values", options.values, "the depths, steps, temperatures or numbers of layers")
      ->delimiter(',')
      ->group("What");
  command.add_option("--compare", options.compare, "a second project or preset, in a row below")->group("What");
  command.add_option("--steps", options.steps, "train so many steps first; a preset trains as many as it asks for")
      ->group("What");
  command.add_option("--depth", options.depth, "layers that act, the last perhaps in part")->group("What");
  command.add_option("--temperature", options.temperature, "of the base")->group("What");
  command.add_option("--probe", options.probe, "point of the view probe, like 1.05,-0.5")->group("What");
  command.add_option("--columns", options.columns, "panels in a row")->group("What");
  command.add_flag("--samples", options.samples, "draw samples of the model")->group("What");
  command.add_flag("--no-contours", options.no_contours, "leave the target's contours out")->group("What");
  command.add_option("--box", options.box, "of the x plane: left,right,bottom,top")->group("What");
}

void add_look_options(CLI::App& command, RenderOptions& options) {
  command.add_option("--preset", options.preset, "slide, one-column or two-column: size, letters and theme")
      ->group("Look");
  command.add_option("--size", options.size, "like 84x70mm, 6x4in or 1920x1080px")->group("Look");
  command.add_option("--dpi", options.dpi, "pixels per inch")->group("Look");
  command.add_option("--theme", options.theme, "white, transparent or dark")->group("Look");
  command.add_option("--font", options.font, "family of the letters")->group("Look");
  command.add_option("--font-size", options.font_size, "in points")->group("Look");
  command.add_option("--color-map", options.color_map, "of densities: viridis, magma or cividis")->group("Look");
  command.add_option("--title", options.title, "of the whole figure")->group("Look");
  command.add_flag("--shared-scale", options.shared_scale, "one colour scale and one colour bar for all panels")
      ->group("Look");
  command.add_flag("--no-titles", options.no_titles, "leave titles out")->group("Look");
  command.add_flag("--no-axes", options.no_axes, "leave ticks and their labels out")->group("Look");
  command.add_flag("--no-color-bar", options.no_color_bar, "leave colour bars out")->group("Look");
  command.add_option("--language", options.language, "of the words in it: en or zh_CN")->group("Look");
}

}  // namespace

void add_render_command(CLI::App& program, CommandContext& context) {
  const auto options = std::make_shared<RenderOptions>();
  CLI::App* command =
      add_command(program, context, "render", "draw figures into PDF, SVG and PNG files, without a window",
                  [&context, options] { return run_render(context, *options); });
  command->add_option("PROJECT", options->project, "a .pushforward file or a preset");
  command->add_option("-o,--output", options->outputs,
                      "file to write, ending in .pdf, .svg or .png; may be given again");
  command->add_option("--batch", options->batch, "a JSON file with a list of figures, see resources/docs/figures.md");
  command->add_option("--folder", options->folder, "where the batch's files go; as a rule beside the list");
  add_content_options(*command, *options);
  add_look_options(*command, *options);
}

void add_open_command(CLI::App& program, CommandContext& context) {
  const auto file = std::make_shared<std::string>();
  CLI::App* command =
      add_command(program, context, "open", "open the window on a project, or on the model that a figure carries",
                  [&context, file] { return open_window(context, *file); });
  command
      ->add_option("FILE", *file,
                   "a .pushforward file, a preset, or a .png, .svg or .pdf that this program has written")
      ->required();
}

}  // namespace pushforward::app
