// Numbers that a person writes into a layer's constrained values.
#pragma once

#include <vector>

#include "core/flow/stack.h"

namespace pushforward::app {

struct ValueChange {
  int flat_index = 0;  // into Layer::value_layout
  double value = 0.0;
  bool operator==(const ValueChange&) const = default;
};
using ValueChanges = std::vector<ValueChange>;

// Writes all of them into the layer, or throws InputError (a broken constraint, an index that is none) and has changed
// nothing.
void write_values(LayerEntry& entry, const ValueChanges& changes, int dim);

}  // namespace pushforward::app
