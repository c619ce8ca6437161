#include "core/project/read_layer.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/errors.h"
#include "core/layers/registry.h"
#include "core/located_error.h"
#include "core/project/json_text.h"
#include "core/project/read_tensor.h"

namespace pushforward {

namespace {

constexpr std::size_t longest_hyper_list = 64;  // masks and orders have at most 64 dimensions, networks fewer layers

HyperValue read_hyper_value(const JsonNode& node, HyperKind kind) {
  const nlohmann::json& value = node.json();
  constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
  constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();
  if (value.is_null()) return std::monostate{};
  if (value.is_string()) return node.text();
  if (value.is_number()) {
    const bool real = kind == HyperKind::real || kind == HyperKind::optional_real;
    if (real) return node.number();
    return node.integer(lowest, highest);
  }
  if (!value.is_array())
    node.refuse("expected a number, a text, a list of integers or null, found " + node.description() + ".");
  if (node.size() > longest_hyper_list)
    node.refuse("this list is longer than " + std::to_string(longest_hyper_list) + ".");
  std::vector<std::int64_t> list;
  for (std::size_t index = 0; index < node.size(); ++index)
    list.push_back(node.element(index).integer(lowest, highest));
  return list;
}

HyperValues read_hyper(const JsonNode& layer_node, const Layer& layer, int dim) {
  const LayerSpec& spec = layer.spec();
  const std::optional<JsonNode> node = layer_node.find("hyper");
  HyperValues hyper;
  if (node) {
    node->expect_object();
    for (const auto& [key, value] : node->json().items()) {
      const auto known = std::ranges::find(spec.hyperparameters, key, &HyperSpec::id);
      if (known == spec.hyperparameters.end())
        throw InputError(member_path(node->path(), key),
                         "the layer '" + spec.id + "' has no hyperparameter of this name.");
      hyper.emplace(key, read_hyper_value({value, member_path(node->path(), key)}, known->kind));
    }
  }
  const std::string place = member_path(layer_node.path(), "hyper");
  return locate_errors(place, [&] { return complete_hyper(layer, std::move(hyper), dim); });
}

bool flag(const JsonNode& node, std::string_view key) {
  const std::optional<JsonNode> found = node.find(key);
  return found && found->boolean();
}

const Layer& read_type(const JsonNode& node, int dim) {
  const JsonNode type = node.required("type");
  const std::string id = type.text();
  const auto& layers = all_layers();
  const auto found = std::ranges::find_if(layers, [&](const Layer* layer) { return layer->spec().id == id; });
  if (found == layers.end()) {
    std::string known;
    for (const Layer* layer : layers) known += (known.empty() ? "" : ", ") + layer->spec().id;
    type.refuse("there is no layer \"" + shortened(id, 64) + "\"; the layers are " + known + ".");
  }
  const LayerSpec& spec = (*found)->spec();
  if (dim < spec.minimum_dim || (spec.maximum_dim > 0 && dim > spec.maximum_dim))
    type.refuse("the layer '" + spec.id + "' does not work in " + std::to_string(dim) + " dimensions.");
  // A file that says nothing was written for the first version of the layer's mathematics.
  const std::optional<JsonNode> version = node.find("version");
  const std::int64_t number = version ? version->integer(1, std::numeric_limits<int>::max()) : 1;
  if (number != spec.version)
    throw InputError(member_path(node.path(), "version"),
                     "the file has version " + std::to_string(number) + " of the layer '" + spec.id +
                         "', this program has version " + std::to_string(spec.version) + ".");
  return **found;
}

}  // namespace

LayerRead read_layer(const JsonNode& node, int dim, std::int64_t& parameters_left) {
  node.allow_only({"type", "version", "inverted", "bypassed", "frozen", "hyper", "params", "values"});
  const Layer& layer = read_type(node, dim);
  const LayerSpec& spec = layer.spec();
  const HyperValues hyper = read_hyper(node, layer, dim);
  parameters_left -= count_numbers(spec.parameters, hyper, dim);
  if (parameters_left < 0 || count_numbers(spec.values, hyper, dim) > most_parameters)
    throw InputError(member_path(node.path(), "hyper"), "with this layer the stack has more than " +
                                                            std::to_string(most_parameters) +
                                                            " parameters; make its layers smaller.");

  const std::optional<JsonNode> params = node.find("params");
  const std::optional<JsonNode> given_values = node.find("values");
  if (params && given_values)
    given_values->refuse("give the parameters either as \"params\" or as \"values\", not as both.");

  LayerRead read;
  read.has_parameters = params || given_values;
  read.entry = locate_errors(node.path(), [&] { return make_layer(spec.id, hyper, dim, Initialisation::identity); });
  read.entry.inverted = flag(node, "inverted");
  read.entry.bypassed = flag(node, "bypassed");
  read.entry.frozen = flag(node, "frozen");
  if (read.has_parameters) read.entry.hyper = hyper;  // an initialiser may have drawn a part of it
  if (params) {
    read.entry.parameters = read_tensors(*params, spec.parameters, hyper, dim, spec.id);
    std::vector<double> values(static_cast<std::size_t>(count_numbers(spec.values, hyper, dim)));
    layer.constrain(hyper, dim, read.entry.parameters, values);
    if (!std::ranges::all_of(values, [](double value) { return std::isfinite(value); }))
      params->refuse("these parameters are so large that the layer's values are not finite.");
  }
  if (given_values) {
    const std::vector<double> values = read_tensors(*given_values, spec.values, hyper, dim, spec.id);
    locate_errors(given_values->path(), [&] { read.entry.set_values(values, dim); });
    if (!std::ranges::all_of(read.entry.parameters, [](double number) { return std::isfinite(number); }))
      given_values->refuse("these values are so large or so close to the constraint that no parameters give them.");
  }
  return read;
}

}  // namespace pushforward
