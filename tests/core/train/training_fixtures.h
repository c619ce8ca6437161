// Small stacks and targets that the tests of this folder share.
#pragma once

#include <memory>

#include "core/flow/stack.h"
#include "core/targets/target_table.h"
#include "core/train/training_settings.h"

namespace pushforward {

// A pool of 4,096 points: enough for tests, quick to make. Each target is made once per process.
[[nodiscard]] std::shared_ptr<const CompiledTarget> small_target(const std::string& id);

// Planar, coupling, inverted radial, linear: random and well away from the identity.
[[nodiscard]] Stack varied_stack(std::uint64_t seed = 5);

[[nodiscard]] Stack stack_of(const std::vector<std::string>& types, std::uint64_t seed = 5);

// KL(p||q) from the pool: the mean of log p - log q, whose noise vanishes as q approaches p.
[[nodiscard]] double sampled_kl(const Stack& stack, const CompiledTarget& target);

}  // namespace pushforward
