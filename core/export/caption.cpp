#include "core/export/caption.h"

#include <algorithm>
#include <initializer_list>
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

// Says things in the words that it was given: patterns whose places %1, %2, ... are filled, and titles.
class Phrases {
 public:
  explicit Phrases(const CaptionWords& words) : words_(words) {}

  [[nodiscard]] std::string say(const std::string& pattern, std::initializer_list<std::string> places = {}) const {
    const std::string text = words_ ? words_(pattern) : pattern;
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const std::size_t place = text[i] == '%' && i + 1 < text.size() ? static_cast<std::size_t>(text[i + 1] - '1') : 9;
      if (place >= places.size()) {
        result += text[i];
        continue;
      }
      result += places.begin()[place];
      ++i;
    }
    return result;
  }
  void enumerate(std::string& list, const std::string& item) const {
    list = list.empty() ? item : say("%1, %2", {list, item});
  }

 private:
  const CaptionWords& words_;
};

std::string name_of(const LayerEntry& entry, const Phrases& phrases) {
  std::string name = phrases.say(entry.layer().spec().title);
  if (entry.inverted) name = phrases.say("%1 (inverse)", {name});
  if (entry.bypassed) name = phrases.say("%1 (bypassed)", {name});
  return name;
}

// With the number of layers where it says more than the list of runs: couplings and permutations that take turns.
std::string alternating(const std::map<std::string, int>& counts, const Phrases& phrases) {
  std::string text;
  for (const auto& [name, count] : counts) phrases.enumerate(text, std::to_string(count) + " × " + name);
  return phrases.say("%1, in turn", {text});
}

std::string target_text(const TargetChoice& choice, const Phrases& phrases) {
  const TargetSpec& spec = find_target(choice.id);
  std::string parameters;
  for (const TargetParameterSpec& parameter : spec.parameters) {
    const double value = parameter_of(choice, parameter.id);
    if (value != parameter.default_value)
      phrases.enumerate(parameters, phrases.say(parameter.title) + " " + rounded(value));
  }
  const std::string title = phrases.say(spec.title);
  return parameters.empty() ? title : phrases.say("%1 (%2)", {title, parameters});
}

std::string objective_text(double alpha, const Phrases& phrases) {
  if (alpha == 1.0) return phrases.say("forward KL(p‖q)");
  if (alpha == 0.0) return phrases.say("reverse KL(q‖p)");
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

std::string training_text(const Project& project, const Phrases& phrases) {
  const TrainingSettings& training = project.training;
  const std::string objective = objective_text(training.alpha, phrases);
  if (project.steps == 0) return phrases.say("untrained, to be trained by %1", {objective});
  return phrases.say(project.steps == 1 ? "%1 step of %2 on %3, batch %4, learning rate %5"
                                        : "%1 steps of %2 on %3, batch %4, learning rate %5",
                     {std::to_string(project.steps), optimiser_text(training.optimiser), objective,
                      std::to_string(training.batch), shortest_digits(training.learning_rate)});
}

std::string summary_of(const Stack& stack, const Phrases& phrases) {
  if (stack.layers.empty()) return phrases.say("no layers");
  std::string text;
  std::map<std::string, int> counts;
  int runs = 0;
  for (std::size_t index = 0; index < stack.layers.size();) {
    const std::string name = name_of(stack.layers[index], phrases);
    std::size_t end = index + 1;
    while (end < stack.layers.size() && name_of(stack.layers[end], phrases) == name) ++end;
    const auto count = static_cast<int>(end - index);
    phrases.enumerate(text, (count > 1 ? std::to_string(count) + " × " : "") + name);
    counts[name] += count;
    ++runs;
    index = end;
  }
  const bool takes_turns = runs >= 4 && static_cast<int>(counts.size()) * 2 <= runs;
  return takes_turns ? alternating(counts, phrases) : text;
}

// A sentence that ends with a full stop of the Chinese kind has its room within.
void add_sentence(std::string& text, const std::string& sentence) {
  const bool has_room = text.empty() || (static_cast<unsigned char>(text.back()) & 0x80U) != 0;
  text += (has_room ? "" : " ") + sentence;
}

}  // namespace

std::string stack_summary(const Stack& stack) {
  const CaptionWords english;
  return summary_of(stack, Phrases(english));
}

std::string caption(const Project& project, const std::optional<Metrics>& metrics, const CaptionWords& words) {
  const Phrases phrases(words);
  std::string text;
  if (!project.title.empty()) add_sentence(text, phrases.say("%1.", {phrases.say(project.title)}));
  add_sentence(text, phrases.say("Stack from base to data: %1.", {summary_of(project.stack, phrases)}));
  add_sentence(text, phrases.say("Target: %1.", {target_text(project.target, phrases)}));
  add_sentence(text, phrases.say("Training: %1, seed %2.",
                                 {training_text(project, phrases), std::to_string(project.training.seed)}));
  if (project.base.temperature != 1.0)
    add_sentence(text, phrases.say("Base at temperature %1.", {rounded(project.base.temperature)}));
  if (metrics)
    add_sentence(text, phrases.say("KL(p‖q) = %1 nats, KL(q‖p) = %2 nats, by quadrature on %3 × %4 cells.",
                                   {rounded(metrics->kl_forward), rounded(metrics->kl_reverse),
                                    std::to_string(metrics->grid.columns), std::to_string(metrics->grid.rows)}));
  return text + "\n";
}

}  // namespace pushforward
