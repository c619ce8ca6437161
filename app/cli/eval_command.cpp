// `pushforward eval`: where points come from, and how likely they are.
#include <memory>

#include "app/cli/command.h"
#include "app/cli/evaluation.h"
#include "app/cli/model.h"
#include "app/cli/point_reader.h"
#include "app/cli/table.h"

namespace pushforward::app {
namespace {

struct EvalOptions {
  std::string project;
  std::string points;
  std::string output;
};

int run_eval(const CommandContext& context, const EvalOptions& options) {
  const Project project = load_model(options.project, context.common.seed).project;
  const int dim = project.stack.dim;
  const Matrix x = read_points(options.points, context.environment, "x", dim);
  const auto engine = open_engine(context, dim);
  const EvaluatedPoints z = evaluate_points(*engine, project.stack, Direction::inverse, x);

  Table table;
  for (const char* variable : {"x", "z"}) {
    for (const std::string& name : column_names(variable, dim)) table.columns.push_back(name);
  }
  table.columns.insert(table.columns.end(), {"log_det", "log_prob"});
  table.values.resize(2 * dim + 2, x.cols());
  const Vector log_prob = base_log_density(z.points, project.base.temperature) + z.log_det;
  table.values << x, z.points, z.log_det.transpose(), log_prob.transpose();
  table.significant_digits = significant_digits(*engine);
  write_result(context, table, options.output, engine->description().id);
  return exit_success;
}

}  // namespace

void add_eval_command(CLI::App& program, CommandContext& context) {
  const auto options = std::make_shared<EvalOptions>();
  CLI::App* command = add_command(program, context, "eval",
                                  "The inverse direction at given points, as CSV: x1,x2,z1,z2,log_det,log_prob",
                                  [&context, options] { return run_eval(context, *options); });
  command->add_option("PROJECT", options->project, "a .pushforward file, or the name of a preset")->required();
  command->add_option("--points", options->points, "CSV of x1,x2; - for standard input")->required();
  command->add_option("-o,--output", options->output, "file for the CSV instead of standard output");
}

}  // namespace pushforward::app
