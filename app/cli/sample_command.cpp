// `pushforward sample`: points drawn from a model.
#include <memory>

#include "app/cli/command.h"
#include "app/cli/evaluation.h"
#include "app/cli/model.h"
#include "app/cli/table.h"
#include "core/random/counter.h"

namespace pushforward::app {
namespace {

constexpr int largest_count = 100'000'000;

struct SampleOptions {
  std::string project;
  int count = 1000;
  std::optional<double> temperature;
  std::string output;
};

// The same points as pushforward::sample() draws.
Matrix base_samples(int dim, int count, std::uint64_t seed, double temperature) {
  Matrix z(dim, count);
  for (int i = 0; i < count; ++i) {
    for (int component = 0; component < dim; ++component) {
      z(component, i) = temperature * standard_normal(seed, Stream::sampling, 0, static_cast<std::uint32_t>(i),
                                                      static_cast<std::uint32_t>(component));
    }
  }
  return z;
}

int run_sample(const CommandContext& context, const SampleOptions& options) {
  const Project project = load_model(options.project, context.common.seed).project;
  const int dim = project.stack.dim;
  const Matrix z =
      base_samples(dim, options.count, project.training.seed, options.temperature.value_or(project.base.temperature));
  const auto engine = open_engine(context, dim);
  EvaluatedPoints x = evaluate_points(*engine, project.stack, Direction::forward, z);
  const Table table{column_names("x", dim), std::move(x.points), significant_digits(*engine)};
  write_result(context, table, options.output, engine->description().id);
  return exit_success;
}

}  // namespace

void add_sample_command(CLI::App& program, CommandContext& context) {
  const auto options = std::make_shared<SampleOptions>();
  CLI::App* command = add_command(program, context, "sample", "Samples of the model, as CSV: x1,x2",
                                  [&context, options] { return run_sample(context, *options); });
  command->add_option("PROJECT", options->project, "a .pushforward file, or the name of a preset")->required();
  command->add_option("-n,--count", options->count, "how many")
      ->check(CLI::Range(1, largest_count))
      ->capture_default_str();
  command
      ->add_option("--temperature", options->temperature,
                   "standard deviation of the base; without it, the project's own")
      ->check(CLI::Range(0.0, 1e6));
  command->add_option("-o,--output", options->output, "file for the CSV instead of standard output");
}

}  // namespace pushforward::app
