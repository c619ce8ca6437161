#include "core/flow/stack.h"

#include <algorithm>
#include <atomic>
#include <cmath>

#include "core/errors.h"
#include "core/layers/registry.h"
#include "core/random/counter.h"

namespace pushforward {

namespace {

// A layer of `type` in `dim` dimensions, or an InputError that says why there is none.
const Layer& layer_for(std::string_view type, int dim) {
  const Layer& layer = find_layer(type);
  const LayerSpec& spec = layer.spec();
  if (dim < spec.minimum_dim || (spec.maximum_dim > 0 && dim > spec.maximum_dim))
    throw InputError("type", "the layer '" + spec.id + "' does not exist in " + std::to_string(dim) +
                                 (dim == 1 ? " dimension." : " dimensions."));
  return layer;
}

void check_count(const Layer& layer, std::size_t given, int wanted, const std::string& what) {
  if (given == static_cast<std::size_t>(wanted)) return;
  throw InputError(what, "the layer '" + layer.spec().id + "' has " + std::to_string(wanted) + " " + what +
                             " here, but " + std::to_string(given) + " were given.");
}

void check_finite(const Layout& layout, const std::vector<double>& numbers) {
  for (const TensorSlot& slot : layout.tensors)
    for (int i = 0; i < slot.shape.size(); ++i)
      if (!std::isfinite(numbers[static_cast<std::size_t>(slot.offset + i)]))
        throw InputError(slot.spec->id, "every number must be finite.");
}

}  // namespace

const Layer& LayerEntry::layer() const { return find_layer(type); }

std::vector<double> LayerEntry::values(int dim) const {
  const Layer& mathematics = layer();
  check_count(mathematics, parameters.size(), mathematics.parameter_layout(hyper, dim).size, "parameters");
  std::vector<double> result(static_cast<std::size_t>(mathematics.value_layout(hyper, dim).size));
  mathematics.constrain(hyper, dim, parameters, result);
  return result;
}

void LayerEntry::set_values(const std::vector<double>& values, int dim) {
  const Layer& mathematics = layer();
  const Layout layout = mathematics.value_layout(hyper, dim);
  check_count(mathematics, values.size(), layout.size, "values");
  check_finite(layout, values);
  HyperValues new_hyper = hyper;
  std::vector<double> new_parameters(static_cast<std::size_t>(mathematics.parameter_layout(hyper, dim).size));
  mathematics.unconstrain(new_hyper, dim, values, new_parameters);
  hyper = std::move(new_hyper);
  parameters = std::move(new_parameters);
}

int Stack::parameter_count() const {
  std::size_t count = 0;
  for (const LayerEntry& entry : layers) count += entry.parameters.size();
  return static_cast<int>(count);
}

int Stack::index_of(std::uint64_t id) const {
  const auto found = std::ranges::find(layers, id, &LayerEntry::id);
  return found == layers.end() ? -1 : static_cast<int>(found - layers.begin());
}

LayerEntry make_layer(std::string_view type, HyperValues hyper, int dim, Initialisation kind, std::uint64_t seed) {
  const Layer& layer = layer_for(type, dim);
  LayerEntry entry;
  entry.id = next_layer_id();
  entry.type = layer.spec().id;
  entry.hyper = complete_hyper(layer, std::move(hyper), dim);
  entry.parameters.resize(static_cast<std::size_t>(layer.parameter_layout(entry.hyper, dim).size));
  Generator generator(seed);
  layer.initialise(entry.hyper, dim, kind, generator, entry.parameters);
  return entry;
}

std::uint64_t next_layer_id() {
  static std::atomic<std::uint64_t> last{0};
  return ++last;
}

void initialise_for_training(Stack& stack, std::uint64_t seed) {
  for (std::size_t index = 0; index < stack.layers.size(); ++index) {
    LayerEntry& entry = stack.layers[index];
    if (entry.frozen) continue;
    const auto words = random_words(seed, Stream::initialisation, static_cast<std::uint32_t>(index), 0, 0);
    Generator generator((static_cast<std::uint64_t>(words[1]) << 32) | words[0]);
    entry.layer().initialise(entry.hyper, stack.dim, Initialisation::training, generator, entry.parameters);
  }
}

}  // namespace pushforward
