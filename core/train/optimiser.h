// The update rules as pure functions over flat vectors. Conventions are those of PyTorch, so that learning rates and
// published settings carry over: epsilon is added outside the square root, AdamW's decay is decoupled and multiplied
// by the learning rate, SGD's velocity is v = momentum * v + g, RMSProp is not centred and has no momentum.
#pragma once

#include <span>

#include "core/train/training_settings.h"

namespace pushforward {

// What an optimiser remembers of a run of parameters, as long as these. Adam and AdamW: the running means of g and of
// g^2. SGD: `first` is the velocity. RMSProp: `second` is the running mean of g^2. Zero after a reset.
struct Moments {
  std::span<double> first;
  std::span<double> second;
};

// One update in place. `scalars` come from step_scalars(); `gradient` is already clipped.
void apply_optimiser(const TrainingSettings& settings, const StepScalars& scalars, std::span<double> parameters,
                     std::span<const double> gradient, Moments moments);

// What the gradient is multiplied with so that its norm is at most `clip_norm`; 1 when `clip_norm` is 0 (off).
[[nodiscard]] double clip_scale(double norm, double clip_norm);

}  // namespace pushforward
