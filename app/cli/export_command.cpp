// `pushforward export`: scripts, formulas and numbers of a model.
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/cli/command.h"
#include "app/cli/model.h"
#include "app/cli/progress_bar.h"
#include "core/errors.h"
#include "core/export/registry.h"
#include "core/files/new_file.h"

namespace pushforward::app {
namespace {

constexpr int most_points = 10'000'000;
constexpr int largest_side = 4096;

struct ExportOptions {
  std::string project;
  std::string kind;
  std::string output;
  std::vector<double> box;
  std::optional<double> temperature;
  std::optional<int> side;
  int count = 1000;
};

bool to_standard_output(const ExportOptions& options) { return options.output.empty() || options.output == "-"; }

Metrics measured(const CommandContext& context, const Project& project) {
  const auto engine = open_engine(context, project.stack.dim);
  const auto target = make_target(project.target);
  engine->set_stack(project.stack);
  return measure(*engine, Quadrature(target, metrics_grid(*target)));
}

ExportRequest request_of(const CommandContext& context, const ExportOptions& options, const ExportKind& kind) {
  ExportRequest request{.project = load_model(options.project, context.common.seed).project,
                        .format = to_standard_output(options) ? kind.formats.front() : format_of(kind, options.output),
                        .count = options.count,
                        .metrics = std::nullopt};
  request.side = options.side.value_or(kind.usual_side);
  if (options.temperature) request.project.base.temperature = *options.temperature;
  if (!options.box.empty()) request.box = {options.box[0], options.box[1], options.box[2], options.box[3]};
  if (kind.needs == ExportNeeds::metrics && request.project.stack.dim == 2)
    request.metrics = measured(context, request.project);
  return request;
}

int run_export(const CommandContext& context, const ExportOptions& options) {
  const ExportKind& kind = find_export(options.kind);
  if (context.common.json && to_standard_output(options))
    throw InputError("--output", "With --json the export needs a file of its own; name one with -o.");
  const ExportRequest request = request_of(context, options, kind);
  std::string bytes;
  {
    ProgressBar bar(context.environment);
    bytes = kind.make(request, [&](double share) { bar.show(share, kind.title); });
  }
  if (to_standard_output(options)) {
    context.environment.out << bytes;
    return exit_success;
  }
  write_whole_file(options.output, bytes);
  if (context.common.json) {
    const nlohmann::ordered_json object{
        {"as", kind.id}, {"format", request.format}, {"output", options.output}, {"bytes", bytes.size()}};
    context.environment.out << object.dump(2) << "\n";
  }
  return exit_success;
}

}  // namespace

void add_export_command(CLI::App& program, CommandContext& context) {
  const auto options = std::make_shared<ExportOptions>();
  CLI::App* command = add_command(program, context, "export",
                                  "A model as a PyTorch or NumPy script, LaTeX, a caption, or numbers (CSV, .npy)",
                                  [&context, options] { return run_export(context, *options); });
  command->add_option("PROJECT", options->project, "a .pushforward file, or the name of a preset")->required();
  std::string kinds;
  for (const ExportKind& kind : all_exports()) kinds += (kinds.empty() ? "" : ", ") + kind.id;
  command->add_option("--as", options->kind, kinds)->required();
  command->add_option("-o,--output", options->output,
                      "the file; numbers are CSV, or .npy by its ending. Without it, or for -, standard output");
  command->add_option("-n,--count", options->count, "of points or samples")
      ->check(CLI::Range(1, most_points))
      ->capture_default_str();
  command
      ->add_option("--side", options->side,
                   "cells on the longer side of a field (256), or vertices on a side of the grid (41)")
      ->check(CLI::Range(2, largest_side));
  command->add_option("--box", options->box, "LEFT RIGHT BOTTOM TOP of a field; without it, the target's")->expected(4);
  command
      ->add_option("--temperature", options->temperature,
                   "standard deviation of the base; without it, the project's own")
      ->check(CLI::PositiveNumber);
}

}  // namespace pushforward::app
