#include "core/layers/registry.h"

#include <algorithm>
#include <cmath>
#include <sstream>
#include <string>

#include "core/errors.h"

namespace pushforward {

#define PUSHFORWARD_LAYER(id) const Layer& id##_layer();
#include "core/layers/list.def"
#undef PUSHFORWARD_LAYER

const std::vector<const Layer*>& all_layers() {
  static const std::vector<const Layer*> layers = {
#define PUSHFORWARD_LAYER(id) &id##_layer(),
#include "core/layers/list.def"
#undef PUSHFORWARD_LAYER
  };
  return layers;
}

int layer_code(std::string_view id) {
  const auto& layers = all_layers();
  const auto found = std::ranges::find_if(layers, [id](const Layer* layer) { return layer->spec().id == id; });
  if (found == layers.end()) {
    std::string known;
    for (const Layer* layer : layers) known += (known.empty() ? "" : ", ") + layer->spec().id;
    throw InputError("type", "there is no layer '" + std::string(id) + "'; the layers are " + known + ".");
  }
  return static_cast<int>(found - layers.begin());
}

const Layer& find_layer(std::string_view id) { return *all_layers()[static_cast<std::size_t>(layer_code(id))]; }

namespace {

bool in_range(const HyperSpec& spec, double value) {
  return std::isfinite(value) && value >= spec.minimum && value <= spec.maximum;
}

std::string range_text(const HyperSpec& spec) {
  std::ostringstream text;
  text << spec.minimum << " to " << spec.maximum;
  return text.str();
}

// Empty when the value fits, else what was expected.
std::string expectation(const HyperSpec& spec, const HyperValue& value) {
  switch (spec.kind) {
    case HyperKind::integer: {
      const auto* number = std::get_if<std::int64_t>(&value);
      if (number && in_range(spec, static_cast<double>(*number))) return {};
      return "expected an integer from " + range_text(spec);
    }
    case HyperKind::optional_real:
      if (std::holds_alternative<std::monostate>(value)) return {};
      [[fallthrough]];
    case HyperKind::real: {
      const auto* number = std::get_if<double>(&value);
      const auto* integer = std::get_if<std::int64_t>(&value);
      if (number && in_range(spec, *number)) return {};
      if (integer && in_range(spec, static_cast<double>(*integer))) return {};
      return "expected a number from " + range_text(spec) +
             (spec.kind == HyperKind::optional_real ? ", or null for none" : "");
    }
    case HyperKind::integer_list: {
      const auto* list = std::get_if<std::vector<std::int64_t>>(&value);
      if (list &&
          std::ranges::all_of(*list, [&](std::int64_t item) { return in_range(spec, static_cast<double>(item)); }))
        return {};
      return "expected a list of integers from " + range_text(spec);
    }
    case HyperKind::choice: {
      const auto* name = std::get_if<std::string>(&value);
      if (name && std::ranges::find(spec.choices, *name) != spec.choices.end()) return {};
      std::string names;
      for (const std::string& choice : spec.choices) names += (names.empty() ? "" : ", ") + choice;
      return "expected one of " + names;
    }
  }
  return "unknown kind";
}

}  // namespace

HyperValues complete_hyper(const Layer& layer, HyperValues hyper, int dim) {
  const LayerSpec& spec = layer.spec();
  for (const auto& [key, value] : hyper)
    if (std::ranges::find(spec.hyperparameters, key, &HyperSpec::id) == spec.hyperparameters.end())
      throw InputError(key, "the layer '" + spec.id + "' has no hyperparameter of this name.");
  for (const HyperSpec& known : spec.hyperparameters) {
    auto [place, inserted] = hyper.try_emplace(known.id, HyperValue{});
    if (inserted) place->second = known.default_value(dim);
    if (const std::string wanted = expectation(known, place->second); !wanted.empty())
      throw InputError(known.id, wanted + ".");
    // An integer is a valid real: keep one form, so that equal layers compare equal.
    if (known.kind == HyperKind::real || known.kind == HyperKind::optional_real)
      if (const auto* integer = std::get_if<std::int64_t>(&place->second))
        place->second = static_cast<double>(*integer);
  }
  layer.check_hyper(hyper, dim);
  return hyper;
}

}  // namespace pushforward
