#include "tests/core/train/training_fixtures.h"

#include <map>

#include "core/flow/flow.h"

namespace pushforward {

std::shared_ptr<const CompiledTarget> small_target(const std::string& id) {
  static std::map<std::string, std::shared_ptr<const CompiledTarget>> made;
  auto& target = made[id];
  if (!target) target = compile_target(TargetChoice{id, {}}, 1 << 12);
  return target;
}

Stack stack_of(const std::vector<std::string>& types, std::uint64_t seed) {
  Stack stack;
  for (const std::string& type : types) stack.layers.push_back(make_layer(type));
  initialise_for_training(stack, seed);
  return stack;
}

Stack varied_stack(std::uint64_t seed) {
  Stack stack = stack_of({"planar", "coupling", "radial", "linear"}, seed);
  stack.layers[2].inverted = true;
  Generator generator(seed);
  for (LayerEntry& layer : stack.layers) {
    for (double& parameter : layer.parameters) parameter += 0.1 * generator.normal();
  }
  return stack;
}

double sampled_kl(const Stack& stack, const CompiledTarget& target) {
  return (target.target->log_density(target.pool.points) - log_prob(stack, target.pool.points)).mean();
}

}  // namespace pushforward
