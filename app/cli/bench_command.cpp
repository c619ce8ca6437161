// `pushforward bench`: steps per second of standard cases, and the time of one density field.
#include <algorithm>
#include <iomanip>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/bench_cases.h"
#include "app/cli/command.h"
#include "app/cli/progress_bar.h"
#include "app/cli/stopwatch.h"
#include "core/errors.h"
#include "core/targets/target_table.h"
#include "gpu/engine_choice.h"

namespace pushforward::app {
namespace {

constexpr int field_side = 256;

struct BenchOptions {
  int rounds = 5;
  double seconds = 0.3;  // of training in one measurement
};

struct Measured {
  std::vector<double> steps_per_second;
  std::vector<double> field_milliseconds;
};

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

void require_finite(const TrainingReport& report, const BenchCase& bench_case) {
  if (!report.finite) throw DeviceError("The case \"" + bench_case.name + "\" met a loss that is not finite.");
}

// Runs for about `seconds`: the length is chosen by a first run that also warms the device up.
double measure_training(Engine& engine, const BenchCase& bench_case, double seconds) {
  int steps = 1;
  while (true) {
    const Stopwatch stopwatch;
    engine.train(steps);
    require_finite(engine.collect(), bench_case);
    const double elapsed = stopwatch.seconds();
    if (elapsed >= 0.5 * seconds) return steps / elapsed;
    steps = std::max(steps + 1, static_cast<int>(steps * std::min(8.0, seconds / std::max(elapsed, 1e-6))));
  }
}

// The density of q: the inverse of the whole stack and its log_det on a grid of 256 x 256 cells.
double measure_field(Engine& engine) {
  EvaluationRequest request;
  request.direction = Direction::inverse;
  request.range = {0, -1};
  request.source = Grid{Box{}, field_side, field_side};
  const Stopwatch stopwatch;
  const Evaluation evaluation = engine.evaluate(request);
  if (evaluation.count != field_side * field_side) throw DeviceError("A field came back with points missing.");
  return 1e3 * stopwatch.seconds();
}

void print_json(std::ostream& out, const std::vector<BenchCase>& cases, const std::vector<Measured>& measured,
                const BenchOptions& options, const EngineDescription& device) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const auto [slowest, fastest] = std::ranges::minmax(measured[i].steps_per_second);
    list.push_back({{"name", cases[i].name},
                    {"batch", cases[i].training.batch},
                    {"steps_per_second", median(measured[i].steps_per_second)},
                    {"slowest", slowest},
                    {"fastest", fastest},
                    {"field_milliseconds", median(measured[i].field_milliseconds)}});
  }
  out << nlohmann::ordered_json{{"device", device.id},
                                {"device_name", device.name},
                                {"rounds", options.rounds},
                                {"field_side", field_side},
                                {"cases", list}}
             .dump(2)
      << "\n";
}

void print_text(std::ostream& out, const std::vector<BenchCase>& cases, const std::vector<Measured>& measured,
                const BenchOptions& options, const EngineDescription& device) {
  constexpr int name_width = 44;
  out << device.id << " (" << device.name << "), medians of " << options.rounds << " interleaved runs\n\n"
      << std::left << std::setw(name_width) << "case" << std::right << std::setw(7) << "batch" << std::setw(12)
      << "steps/s" << std::setw(14) << "256 x 256 ms"
      << "\n";
  for (std::size_t i = 0; i < cases.size(); ++i) {
    out << std::left << std::setw(name_width) << cases[i].name << std::right << std::setw(7) << cases[i].training.batch
        << std::fixed << std::setprecision(1) << std::setw(12) << median(measured[i].steps_per_second)
        << std::setprecision(2) << std::setw(14) << median(measured[i].field_milliseconds) << "\n";
  }
}

int run_bench(const CommandContext& context, const BenchOptions& options) {
  std::vector<BenchCase> cases = bench_cases();
  std::map<std::string, std::shared_ptr<const CompiledTarget>> targets;
  for (BenchCase& bench_case : cases) {
    if (context.common.seed) bench_case.training.seed = *context.common.seed;
    auto& target = targets[bench_case.target.id];
    if (!target) target = compile_target(bench_case.target);
  }
  const auto engine = gpu::make_engine(context.common.device);
  std::vector<Measured> measured(cases.size());
  {
    ProgressBar bar(context.environment);
    const double count = static_cast<double>(cases.size()) * options.rounds;
    for (int round = 0; round < options.rounds; ++round) {
      // Rounds over all cases, so that a machine that is slow for a while is slow for all of them.
      for (std::size_t i = 0; i < cases.size(); ++i) {
        bar.show((static_cast<double>(cases.size()) * round + static_cast<double>(i)) / count, cases[i].name);
        engine->set_target(targets[cases[i].target.id]);
        engine->set_training(cases[i].training);
        engine->set_stack(cases[i].stack);
        engine->restart(0);
        measured[i].steps_per_second.push_back(measure_training(*engine, cases[i], options.seconds));
        engine->set_stack(cases[i].stack);
        measured[i].field_milliseconds.push_back(measure_field(*engine));
      }
    }
  }
  const auto print = context.common.json ? print_json : print_text;
  print(context.environment.out, cases, measured, options, engine->description());
  return exit_success;
}

}  // namespace

void add_bench_command(CLI::App& program, CommandContext& context) {
  const auto options = std::make_shared<BenchOptions>();
  CLI::App* command = add_command(program, context, "bench", "How fast the device trains and draws standard cases",
                                  [&context, options] { return run_bench(context, *options); });
  command->add_option("--rounds", options->rounds, "measurements of each case")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  command->add_option("--seconds", options->seconds, "of training in one measurement")
      ->check(CLI::Range(0.001, 60.0))
      ->capture_default_str();
}

}  // namespace pushforward::app
