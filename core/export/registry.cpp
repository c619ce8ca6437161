#include "core/export/registry.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "core/errors.h"
#include "core/export/caption.h"
#include "core/export/latex.h"
#include "core/export/python_script.h"

namespace pushforward {

namespace {

constexpr int points_in_a_script = 24;  // of the data, at which it checks itself

std::string in_format(const NumberTable& table, const ExportRequest& request) {
  return request.format == "npy" ? npy_bytes(table) : csv_text(table);
}

// `side` cells along the longer side of the box, square ones as nearly as whole numbers allow.
Grid field_grid(const ExportRequest& request) {
  const Box box = request.box ? *request.box : make_target(request.project.target)->box();
  const double width = box.right - box.left;
  const double height = box.top - box.bottom;
  if (!(width > 0.0 && height > 0.0) || !std::isfinite(width * height))
    throw InputError("box", "The box needs left < right and bottom < top.");
  const double cell = std::max(width, height) / request.side;
  return {box, std::max(1, static_cast<int>(std::lround(width / cell))),
          std::max(1, static_cast<int>(std::lround(height / cell)))};
}

std::string script(const ExportRequest& request, PythonLibrary library) {
  const Project& project = request.project;
  const Matrix data = project.stack.dim == 2
                          ? make_target(project.target)->sample(points_in_a_script, project.training.seed).points
                          : Matrix(project.stack.dim, 0);
  return python_script(project, library, data);
}

std::vector<ExportKind> declare() {
  return {
      {.id = "pytorch",
       .title = "PyTorch script",
       .doc = "A script with the weights that evaluates log q and samples with PyTorch alone, and checks itself.",
       .formats = {"py"},
       .make = [](const ExportRequest& request,
                  const ExportProgress&) { return script(request, PythonLibrary::torch); }},
      {.id = "numpy",
       .title = "NumPy script",
       .doc = "A script with the weights that evaluates log q and samples with NumPy alone, and checks itself.",
       .formats = {"py"},
       .make = [](const ExportRequest& request,
                  const ExportProgress&) { return script(request, PythonLibrary::numpy); }},
      {.id = "latex",
       .title = "LaTeX of the stack",
       .doc = "The formulas of all layers with their present values; needs amsmath.",
       .formats = {"tex"},
       .make =
           [](const ExportRequest& request, const ExportProgress&) {
             return stack_latex(request.project.stack, request.project.base.temperature);
           }},
      {.id = "caption",
       .title = "Caption",
       .doc = "What stands under a figure: stack, target, objective, steps, seed and KL divergences.",
       .formats = {"txt"},
       .needs = ExportNeeds::metrics,
       .make = [](const ExportRequest& request,
                  const ExportProgress&) { return caption(request.project, request.metrics, request.words); }},
      {.id = "points",
       .title = "Points of the data",
       .doc = "Points of the target with their z, log-det and log q.",
       .formats = {"csv", "npy"},
       .needs = ExportNeeds::count,
       .make =
           [](const ExportRequest& request, const ExportProgress& progress) {
             return in_format(point_table(request.project, request.count, progress), request);
           }},
      {.id = "samples",
       .title = "Samples of the model",
       .doc = "Points drawn from the model at the present temperature.",
       .formats = {"csv", "npy"},
       .needs = ExportNeeds::count,
       .make =
           [](const ExportRequest& request, const ExportProgress& progress) {
             return in_format(sample_table(request.project, request.count, progress), request);
           }},
      {.id = "density",
       .title = "Density field",
       .doc = "log q at the centres of the cells of a grid over the target's box.",
       .formats = {"csv", "npy"},
       .needs = ExportNeeds::side,
       .make =
           [](const ExportRequest& request, const ExportProgress& progress) {
             return in_format(density_table(request.project, field_grid(request), progress), request);
           }},
      {.id = "log-det",
       .title = "Log-det field",
       .doc = "Log-determinant of the inverse direction at the centres of the cells of a grid over the target's box.",
       .formats = {"csv", "npy"},
       .needs = ExportNeeds::side,
       .make =
           [](const ExportRequest& request, const ExportProgress& progress) {
             return in_format(log_det_table(request.project, field_grid(request), progress), request);
           }},
      {.id = "grid",
       .title = "Warped grid",
       .doc = "Where the vertices of a square grid of the base go, with the log-det there.",
       .formats = {"csv", "npy"},
       .needs = ExportNeeds::side,
       .usual_side = 41,  // lines that can be told apart
       .make =
           [](const ExportRequest& request, const ExportProgress& progress) {
             return in_format(warp_table(request.project, request.side, progress), request);
           }},
      {.id = "project",
       .title = "Project",
       .doc = "The project file itself, as it would be saved.",
       .formats = {"pushforward", "json"},
       .make = [](const ExportRequest& request, const ExportProgress&) { return format_project(request.project); }},
  };
}

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

}  // namespace

const std::vector<ExportKind>& all_exports() {
  static const std::vector<ExportKind> kinds = declare();
  return kinds;
}

const ExportKind& find_export(std::string_view id) {
  const auto& kinds = all_exports();
  const auto found = std::ranges::find(kinds, id, &ExportKind::id);
  if (found != kinds.end()) return *found;
  std::vector<std::string> known;
  known.reserve(kinds.size());
  for (const ExportKind& kind : kinds) known.push_back(kind.id);
  throw InputError("--as", "There is no export '" + std::string(id) + "'; there are " + listed(known) + ".");
}

std::string format_of(const ExportKind& kind, const std::filesystem::path& file) {
  std::string ending = file.extension().string();
  if (ending.size() < 2) return kind.formats.front();
  ending.erase(0, 1);
  std::ranges::transform(ending, ending.begin(), [](unsigned char letter) { return std::tolower(letter); });
  if (std::ranges::find(kind.formats, ending) == kind.formats.end())
    throw InputError("--output", "The export '" + kind.id + "' is written as " + listed(kind.formats) +
                                     ", but the file's name ends with '." + ending + "'.");
  return ending;
}

}  // namespace pushforward
