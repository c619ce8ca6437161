#include "app/session/snapshot_ring.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace pushforward::app {

void SnapshotRing::add(Snapshot snapshot) {
  snapshots_.push_back(std::move(snapshot));
  if (snapshots_.size() <= capacity_) return;
  // Every second one of the older half goes, so that what is long ago is kept coarsely and what is recent finely.
  std::deque<Snapshot> kept;
  for (std::size_t i = 0; i < snapshots_.size(); ++i)
    if (i >= snapshots_.size() / 2 || i % 2 == 0) kept.push_back(std::move(snapshots_[i]));
  snapshots_ = std::move(kept);
}

int first_layer_not_finite(const Stack& stack) {
  for (std::size_t i = 0; i < stack.layers.size(); ++i)
    if (!std::ranges::all_of(stack.layers[i].parameters, [](double p) { return std::isfinite(p); }))
      return static_cast<int>(i);
  return -1;
}

}  // namespace pushforward::app
