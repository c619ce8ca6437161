#include "core/export/caption.h"

#include <cmath>
#include <map>
#include <set>
#include <sstream>

#include "core/flow/stack.h"
#include "core/project/json_print.h"

namespace pushforward {

namespace {

std::string rounded(double number) {
  std::ostringstream text;
  text.precision(3);
  text << number;
  return text.str();
}

std::string name_of(const LayerEntry& entry) {
  std::string name = entry.layer().spec().title;
  if (entry.inverted) name += " (inverse)";
  if (entry.bypassed) name += " (bypassed)";
  return name;
}

// With the number of layers where it says more than the list of runs: couplings and permutations that take turns.
std::string alternating(const std::map<std::string, int>& counts) {
  std::string text;
  for (const auto& [name, count] : counts) text += (text.empty() ? "" : ", ") + std::to_string(count) + " × " + name;
  return text + ", in turn";
}

std::string target_text(const TargetChoice& choice) {
  const TargetSpec& spec = find_target(choice.id);
  std::string parameters;
  for (const TargetParameterSpec& parameter : spec.parameters) {
    const double value = parameter_of(choice, parameter.id);
    if (value != parameter.default_value)
      parameters += (parameters.empty() ? "" : ", ") + parameter.title + " " + rounded(value);
  }
  return spec.title + (parameters.empty() ? "" : " (" + parameters + ")");
}

std::string objective_text(double alpha) {
  if (alpha == 1.0) return "forward KL(p‖q)";
  if (alpha == 0.0) return "reverse KL(q‖p)";
  return rounded(alpha) + " KL(p‖q) + " + rounded(1.0 - alpha) + " KL(q‖p)";
}

std::string optimiser_text(OptimiserKind kind) {
  switch (kind) {
    case OptimiserKind::adam:
      return "Adam";
    case OptimiserKind::adamw:
      return "AdamW";
    case OptimiserKind::sgd:
      return "SGD";
    case OptimiserKind::rmsprop:
      return "RMSProp";
  }
  return {};
}

std::string training_text(const Project& project) {
  const TrainingSettings& training = project.training;
  if (project.steps == 0) return "untrained, to be trained by " + objective_text(training.alpha);
  return std::to_string(project.steps) + (project.steps == 1 ? " step" : " steps") + " of " +
         optimiser_text(training.optimiser) + " on " + objective_text(training.alpha) + ", batch " +
         std::to_string(training.batch) + ", learning rate " + shortest_digits(training.learning_rate);
}

}  // namespace

std::string stack_summary(const Stack& stack) {
  if (stack.layers.empty()) return "no layers";
  std::string text;
  std::map<std::string, int> counts;
  int runs = 0;
  for (std::size_t index = 0; index < stack.layers.size();) {
    const std::string name = name_of(stack.layers[index]);
    std::size_t end = index + 1;
    while (end < stack.layers.size() && name_of(stack.layers[end]) == name) ++end;
    const auto count = static_cast<int>(end - index);
    text += (text.empty() ? "" : ", ") + (count > 1 ? std::to_string(count) + " × " : "") + name;
    counts[name] += count;
    ++runs;
    index = end;
  }
  const bool takes_turns = runs >= 4 && static_cast<int>(counts.size()) * 2 <= runs;
  return takes_turns ? alternating(counts) : text;
}

std::string caption(const Project& project, const std::optional<Metrics>& metrics) {
  std::string text;
  if (!project.title.empty()) text += project.title + ". ";
  text += "Stack from base to data: " + stack_summary(project.stack) + ". Target: " + target_text(project.target) +
          ". Training: " + training_text(project) + ", seed " + std::to_string(project.training.seed) + ".";
  if (project.base.temperature != 1.0) text += " Base at temperature " + rounded(project.base.temperature) + ".";
  if (metrics)
    text += " KL(p‖q) = " + rounded(metrics->kl_forward) + " nats, KL(q‖p) = " + rounded(metrics->kl_reverse) +
            " nats, by quadrature on " + std::to_string(metrics->grid.columns) + " × " +
            std::to_string(metrics->grid.rows) + " cells.";
  return text + "\n";
}

}  // namespace pushforward
