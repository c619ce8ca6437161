#include "app/editors/value_tensors.h"

namespace pushforward::app {

std::vector<TensorSlot> value_tensors(const LayerEntry& entry, int dim) {
  return entry.layer().value_layout(entry.hyper, dim).slots;
}

}  // namespace pushforward::app
