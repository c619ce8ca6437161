// Text of a file -> Project.
#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/errors.h"
#include "core/project/json_node.h"
#include "core/project/json_text.h"
#include "core/project/project.h"
#include "core/project/project_format.h"
#include "core/project/read_layer.h"
#include "core/project/settings_json.h"
#include "core/project/target_json.h"

namespace pushforward {

namespace {

void check_format(const JsonNode& root) {
  root.expect_object();
  const JsonNode format = root.required("format");
  if (format.text() != project_format)
    format.refuse("expected \"" + std::string(project_format) + "\", found " + format.description() +
                  "; this is no file of Pushforward.");
  const JsonNode version = root.required("version");
  const std::int64_t number = version.integer(1, std::numeric_limits<std::int64_t>::max());
  if (number > project_version)
    version.refuse("the file is of version " + std::to_string(number) + ", this program reads version " +
                   std::to_string(project_version) + "; a newer Pushforward will open it.");
}

// Layers that came without parameters start as in training; the others keep what the file says.
void initialise_the_rest(Project& project, const std::vector<bool>& has_parameters) {
  Stack initialised = project.stack;
  for (LayerEntry& entry : initialised.layers) entry.frozen = false;
  initialise_for_training(initialised, project.training.seed);
  for (std::size_t index = 0; index < has_parameters.size(); ++index) {
    if (has_parameters[index]) continue;
    project.stack.layers[index].hyper = std::move(initialised.layers[index].hyper);
    project.stack.layers[index].parameters = std::move(initialised.layers[index].parameters);
  }
}

std::vector<bool> read_stack(const JsonNode& node, Stack& stack) {
  node.allow_only({"dim", "layers"});
  if (const auto dim = node.find("dim")) stack.dim = static_cast<int>(dim->integer(1, largest_dim));
  const JsonNode layers = node.required("layers");
  layers.expect_list();
  if (layers.size() > most_layers)
    layers.refuse("a stack has at most " + std::to_string(most_layers) + " layers, this one has " +
                  std::to_string(layers.size()) + ".");
  std::vector<bool> has_parameters;
  std::int64_t parameters_left = most_parameters;
  for (std::size_t index = 0; index < layers.size(); ++index) {
    LayerRead read = read_layer(layers.element(index), stack.dim, parameters_left);
    stack.layers.push_back(std::move(read.entry));
    has_parameters.push_back(read.has_parameters);
  }
  return has_parameters;
}

}  // namespace

Project parse_project(std::string_view text) {
  const nlohmann::json json = parse_json(text);
  const JsonNode root(json, "");
  check_format(root);  // first, as a newer version has keys that are unknown here
  root.allow_only(
      {"format", "version", "title", "description", "stack", "base", "target", "own_targets", "training", "view"});

  Project project;
  if (const auto title = root.find("title")) project.title = title->text();
  if (const auto description = root.find("description")) project.description = description->text();
  if (const auto base = root.find("base")) project.base = read_base(*base);
  if (const auto target = root.find("target")) project.target = read_target(*target);
  if (const auto own = root.find("own_targets")) project.own_targets = read_own_targets(*own);
  if (const auto training = root.find("training")) read_training(*training, project);
  if (const auto view = root.find("view")) project.view = read_view(*view);
  project.training.temperature = project.base.temperature;

  const std::vector<bool> has_parameters = read_stack(root.required("stack"), project.stack);
  const bool none_given = std::ranges::find(has_parameters, true) == has_parameters.end();
  const bool all_given = std::ranges::find(has_parameters, false) == has_parameters.end();
  project.fresh = none_given && !has_parameters.empty();
  if (!all_given) initialise_the_rest(project, has_parameters);
  return project;
}

}  // namespace pushforward
