#include "app/session/stack_merge.h"

namespace pushforward::app {

void take_parameters(Stack& structure, const Stack& from, const std::function<bool(std::uint64_t)>& keeps) {
  for (LayerEntry& entry : structure.layers) {
    const int index = from.index_of(entry.id);
    if (index < 0 || keeps(entry.id)) continue;
    const LayerEntry& source = from.layers[static_cast<std::size_t>(index)];
    if (source.type != entry.type || source.parameters.size() != entry.parameters.size()) continue;
    entry.parameters = source.parameters;
    entry.hyper = source.hyper;
  }
}

}  // namespace pushforward::app
