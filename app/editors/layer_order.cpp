#include "app/editors/layer_order.h"

#include <algorithm>

namespace pushforward::app {

namespace {

std::vector<std::uint64_t> order_of(const Stack& stack) {
  std::vector<std::uint64_t> order;
  for (const LayerEntry& entry : stack.layers) order.push_back(entry.id);
  return order;
}

bool contains(const std::vector<std::uint64_t>& ids, std::uint64_t id) {
  return std::ranges::find(ids, id) != ids.end();
}

}  // namespace

std::vector<LayerMove> moves_to(const Stack& stack, const std::vector<std::uint64_t>& ids, int index) {
  std::vector<std::uint64_t> order = order_of(stack);
  const std::vector<std::uint64_t> before = order;
  std::vector<std::uint64_t> moving;
  std::uint64_t below = 0;  // the layer that the next one goes on top of; 0 is the base
  for (int i = 0; i < static_cast<int>(order.size()); ++i) {
    const std::uint64_t id = order[static_cast<std::size_t>(i)];
    if (contains(ids, id))
      moving.push_back(id);
    else if (i < index)
      below = id;
  }
  std::vector<LayerMove> moves;
  for (const std::uint64_t id : moving) {
    const auto here = std::ranges::find(order, id);
    const auto old_index = here - order.begin();
    order.erase(here);
    const auto place = below == 0 ? order.begin() : std::ranges::find(order, below) + 1;
    const auto new_index = place - order.begin();
    order.insert(place, id);
    below = id;
    if (new_index != old_index) moves.push_back({id, static_cast<int>(new_index)});
  }
  return order == before ? std::vector<LayerMove>{} : moves;
}

std::vector<std::uint64_t> order_after(const Stack& stack, const std::vector<LayerMove>& moves) {
  std::vector<std::uint64_t> order = order_of(stack);
  for (const LayerMove& move : moves) {
    std::erase(order, move.id);
    order.insert(order.begin() + move.index, move.id);
  }
  return order;
}

std::vector<LayerMove> moves_by_one(const Stack& stack, const std::vector<std::uint64_t>& ids, int step) {
  std::vector<std::uint64_t> order = order_of(stack);
  const int count = static_cast<int>(order.size());
  std::vector<LayerMove> moves;
  // From the end that the layers move towards, so that a layer never runs into one that is still to move.
  for (int i = 0; i < count; ++i) {
    const int here = step > 0 ? count - 1 - i : i;
    const int there = here + step;
    const std::uint64_t id = order[static_cast<std::size_t>(here)];
    if (!contains(ids, id) || there < 0 || there >= count) continue;
    if (contains(ids, order[static_cast<std::size_t>(there)])) continue;
    std::swap(order[static_cast<std::size_t>(here)], order[static_cast<std::size_t>(there)]);
    moves.push_back({id, there});
  }
  return moves;
}

}  // namespace pushforward::app
