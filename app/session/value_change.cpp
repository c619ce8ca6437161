#include "app/session/value_change.h"

#include <iterator>

#include "core/errors.h"

namespace pushforward::app {

void write_values(LayerEntry& entry, const ValueChanges& changes, int dim) {
  std::vector<double> values = entry.values(dim);
  for (const ValueChange& change : changes) {
    if (change.flat_index < 0 || change.flat_index >= std::ssize(values))
      throw InputError("", "The layer has no value of that number any more; its shape has changed.");
    values[static_cast<std::size_t>(change.flat_index)] = change.value;
  }
  entry.set_values(values, dim);
}

}  // namespace pushforward::app
