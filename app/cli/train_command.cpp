// `pushforward train`: trains a project or a preset without a window.
#include <cmath>
#include <filesystem>
#include <iomanip>
#include <limits>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/cli/model.h"
#include "app/cli/progress_bar.h"
#include "app/cli/target_option.h"
#include "app/cli/training_run.h"
#include "core/errors.h"
#include "core/train/data_initialisation.h"
#include "core/train/metrics.h"

namespace pushforward::app {
namespace {

constexpr int no_limit = std::numeric_limits<int>::max();

// What is empty is left as the project has it.
struct TrainOptions {
  std::string project;
  std::string target;
  std::string objective;
  std::optional<int> steps;
  std::optional<int> batch;
  std::optional<int> table_nodes;
  std::optional<double> learning_rate;
  std::string optimiser;
  std::optional<double> clip_norm;
  std::string schedule;
  std::optional<int> schedule_steps;
  bool fresh = false;
  std::string output;
};

void apply(const TrainOptions& options, Project& project, int steps) {
  TrainingSettings& training = project.training;
  if (!options.objective.empty()) training.alpha = parse_objective(options.objective).value();
  if (options.batch) training.batch = *options.batch;
  if (options.table_nodes) training.table_nodes = *options.table_nodes;
  if (options.learning_rate) training.learning_rate = *options.learning_rate;
  if (!options.optimiser.empty()) training.optimiser = optimiser_from_string(options.optimiser);
  if (options.clip_norm) training.clip_norm = *options.clip_norm;
  if (!options.schedule.empty()) training.schedule = schedule_from_string(options.schedule);
  if (options.schedule_steps) {
    training.schedule_steps = *options.schedule_steps;
  } else if (training.schedule == ScheduleKind::cosine && (options.steps || !options.schedule.empty())) {
    // Who says how long to train wants the decay to end there.
    training.schedule_steps = project.steps + steps;
  }
}

// What no file could hold (a learning rate beyond all bounds, say) is refused in a file's own words.
void check_settings(const Project& project) { static_cast<void>(parse_project(format_project(project))); }

// Better now than after an hour of training.
void check_output(const std::string& path) {
  if (path.empty()) return;
  const auto folder = std::filesystem::absolute(path).parent_path();
  if (!std::filesystem::is_directory(folder)) {
    throw InputError("--output", "The folder of \"" + path + "\" does not exist.");
  }
}

std::string percent(double share) {
  std::ostringstream text;
  text << std::setprecision(2) << 100.0 * share << " %";
  return text.str();
}

std::string progress_text(const TrainingProgress& progress, int steps) {
  const double rate = progress.seconds > 0.0 ? progress.steps / progress.seconds : 0.0;
  std::string text = std::to_string(progress.steps) + "/" + std::to_string(steps) + " steps, " +
                     std::to_string(std::lround(rate)) + " steps/s, loss ";
  text += std::to_string(progress.loss);
  if (progress.gradient_error) text += ", gradient off by " + percent(*progress.gradient_error);
  return text;
}

struct Outcome {
  TrainingProgress progress;
  Metrics metrics;
  double entropy = 0.0;
  bool interrupted = false;
  int table_nodes = 0;  // as asked for
  std::string device;
  std::string device_name;
  bool is_gpu = false;
};

double steps_per_second(const TrainingProgress& progress) {
  return progress.seconds > 0.0 ? progress.steps / progress.seconds : 0.0;
}

void print_json(std::ostream& out, const Outcome& outcome) {
  nlohmann::ordered_json object{{"steps", outcome.progress.steps},
                                {"seconds", outcome.progress.seconds},
                                {"steps_per_second", steps_per_second(outcome.progress)},
                                {"nll", outcome.metrics.nll},
                                {"kl_forward", outcome.metrics.kl_forward},
                                {"kl_reverse", outcome.metrics.kl_reverse},
                                {"integral", outcome.metrics.integral},
                                {"device", outcome.device}};
  if (outcome.table_nodes > 0) {
    object["table_nodes"] = outcome.table_nodes;
    object["gradient_error"] = nullptr;  // trained exactly after all
    if (outcome.progress.gradient_error) object["gradient_error"] = *outcome.progress.gradient_error;
  }
  if (outcome.interrupted) object["interrupted"] = true;
  out << object.dump(2) << "\n";
}

std::string tabulated_text(const Outcome& outcome) {
  if (outcome.table_nodes == 0) return {};
  const std::string opening = "tabulated   ";
  if (!outcome.progress.gradient_error)
    return opening + "no: there is no conditioner to tabulate, or the device trains exactly\n";
  return opening + std::to_string(outcome.table_nodes) + " nodes; the last gradient measured was off by " +
         percent(*outcome.progress.gradient_error) + "; the figures below are of the exact network\n" +
         (outcome.is_gpu ? "            on a GPU this is slower than exact training: --tabulated 0\n" : "");
}

void print_text(std::ostream& out, const Outcome& outcome, const std::string& output) {
  const Box& box = outcome.metrics.grid.box;
  out << "device      " << outcome.device << " (" << outcome.device_name << ")\n"
      << "steps       " << outcome.progress.steps << (outcome.interrupted ? ", interrupted" : "") << ", in "
      << outcome.progress.seconds << " s (" << std::lround(steps_per_second(outcome.progress)) << " steps/s)\n"
      << tabulated_text(outcome) << "NLL         " << outcome.metrics.nll << " nats; the target's entropy is "
      << outcome.entropy << "\n"
      << "KL(p||q)    " << outcome.metrics.kl_forward << "\n"
      << "KL(q||p)    " << outcome.metrics.kl_reverse << "\n"
      << "integral q  " << outcome.metrics.integral << " over [" << box.left << ", " << box.right << "] x ["
      << box.bottom << ", " << box.top << "]\n";
  if (!output.empty()) out << "saved       " << output << "\n";
}

std::string failure_sentence(std::int64_t failed_step, int kept_step, const std::string& output) {
  std::string sentence = "The loss or its gradient was not finite at step " + std::to_string(failed_step) + ".";
  if (!output.empty()) sentence += " The parameters of step " + std::to_string(kept_step) + " were saved.";
  return sentence + " Try a smaller --lr, or a --clip-norm.";
}

int run_train(const CommandContext& context, const TrainOptions& options) {
  check_output(options.output);
  Model model = load_model(options.project, context.common.seed);
  Project& project = model.project;
  const int steps = options.steps.value_or(model.suggested_steps);
  if (options.fresh) {
    project.fresh = true;
    project.steps = 0;
  }
  if (!options.target.empty()) {
    ImportedTarget imported = parse_target(options.target);
    project.target = std::move(imported.choice);
    if (!imported.remark.empty()) context.environment.err << "note: " << imported.remark << "\n";
  }
  apply(options, project, steps);
  check_settings(project);

  const InterruptWatch interrupt;
  const auto target = compile_target(project.target);
  if (project.fresh) {
    initialise_for_training(project.stack, project.training.seed);
    initialise_from_data(project.stack, *target, project.training);
  }
  const auto engine = open_engine(context, project.stack.dim);
  engine->set_training(project.training);
  engine->set_target(target);
  engine->set_stack(project.stack);
  engine->restart(project.steps);

  Outcome outcome;
  {
    ProgressBar bar(context.environment);
    outcome.progress = run_training(*engine, steps, [&](const TrainingProgress& progress) {
      bar.show(static_cast<double>(progress.steps) / steps, progress_text(progress, steps));
      return !interrupt.requested();
    });
  }
  outcome.interrupted = outcome.progress.steps < steps && !outcome.progress.failed_step;
  outcome.table_nodes = project.training.table_nodes;
  outcome.device = engine->description().id;
  outcome.device_name = engine->description().name;
  outcome.is_gpu = engine->description().is_gpu;

  project.stack = engine->stack();
  project.steps += outcome.progress.steps;
  project.fresh = false;
  if (!options.output.empty()) save_project(project, options.output);
  if (outcome.progress.failed_step) {
    throw InputError("training", failure_sentence(*outcome.progress.failed_step, project.steps, options.output));
  }

  outcome.metrics = measure(*engine, Quadrature(target->target, metrics_grid(*target->target)));
  outcome.entropy = target->target->entropy();
  if (context.common.json) {
    print_json(context.environment.out, outcome);
  } else {
    print_text(context.environment.out, outcome, options.output);
  }
  return exit_success;
}

}  // namespace

void add_train_command(CLI::App& program, CommandContext& context) {
  const auto options = std::make_shared<TrainOptions>();
  CLI::App* command = add_command(program, context, "train",
                                  "Trains without a window. Ctrl+C stops cleanly and keeps what was trained.",
                                  [&context, options] { return run_train(context, *options); });
  command->add_option("PROJECT", options->project, "a .pushforward file, or the name of a preset")->required();
  command->add_option("--target", options->target,
                      "see `pushforward targets`; ID:name=number,... or formula:energy=U, points:file=F");
  command
      ->add_option("--objective", options->objective, "forward, reverse, or the dial between: 1 is forward, 0 reverse")
      ->check(CLI::Validator(
          [](const std::string& text) {
            return parse_objective(text) ? std::string() : "\"" + text + "\" is not forward, reverse or in [0, 1]";
          },
          "forward|reverse|0..1"));
  command->add_option("--steps", options->steps, "of this run; a preset has its own number, a file 5000")
      ->check(CLI::Range(1, no_limit));
  command->add_option("--batch", options->batch, "samples a step")->check(CLI::Range(1, 1 << 22));
  command
      ->add_option("--tabulated", options->table_nodes,
                   "tabulated training: evaluate each conditioner at so many nodes only, and look samples up between "
                   "them, with an error of the gradient that is measured; 0 trains exactly. For CPUs: on a GPU it is "
                   "slower than exact training")
      ->type_name("NODES")
      ->check(CLI::Range(0, 8192));
  command->add_option("--lr", options->learning_rate, "learning rate")->check(CLI::PositiveNumber);
  command->add_option("--optimiser", options->optimiser, "how the gradient becomes a step")
      ->check(CLI::IsMember({"adam", "adamw", "sgd", "rmsprop"}));
  command->add_option("--clip-norm", options->clip_norm, "largest norm of the gradient; 0 is off")
      ->check(CLI::NonNegativeNumber);
  command->add_option("--schedule", options->schedule, "of the learning rate; a cosine ends with --steps")
      ->check(CLI::IsMember({"constant", "cosine", "step"}));
  command->add_option("--schedule-steps", options->schedule_steps, "length of the cosine, or between two drops")
      ->check(CLI::Range(1, no_limit));
  command->add_flag("--fresh", options->fresh, "draw the parameters anew from the seed");
  command->add_option("-o,--output", options->output, "the trained .pushforward file");
}

}  // namespace pushforward::app
