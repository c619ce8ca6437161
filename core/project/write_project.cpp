// Project -> text of a file.
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <span>
#include <type_traits>
#include <variant>

#include "core/errors.h"
#include "core/project/json_print.h"
#include "core/project/json_text.h"
#include "core/project/project.h"
#include "core/project/project_format.h"
#include "core/project/settings_json.h"
#include "core/project/target_json.h"

namespace pushforward {

namespace {

using Json = nlohmann::ordered_json;

Json write_tensor(const TensorShape& shape, std::span<const double> numbers) {
  if (shape.rank == 0) return numbers[0];
  if (shape.rank == 1) return std::vector<double>(numbers.begin(), numbers.end());
  Json rows = Json::array();
  const auto columns = static_cast<std::size_t>(shape.cols);
  for (std::size_t row = 0; row < static_cast<std::size_t>(shape.rows); ++row) {
    const auto cells = numbers.subspan(row * columns, columns);
    rows.push_back(std::vector<double>(cells.begin(), cells.end()));
  }
  return rows;
}

Json write_parameters(const LayerEntry& entry, int dim) {
  Json json = Json::object();
  const std::span<const double> numbers = entry.parameters;
  const Layout layout = entry.layer().parameter_layout(entry.hyper, dim);
  for (const ParameterSpec& spec : entry.layer().spec().parameters)
    if (spec.is_list) json[spec.id] = Json::array();
  for (const TensorSlot& slot : layout.tensors) {
    Json tensor = write_tensor(slot.shape, numbers.subspan(static_cast<std::size_t>(slot.offset),
                                                           static_cast<std::size_t>(slot.shape.size())));
    if (slot.spec->is_list)
      json[slot.spec->id].push_back(std::move(tensor));
    else
      json[slot.spec->id] = std::move(tensor);
  }
  return json;
}

Json write_hyper(const LayerEntry& entry) {
  Json json = Json::object();
  for (const HyperSpec& spec : entry.layer().spec().hyperparameters)
    std::visit(
        [&](const auto& value) {
          if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::monostate>)
            json[spec.id] = nullptr;
          else
            json[spec.id] = value;
        },
        entry.hyper.at(spec.id));
  return json;
}

Json write_layer(const LayerEntry& entry, int dim, bool with_parameters) {
  const LayerSpec& spec = entry.layer().spec();
  Json json = {{"type", entry.type}};
  if (spec.version != 1) json["version"] = spec.version;
  json["inverted"] = entry.inverted;
  json["bypassed"] = entry.bypassed;
  json["frozen"] = entry.frozen;
  json["hyper"] = write_hyper(entry);
  if (with_parameters) json["params"] = write_parameters(entry, dim);
  return json;
}

// A fresh project is one whose layers have no parameters in the file. Where someone has changed a layer by hand before
// the first step, all of them are written instead: nothing that a person did may get lost.
bool stands_at_its_start(const Project& project) {
  Stack start = project.stack;
  for (LayerEntry& entry : start.layers) entry.frozen = false;
  initialise_for_training(start, project.training.seed);
  for (std::size_t index = 0; index < start.layers.size(); ++index) {
    const LayerEntry& fresh = start.layers[index];
    const LayerEntry& present = project.stack.layers[index];
    if (fresh.parameters != present.parameters || fresh.hyper != present.hyper) return false;
  }
  return true;
}

void check_finite(const Stack& stack) {
  for (std::size_t index = 0; index < stack.layers.size(); ++index)
    if (!std::ranges::all_of(stack.layers[index].parameters, [](double number) { return std::isfinite(number); }))
      throw InputError(element_path("stack.layers", index) + ".params",
                       "a parameter is not a finite number and cannot be saved; go back to an earlier step first.");
}

}  // namespace

std::string format_project(const Project& project) {
  check_finite(project.stack);
  Json json = {{"format", project_format}, {"version", project_version}};
  if (!project.title.empty()) json["title"] = project.title;
  if (!project.description.empty()) json["description"] = project.description;
  const bool with_parameters = !project.fresh || !stands_at_its_start(project);
  Json layers = Json::array();
  for (const LayerEntry& entry : project.stack.layers)
    layers.push_back(write_layer(entry, project.stack.dim, with_parameters));
  json["stack"] = {{"dim", project.stack.dim}, {"layers", std::move(layers)}};
  json["base"] = write_base(project.base);
  json["target"] = write_target(project.target);
  for (const TargetChoice& own : project.own_targets) json["own_targets"].push_back(write_target(own));
  json["training"] = write_training(project);
  if (!project.view.numbers.empty()) json["view"] = write_view(project.view);
  return print_json(json) + "\n";
}

}  // namespace pushforward
