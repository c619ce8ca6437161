// A stack up to a depth that need not be whole: between k and k + 1 layers, layer k does a part of what it does.
#pragma once

#include "core/flow/stack.h"

namespace pushforward {

// The layer that does a part t of what `entry` does: the identity (bypassed) at 0, `entry` itself at 1. Where no path
// leads from the layer to the identity it comes at once, at t = 1/2.
[[nodiscard]] LayerEntry partial_layer(const LayerEntry& entry, int dim, double t);
// False where it comes at once. True for bypassed layers.
[[nodiscard]] bool comes_smoothly(const LayerEntry& entry, int dim);

// Layers that act at a depth, the last of them perhaps in part.
[[nodiscard]] int layers_at(double depth);
// Whether the last of them acts in part.
[[nodiscard]] bool is_in_part(double depth);
// All layers, of which layer floor(depth) is that part; the range [0, layers_at(depth)) is the flow at that depth. The
// same structure at every depth, as far as layers' constraints allow, so that a device need not lay it out anew.
[[nodiscard]] Stack stack_at(const Stack& stack, double depth);

}  // namespace pushforward
