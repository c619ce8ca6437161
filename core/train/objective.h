// The loss of one training step and its gradient, in double precision; the formula is at the top of engine.h.
#pragma once

#include <cstdint>

#include "core/flow/flow.h"
#include "core/targets/target_table.h"
#include "core/train/training_settings.h"

namespace pushforward {

// The batches that step `step` sees, dim x settings.batch. They depend on (seed, step, sample) alone.
[[nodiscard]] Matrix latent_batch(const TrainingSettings& settings, std::int64_t step, int dim);
[[nodiscard]] Matrix data_batch(const TrainingSettings& settings, std::int64_t step, const CompiledTarget& target);

struct LossGradient {
  double loss = 0.0;                            // nats
  std::vector<std::vector<double>> parameters;  // by layer, unconstrained; zeros for bypassed and frozen layers
};

// Throws InputError when the stack's dimension is not the target's (2).
[[nodiscard]] LossGradient objective_gradient(const Stack& stack, const CompiledTarget& target,
                                              const TrainingSettings& settings, std::int64_t step);
// The loss alone.
[[nodiscard]] double objective(const Stack& stack, const CompiledTarget& target, const TrainingSettings& settings,
                               std::int64_t step);

}  // namespace pushforward
