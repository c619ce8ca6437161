// Where layers go when they are dropped or moved; plain arithmetic on the order of the stack.
#pragma once

#include <cstdint>
#include <vector>

#include "core/flow/stack.h"

namespace pushforward::app {

// One Session::move_layer: `index` is counted in the list without the layer.
struct LayerMove {
  std::uint64_t id = 0;
  int index = 0;
  bool operator==(const LayerMove&) const = default;
};

// Moves that bring `ids` together, in their order, to the place between the layers `index - 1` and `index` of the
// stack as it is now. Empty when nothing would change.
[[nodiscard]] std::vector<LayerMove> moves_to(const Stack& stack, const std::vector<std::uint64_t>& ids, int index);

// Moves that shift each of `ids` by one place towards the data (step +1) or the base (-1); layers that touch the end,
// and those behind them, stay.
[[nodiscard]] std::vector<LayerMove> moves_by_one(const Stack& stack, const std::vector<std::uint64_t>& ids, int step);

// The ids of all layers in the order that the moves lead to.
[[nodiscard]] std::vector<std::uint64_t> order_after(const Stack& stack, const std::vector<LayerMove>& moves);

}  // namespace pushforward::app
