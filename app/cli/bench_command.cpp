// `pushforward bench`: what the device can do at best, and how fast it trains, draws and takes edits of standard cases.
#include <algorithm>
#include <memory>

#include "app/cli/bench_cases.h"
#include "app/cli/bench_report.h"
#include "app/cli/bench_scaling.h"
#include "app/cli/bench_training.h"
#include "app/cli/command.h"
#include "app/cli/progress_bar.h"
#include "core/errors.h"

namespace pushforward::app {
namespace {

struct BenchOptions {
  int rounds = 5;
  double seconds = 0.2;  // of training in one measurement
  bool quick = false;
  bool scaling = false;
  std::string filter;
};

constexpr int quick_rounds = 1;
constexpr double quick_seconds = 0.01;

// The stacks that are drawn and edited.
std::vector<TrainingCase> view_cases() {
  return {make_case("couplings-64-relu", coupling_stack(8, 64, "relu"), 1.0, 1024),
          make_case("couplings-64-tanh", coupling_stack(8, 64, "tanh"), 1.0, 1024),
          make_case("planar-32", planar_stack(32), 0.0, 1024)};
}

BenchResult chosen_cases(const BenchOptions& options) {
  const auto chosen = [&](const std::string& name) { return name.find(options.filter) != std::string::npos; };
  std::string names;
  BenchResult result;
  const auto consider = [&](const std::string& name) {
    names += (names.empty() ? "" : ", ") + name;
    return chosen(name);
  };
  for (const TrainingCase& bench_case : options.scaling ? scaling_cases() : training_cases())
    if (consider(bench_case.name())) result.training.push_back({bench_case, {}});
  if (!options.scaling) {
    for (const TrainingCase& bench_case : view_cases()) {
      if (consider("frame-" + bench_case.model)) result.frames.push_back({bench_case, "frame-" + bench_case.model, {}});
      if (consider("edit-" + bench_case.model)) result.edits.push_back({bench_case, "edit-" + bench_case.model, {}});
    }
  }
  if (result.training.empty() && result.frames.empty() && result.edits.empty())
    throw InputError("--case", "no case has \"" + options.filter + "\" in its name. There are " + names + ".");
  return result;
}

void take_seed(BenchResult& result, std::uint64_t seed) {
  for (TrainingResult& each : result.training) each.bench_case.training.seed = seed;
  for (FrameResult& each : result.frames) each.bench_case.training.seed = seed;
  for (EditResult& each : result.edits) each.bench_case.training.seed = seed;
}

// The meter of an OpenCL device; none for the reference engine.
std::unique_ptr<gpu::CeilingMeter> meter_for(const EngineDescription& device) {
  const std::string opening = "opencl:";
  if (!device.id.starts_with(opening)) return nullptr;
  return std::make_unique<gpu::CeilingMeter>(std::stoi(device.id.substr(opening.size())));
}

class Bench {
 public:
  Bench(const CommandContext& context, const BenchOptions& options, BenchResult& result)
      : options_(options),
        result_(result),
        engine_(open_engine(context, 2)),
        training_(*engine_),
        bar_(context.environment) {
    result_.device = engine_->description();
    result_.rounds = options.rounds;
    if (!options.scaling) meter_ = meter_for(result_.device);
  }

  // Rounds over everything, so that a machine that is slow for a while is slow for all of it.
  void run() {
    for (round_ = 0; round_ < options_.rounds; ++round_) {
      done_ = 0;
      if (meter_) meter_->measure();
      for (TrainingResult& each : result_.training) {
        show(each.bench_case.name());
        each.steps_per_second.values.push_back(training_.steps_per_second(each.bench_case, options_.seconds));
      }
      for (FrameResult& each : result_.frames) {
        show(each.name);
        measure_frame(training_, *engine_, each.bench_case, each.milliseconds);
      }
      for (EditResult& each : result_.edits) {
        show(each.name);
        each.milliseconds.values.push_back(measure_edit(training_, *engine_, each.bench_case));
      }
    }
    if (meter_) result_.ceilings = meter_->ceilings();
  }

 private:
  void show(const std::string& name) {
    const auto items = static_cast<double>(result_.training.size() + result_.frames.size() + result_.edits.size());
    bar_.show((round_ + done_++ / items) / options_.rounds, name);
  }

  const BenchOptions& options_;
  BenchResult& result_;
  std::unique_ptr<Engine> engine_;
  TrainingBench training_;
  ProgressBar bar_;
  std::unique_ptr<gpu::CeilingMeter> meter_;
  int round_ = 0;
  int done_ = 0;  // items of the round
};

int run_bench(const CommandContext& context, BenchOptions options) {
  if (options.quick) {
    options.rounds = quick_rounds;
    options.seconds = quick_seconds;
  }
  BenchResult result = chosen_cases(options);
  if (context.common.seed) take_seed(result, *context.common.seed);
  Bench(context, options, result).run();
  std::ostream& out = context.environment.out;
  if (options.scaling)
    print_scaling(out, result.training);
  else if (context.common.json)
    out << to_json(result).dump(2) << "\n";
  else
    print_text(out, result);
  return exit_success;
}

}  // namespace

void add_bench_command(CLI::App& program, CommandContext& context) {
  const auto options = std::make_shared<BenchOptions>();
  CLI::App* command =
      add_command(program, context, "bench",
                  "What the device can do at best, and how fast it trains, draws and takes edits of standard cases",
                  [&context, options] { return run_bench(context, *options); });
  CLI::Option* rounds = command->add_option("--rounds", options->rounds, "measurements of each case")
                            ->check(CLI::Range(1, 1000))
                            ->capture_default_str();
  CLI::Option* seconds = command->add_option("--seconds", options->seconds, "of training in one measurement")
                             ->check(CLI::Range(0.001, 60.0))
                             ->capture_default_str();
  command->add_option("--case", options->filter, "only cases that have this in their names");
  command->add_flag("--quick", options->quick, "one short round: a few seconds, rough figures")
      ->excludes(rounds)
      ->excludes(seconds);
  command->add_flag("--scaling", options->scaling, "cost against 1 to 256 layers and batches of 256 to 2^20, as CSV");
}

}  // namespace pushforward::app
