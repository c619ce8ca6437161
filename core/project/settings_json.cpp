#include "core/project/settings_json.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/errors.h"
#include "core/located_error.h"
#include "core/project/json_text.h"

namespace pushforward {

namespace {

// The ranges are also in resources/schema/project.schema.json.
constexpr std::int64_t longest_training = 1'000'000'000;  // steps
constexpr std::int64_t largest_batch = 1'048'576;
constexpr std::int64_t most_table_nodes = 8192;
constexpr std::size_t most_view_numbers = 256;
constexpr NumberRange fraction{.minimum = 0.0, .maximum = 1.0};
constexpr NumberRange positive_fraction{.minimum = 0.0, .maximum = 1.0, .above_minimum = true};
constexpr NumberRange decay_rate{.minimum = 0.0, .maximum = 1.0, .below_maximum = true};

void read_number(const JsonNode& node, std::string_view key, const NumberRange& range, double& number) {
  if (const auto found = node.find(key)) number = found->number(range);
}

void read_integer(const JsonNode& node, std::string_view key, std::int64_t minimum, std::int64_t maximum, int& number) {
  if (const auto found = node.find(key)) number = static_cast<int>(found->integer(minimum, maximum));
}

// A name that one of core's tables knows; `from_string` throws InputError when it does not.
template <typename Kind>
void read_name(const JsonNode& node, std::string_view key, Kind (*from_string)(const std::string&), Kind& kind) {
  const auto found = node.find(key);
  if (!found) return;
  const std::string name = shortened(found->text(), 64);
  try {
    kind = from_string(name);
  } catch (const InputError& error) {
    found->refuse(bare_sentence(error));
  }
}

Annealing read_annealing(const JsonNode& node) {
  node.allow_only({"enabled", "start", "steps"});
  Annealing annealing;
  if (const auto enabled = node.find("enabled")) annealing.enabled = enabled->boolean();
  read_number(node, "start", fraction, annealing.start);
  read_integer(node, "steps", 1, longest_training, annealing.steps);
  return annealing;
}

void read_schedule(const JsonNode& node, TrainingSettings& training) {
  node.allow_only({"kind", "steps", "final_fraction", "step_factor"});
  read_name(node, "kind", schedule_from_string, training.schedule);
  read_integer(node, "steps", 1, longest_training, training.schedule_steps);
  read_number(node, "final_fraction", fraction, training.final_fraction);
  read_number(node, "step_factor", positive_fraction, training.step_factor);
}

}  // namespace

double read_objective(const JsonNode& node) {
  if (node.json().is_number()) return node.number(fraction);
  if (node.json().is_string()) {
    const std::string name = node.text();
    if (name == "forward") return 1.0;
    if (name == "reverse") return 0.0;
  }
  node.refuse("expected \"forward\", \"reverse\", or a number from 0 (reverse) to 1 (forward), found " +
              node.description() + ".");
}

Base read_base(const JsonNode& node) {
  node.allow_only({"temperature"});
  Base base;
  read_number(node, "temperature", {.minimum = 0.0, .maximum = 100.0, .above_minimum = true}, base.temperature);
  return base;
}

void read_training(const JsonNode& node, Project& project) {
  node.allow_only({"objective", "annealing", "optimiser", "learning_rate", "beta1", "beta2", "epsilon", "weight_decay",
                   "momentum", "decay", "clip_norm", "schedule", "batch", "table_nodes", "seed", "steps_done"});
  TrainingSettings& training = project.training;
  if (const auto objective = node.find("objective")) training.alpha = read_objective(*objective);
  if (const auto annealing = node.find("annealing")) training.annealing = read_annealing(*annealing);
  read_name(node, "optimiser", optimiser_from_string, training.optimiser);
  read_number(node, "learning_rate", {.minimum = 0.0, .maximum = 1000.0, .above_minimum = true},
              training.learning_rate);
  read_number(node, "beta1", decay_rate, training.beta1);
  read_number(node, "beta2", decay_rate, training.beta2);
  read_number(node, "epsilon", positive_fraction, training.epsilon);
  read_number(node, "weight_decay", {.minimum = 0.0, .maximum = 1000.0}, training.weight_decay);
  read_number(node, "momentum", decay_rate, training.momentum);
  read_number(node, "decay", decay_rate, training.decay);
  read_number(node, "clip_norm", {.minimum = 0.0, .maximum = 1e9}, training.clip_norm);
  if (const auto schedule = node.find("schedule")) read_schedule(*schedule, training);
  read_integer(node, "batch", 1, largest_batch, training.batch);
  read_integer(node, "table_nodes", 0, most_table_nodes, training.table_nodes);
  if (const auto seed = node.find("seed")) training.seed = seed->natural();
  read_integer(node, "steps_done", 0, std::numeric_limits<int>::max(), project.steps);
}

ViewSettings read_view(const JsonNode& node) {
  node.expect_object();
  if (node.size() > most_view_numbers)
    node.refuse("there are more than " + std::to_string(most_view_numbers) + " view settings.");
  ViewSettings view;
  for (const auto& [key, value] : node.json().items())
    view.numbers[key] = JsonNode(value, member_path(node.path(), key)).number();
  return view;
}

nlohmann::ordered_json write_base(const Base& base) { return {{"temperature", base.temperature}}; }

nlohmann::ordered_json write_training(const Project& project) {
  const TrainingSettings& training = project.training;
  nlohmann::ordered_json json;
  if (training.alpha == 1.0)
    json["objective"] = "forward";
  else if (training.alpha == 0.0)
    json["objective"] = "reverse";
  else
    json["objective"] = training.alpha;
  json["annealing"] = {{"enabled", training.annealing.enabled},
                       {"start", training.annealing.start},
                       {"steps", training.annealing.steps}};
  json["optimiser"] = to_string(training.optimiser);
  json["learning_rate"] = training.learning_rate;
  json["beta1"] = training.beta1;
  json["beta2"] = training.beta2;
  json["epsilon"] = training.epsilon;
  json["weight_decay"] = training.weight_decay;
  json["momentum"] = training.momentum;
  json["decay"] = training.decay;
  json["clip_norm"] = training.clip_norm;
  json["schedule"] = {{"kind", to_string(training.schedule)},
                      {"steps", training.schedule_steps},
                      {"final_fraction", training.final_fraction},
                      {"step_factor", training.step_factor}};
  json["batch"] = training.batch;
  json["table_nodes"] = training.table_nodes;
  json["seed"] = training.seed;
  json["steps_done"] = project.steps;
  return json;
}

nlohmann::ordered_json write_view(const ViewSettings& view) {
  nlohmann::ordered_json json = nlohmann::ordered_json::object();
  for (const auto& [key, number] : view.numbers) json[key] = number;
  return json;
}

}  // namespace pushforward
