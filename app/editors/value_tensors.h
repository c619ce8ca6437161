// The tensors of a layer's values. Free of Qt, in whose headers `slots`, the name of Layout's list, is a keyword.
#pragma once

#include <vector>

#include "core/flow/stack.h"

namespace pushforward::app {

[[nodiscard]] std::vector<TensorSlot> value_tensors(const LayerEntry& entry, int dim);

}  // namespace pushforward::app
