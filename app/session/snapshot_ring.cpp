#include "app/session/snapshot_ring.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace pushforward::app {

void SnapshotRing::add(Snapshot snapshot) {
  snapshots_.push_back(std::move(snapshot));
  if (snapshots_.size() <= capacity_ || snapshots_.size() < 3) return;
  // The one goes that is missed least: a gap counts by how near it is to either end of the training.
  const auto first = static_cast<double>(snapshots_.front().step), last = static_cast<double>(snapshots_.back().step);
  constexpr double finest = 1.0 / 256.0;  // of the whole: nearer to an end than this, all gaps count alike
  std::size_t least = 1;
  double least_gap = std::numeric_limits<double>::infinity();
  for (std::size_t i = 1; i + 1 < snapshots_.size(); ++i) {
    const auto before = static_cast<double>(snapshots_[i - 1].step),
               after = static_cast<double>(snapshots_[i + 1].step);
    const auto step = static_cast<double>(snapshots_[i].step);
    const double gap = (after - before) / (std::min(step - first, last - step) + finest * (last - first) + 1.0);
    if (gap >= least_gap) continue;
    least_gap = gap;
    least = i;
  }
  snapshots_.erase(snapshots_.begin() + static_cast<std::ptrdiff_t>(least));
}

void SnapshotRing::cut_from(std::int64_t step) {
  while (!snapshots_.empty() && snapshots_.back().step >= step) snapshots_.pop_back();
}

bool has_structure_of(const Stack& stack, const Stack& other) {
  return stack.dim == other.dim &&
         std::ranges::equal(stack.layers, other.layers, [](const LayerEntry& a, const LayerEntry& b) {
           return a.id == b.id && a.type == b.type && a.inverted == b.inverted && a.bypassed == b.bypassed &&
                  a.parameters.size() == b.parameters.size() && a.hyper == b.hyper;
         });
}

int first_layer_not_finite(const Stack& stack) {
  for (std::size_t i = 0; i < stack.layers.size(); ++i)
    if (!std::ranges::all_of(stack.layers[i].parameters, [](double p) { return std::isfinite(p); }))
      return static_cast<int>(i);
  return -1;
}

}  // namespace pushforward::app
