// Stacks for tests: made from the registry, so that a new layer takes part the day it is added.
#pragma once

#include <algorithm>
#include <string>

#include "core/flow/stack.h"
#include "core/layers/registry.h"
#include "core/random/counter.h"

namespace pushforward::test {

[[nodiscard]] inline bool exists_in(const Layer& layer, int dim) {
  const LayerSpec& spec = layer.spec();
  return dim >= spec.minimum_dim && (spec.maximum_dim == 0 || dim <= spec.maximum_dim);
}

// A layer away from its start: the training initialisation, every parameter moved by up to `spread`.
[[nodiscard]] inline LayerEntry random_layer(const std::string& type, int dim, Generator& generator,
                                             HyperValues hyper = {}, double spread = 0.2) {
  LayerEntry entry = make_layer(type, std::move(hyper), dim, Initialisation::training, generator());
  for (double& parameter : entry.parameters) parameter += generator.uniform(-spread, spread);
  return entry;
}

[[nodiscard]] inline Stack random_stack(int dim, int layers, Generator& generator, double spread = 0.2) {
  Stack stack{.dim = dim, .layers = {}};
  while (static_cast<int>(stack.layers.size()) < layers) {
    const auto& all = all_layers();
    const Layer& chosen = *all[generator.below(static_cast<std::uint32_t>(all.size()))];
    if (!exists_in(chosen, dim)) continue;
    LayerEntry entry = random_layer(chosen.spec().id, dim, generator, {}, spread);
    entry.inverted = generator.below(2) == 1;
    entry.bypassed = generator.below(8) == 0;
    stack.layers.push_back(std::move(entry));
  }
  return stack;
}

[[nodiscard]] inline Matrix random_points(int dim, int count, Generator& generator, double scale = 1.0) {
  Matrix points(dim, count);
  for (double& number : points.reshaped()) number = scale * generator.normal();
  return points;
}

}  // namespace pushforward::test
