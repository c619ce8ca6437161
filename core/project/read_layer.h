// One layer of a file -> LayerEntry, generically from the layer's declaration: nothing here knows a layer by name.
#pragma once

#include <cstdint>

#include "core/flow/stack.h"
#include "core/project/json_node.h"

namespace pushforward {

// Of one stack, so that a hostile file (a huge hidden width in few bytes) cannot ask for gigabytes.
inline constexpr std::int64_t most_parameters = std::int64_t{1} << 21;

struct LayerRead {
  LayerEntry entry;
  bool has_parameters = false;  // given as "params" or "values"; else they stand at the identity
};

// Takes what the layer needs from `parameters_left`. Throws InputError with the full place of the fault.
[[nodiscard]] LayerRead read_layer(const JsonNode& node, int dim, std::int64_t& parameters_left);

}  // namespace pushforward
