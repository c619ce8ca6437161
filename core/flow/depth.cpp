#include "core/flow/depth.h"

#include <cmath>

namespace pushforward {

namespace {

// Nearer to a whole number than this is at it: a millionth of a layer is nothing to see.
constexpr double whole_within = 1e-6;

}  // namespace

LayerEntry partial_layer(const LayerEntry& entry, int dim, double t) {
  if (entry.bypassed || t >= 1.0) return entry;
  LayerEntry part = entry;
  part.bypassed = t <= 0.0;
  if (part.bypassed) return part;
  const std::vector<double> whole = entry.values(dim);
  std::vector<double> values(whole.size());
  if (entry.layer().partial({entry.hyper, dim, whole}, t, values))
    part.set_values(values, dim);
  else
    part.bypassed = t < 0.5;
  return part;
}

bool comes_smoothly(const LayerEntry& entry, int dim) {
  if (entry.bypassed) return true;
  const std::vector<double> whole = entry.values(dim);
  std::vector<double> values(whole.size());
  return entry.layer().partial({entry.hyper, dim, whole}, 0.5, values);
}

int layers_at(double depth) { return static_cast<int>(std::ceil(depth - whole_within)); }

bool is_in_part(double depth) { return std::abs(depth - std::round(depth)) > whole_within; }

Stack stack_at(const Stack& stack, double depth) {
  Stack result = stack;
  const int last = layers_at(depth) - 1;
  if (!is_in_part(depth) || last < 0 || last >= static_cast<int>(stack.layers.size())) return result;
  LayerEntry& entry = result.layers[static_cast<std::size_t>(last)];
  entry = partial_layer(entry, stack.dim, depth - last);
  return result;
}

}  // namespace pushforward
