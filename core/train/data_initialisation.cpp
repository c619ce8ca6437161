#include "core/train/data_initialisation.h"

#include <algorithm>

#include "core/flow/flow.h"
#include "core/train/objective.h"

namespace pushforward {
namespace {

// Mean and variance of fewer samples are too noisy to start from.
constexpr int smallest_batch = 1024;

bool asks_for_data(const LayerEntry& entry) {
  return entry.layer().spec().data_dependent_initialisation && !entry.frozen && !entry.bypassed;
}

}  // namespace

void initialise_from_data(Stack& stack, const CompiledTarget& target, const TrainingSettings& settings) {
  if (std::ranges::none_of(stack.layers, asks_for_data)) return;
  TrainingSettings first = settings;
  first.batch = std::max(settings.batch, smallest_batch);
  const Direction direction = settings.alpha > 0.5 ? Direction::inverse : Direction::forward;
  Matrix batch = direction == Direction::inverse ? data_batch(first, 0, target) : latent_batch(first, 0, stack.dim);

  const int count = static_cast<int>(stack.layers.size());
  for (int position = 0; position < count; ++position) {
    const int index = direction == Direction::inverse ? count - 1 - position : position;
    LayerEntry& entry = stack.layers[static_cast<std::size_t>(index)];
    if (asks_for_data(entry)) {
      // An inverted entry runs its layer's other direction.
      const bool is_inverse_input = (direction == Direction::inverse) != entry.inverted;
      entry.layer().initialise_from_data(entry.hyper, stack.dim, batch, is_inverse_input, entry.parameters);
    }
    batch = run(stack, direction, batch, {index, index + 1}).points;
  }
}

}  // namespace pushforward
