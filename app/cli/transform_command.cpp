// `pushforward transform`: where points of the base go.
#include <memory>

#include "app/cli/command.h"
#include "app/cli/evaluation.h"
#include "app/cli/model.h"
#include "app/cli/point_reader.h"
#include "app/cli/table.h"

namespace pushforward::app {
namespace {

struct TransformOptions {
  std::string project;
  std::string points;
  std::string output;
};

int run_transform(const CommandContext& context, const TransformOptions& options) {
  const Project project = load_model(options.project, context.common.seed).project;
  const int dim = project.stack.dim;
  const Matrix z = read_points(options.points, context.environment, "z", dim);
  const auto engine = open_engine(context, dim);
  const EvaluatedPoints x = evaluate_points(*engine, project.stack, Direction::forward, z);

  Table table;
  for (const char* variable : {"z", "x"}) {
    for (const std::string& name : column_names(variable, dim)) table.columns.push_back(name);
  }
  table.columns.emplace_back("log_det");
  table.values.resize(2 * dim + 1, z.cols());
  table.values << z, x.points, x.log_det.transpose();
  table.significant_digits = significant_digits(*engine);
  write_result(context, table, options.output, engine->description().id);
  return exit_success;
}

}  // namespace

void add_transform_command(CLI::App& program, CommandContext& context) {
  const auto options = std::make_shared<TransformOptions>();
  CLI::App* command =
      add_command(program, context, "transform", "The forward direction at given points, as CSV: z1,z2,x1,x2,log_det",
                  [&context, options] { return run_transform(context, *options); });
  command->add_option("PROJECT", options->project, "a .pushforward file, or the name of a preset")->required();
  command->add_option("--points", options->points, "CSV of z1,z2; - for standard input")->required();
  command->add_option("-o,--output", options->output, "file for the CSV instead of standard output");
}

}  // namespace pushforward::app
