// `pushforward eval` and `pushforward transform`: given points through the whole stack, in either direction.
#include <memory>

#include "app/cli/command.h"
#include "app/cli/evaluation.h"
#include "app/cli/model.h"
#include "app/cli/point_reader.h"
#include "app/cli/table.h"

namespace pushforward::app {
namespace {

struct PointOptions {
  std::string project;
  std::string points;
  std::string output;
};

// The given points and what becomes of them, then log_det and, for points of the data, log_prob.
int run_points(const CommandContext& context, const PointOptions& options, Direction direction) {
  const bool of_data = direction == Direction::inverse;
  const std::vector<std::string> variables =
      of_data ? std::vector<std::string>{"x", "z"} : std::vector<std::string>{"z", "x"};
  const Project project = load_model(options.project, context.common.seed).project;
  const int dim = project.stack.dim;
  const Eigen::Index after_both = 2 * static_cast<Eigen::Index>(dim);
  const Matrix given = read_points(options.points, context.environment, variables.front(), dim);
  const auto engine = open_engine(context, dim);
  const EvaluatedPoints found = evaluate_points(*engine, project.stack, direction, given);

  Table table;
  for (const std::string& variable : variables)
    for (const std::string& name : column_names(variable, dim)) table.columns.push_back(name);
  table.columns.emplace_back("log_det");
  if (of_data) table.columns.emplace_back("log_prob");
  table.values.resize(static_cast<Eigen::Index>(table.columns.size()), given.cols());
  table.values.topRows(dim) = given;
  table.values.middleRows(dim, dim) = found.points;
  table.values.row(after_both) = found.log_det.transpose();
  if (of_data)
    table.values.row(after_both + 1) =
        (base_log_density(found.points, project.base.temperature) + found.log_det).transpose();
  table.significant_digits = significant_digits(*engine);
  write_result(context, table, options.output, engine->description().id);
  return exit_success;
}

void add_point_command(CLI::App& program, CommandContext& context, Direction direction, const std::string& name,
                       const std::string& description, const std::string& variable) {
  const auto options = std::make_shared<PointOptions>();
  CLI::App* command = add_command(program, context, name, description,
                                  [&context, options, direction] { return run_points(context, *options, direction); });
  command->add_option("PROJECT", options->project, "a .pushforward file, or the name of a preset")->required();
  command->add_option("--points", options->points, "CSV of " + variable + "1," + variable + "2; - for standard input")
      ->required();
  command->add_option("-o,--output", options->output, "file for the CSV instead of standard output");
}

}  // namespace

void add_eval_command(CLI::App& program, CommandContext& context) {
  add_point_command(program, context, Direction::inverse, "eval",
                    "The inverse direction at given points, as CSV: x1,x2,z1,z2,log_det,log_prob", "x");
}

void add_transform_command(CLI::App& program, CommandContext& context) {
  add_point_command(program, context, Direction::forward, "transform",
                    "The forward direction at given points, as CSV: z1,z2,x1,x2,log_det", "z");
}

}  // namespace pushforward::app
