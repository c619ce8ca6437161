// `pushforward layers`: the layers, from their declarations alone. --markdown makes resources/docs/layers.md.
#include <algorithm>
#include <array>
#include <iomanip>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/cli/command.h"
#include "core/layers/registry.h"
#include "core/project/layer_reference.h"

namespace pushforward::app {
namespace {

constexpr int name_width = 18;

std::string kind_name(HyperKind kind) {
  constexpr std::array names{"integer", "number", "number or null", "list of integers", "choice"};
  return names.at(static_cast<std::size_t>(kind));
}

nlohmann::ordered_json to_json(const HyperValue& value) {
  return std::visit(
      [](const auto& held) -> nlohmann::ordered_json {
        if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::monostate>) {
          return nullptr;
        } else {
          return held;
        }
      },
      value);
}

nlohmann::ordered_json to_json(const std::vector<ParameterSpec>& specs) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const ParameterSpec& spec : specs) {
    list.push_back({{"id", spec.id},
                    {"latex", spec.latex},
                    {"doc", spec.doc},
                    {"list", spec.is_list},
                    {"constraint", spec.constraint}});
  }
  return list;
}

nlohmann::ordered_json to_json(const LayerSpec& spec) {
  const int dim = std::max(2, spec.minimum_dim);
  nlohmann::ordered_json hyper = nlohmann::ordered_json::array();
  for (const HyperSpec& item : spec.hyperparameters) {
    hyper.push_back({{"id", item.id},
                     {"title", item.title},
                     {"kind", kind_name(item.kind)},
                     {"default", to_json(item.default_value(dim))},
                     {"choices", item.choices},
                     {"doc", item.doc}});
  }
  return {{"id", spec.id},
          {"version", spec.version},
          {"title", spec.title},
          {"family", family_name(spec.family)},
          {"formula", spec.formula},
          {"doc", spec.doc},
          {"reference", spec.reference},
          {"hyper", hyper},
          {"params", to_json(spec.parameters)},
          {"values", to_json(spec.values)}};
}

int run_layers(const CommandContext& context, bool markdown) {
  std::ostream& out = context.environment.out;
  if (context.common.json) {
    nlohmann::ordered_json layers = nlohmann::ordered_json::array();
    for (const Layer* layer : all_layers()) layers.push_back(to_json(layer->spec()));
    out << nlohmann::ordered_json{{"layers", layers}}.dump(2) << "\n";
  } else if (markdown) {
    out << layer_reference_markdown();
  } else {
    for (const Layer* layer : all_layers()) {
      out << std::left << std::setw(name_width) << layer->spec().id << layer->spec().doc << "\n";
    }
  }
  return exit_success;
}

}  // namespace

void add_layers_command(CLI::App& program, CommandContext& context) {
  const auto markdown = std::make_shared<bool>(false);
  CLI::App* command = add_command(program, context, "layers", "The layers that a stack can be made of",
                                  [&context, markdown] { return run_layers(context, *markdown); });
  command->add_flag("--markdown", *markdown, "everything that is declared of them, as a page");
}

}  // namespace pushforward::app
