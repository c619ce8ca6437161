#include "app/cli/drawing_run.h"

#include <nlohmann/json.hpp>
#include <ostream>

#include "app/cli/interrupt.h"
#include "app/cli/progress_bar.h"
#include "core/errors.h"

namespace pushforward::app {

int run_drawing(const CommandContext& context, const DrawingCommand& command, const RenderOptions& options,
                const std::function<void(const RenderHost& host)>& draw) {
  const std::string draws = command.draws;
  if (!draw)
    throw InputError(command.name,
                     "this program was built without what draws " + draws + ". Build it with -DPUSHFORWARD_GUI=ON.");
  if (options.batch.empty() && options.project.empty())
    throw InputError("PROJECT", "name a .pushforward file or a preset, or a list of " + draws + " with --batch.");
  if (options.batch.empty() && options.outputs.empty())
    throw InputError("--output", std::string("name the file to write with -o, ending in ") + command.file_ends + ".");
  const InterruptWatch interrupt;
  std::vector<std::string> files;
  {
    ProgressBar bar(context.environment);
    draw({.open_engine = [&context] { return open_engine(context, 2); },
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

void add_file_options(CLI::App& command, const DrawingCommand& words, RenderOptions& options) {
  const std::string draws = words.draws;
  command.add_option("PROJECT", options.project, "a .pushforward file or a preset");
  command.add_option("-o,--output", options.outputs,
                     std::string("file to write, ending in ") + words.file_ends + "; may be given again");
  command.add_option("--batch", options.batch,
                     "a JSON file with a list of " + draws + ", see resources/docs/" + draws + ".md");
  command.add_option("--folder", options.folder, "where the batch's files go; as a rule beside the list");
}

void add_figure_options(CLI::App& command, RenderOptions& options) {
  command
      .add_option("--view", options.views,
                  "what to draw, several side by side: density, warp, log-det, latent, film, "
                  "loss, probe, target")
      ->delimiter(',')
      ->group("What");
  command.add_option("--compare", options.compare, "a second project or preset, in a row below")->group("What");
  command.add_option("--steps", options.steps, "train so many steps first; a preset trains as many as it asks for")
      ->group("What");
  command.add_option("--probe", options.probe, "point of the view probe, like 1.05,-0.5")->group("What");
  command.add_option("--columns", options.columns, "panels in a row")->group("What");
  command.add_flag("--samples", options.samples, "draw samples of the model")->group("What");
  command.add_flag("--no-contours", options.no_contours, "leave the target's contours out")->group("What");
  command.add_option("--box", options.box, "of the x plane: left,right,bottom,top")->group("What");
  command.add_option("--font", options.font, "family of the letters")->group("Look");
  command.add_option("--color-map", options.color_map, "of densities: viridis, magma or cividis")->group("Look");
  command.add_flag("--shared-scale", options.shared_scale, "one colour scale and one colour bar for all panels")
      ->group("Look");
  command.add_flag("--no-titles", options.no_titles, "leave titles out")->group("Look");
  command.add_flag("--no-axes", options.no_axes, "leave ticks and their labels out")->group("Look");
  command.add_flag("--no-color-bar", options.no_color_bar, "leave colour bars out")->group("Look");
  command.add_option("--language", options.language, "of the words in it: en or zh_CN")->group("Look");
}

}  // namespace pushforward::app
