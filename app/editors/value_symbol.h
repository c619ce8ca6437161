// Names of single numbers of a layer's tensors, as the form and a screen reader say them.
#pragma once

#include <QString>

#include "core/params/layout.h"

namespace pushforward::app {

// Limited HTML. Element of a vector: w₁; of a matrix: W₁₂; the tensor of a list: W⁽²⁾. `element` < 0 is the tensor
// itself.
[[nodiscard]] QString value_symbol(const TensorSlot& slot, int element);
// "w 1", "weights 2, 3 1".
[[nodiscard]] QString value_name(const TensorSlot& slot, int element);
// "32 × 2", "32", or "number".
[[nodiscard]] QString shape_text(const TensorShape& shape);

}  // namespace pushforward::app
