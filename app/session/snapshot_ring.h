// Good states of the training to go back to and to look at. Bounded: dense at the beginning, where a model learns
// fastest, and near the newest step, sparse between.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <memory>

#include "core/flow/stack.h"

namespace pushforward::app {

struct Snapshot {
  std::int64_t step = 0;
  std::shared_ptr<const Stack> stack;  // every parameter finite
  bool operator==(const Snapshot&) const = default;
};

class SnapshotRing {
 public:
  explicit SnapshotRing(std::size_t capacity = 128) : capacity_(capacity) {}
  void add(Snapshot snapshot);
  void clear() { snapshots_.clear(); }
  [[nodiscard]] bool is_empty() const { return snapshots_.empty(); }
  [[nodiscard]] const Snapshot& newest() const { return snapshots_.back(); }
  void drop_newest() { snapshots_.pop_back(); }
  // Forgets what was reached at `step` and later, when training goes back.
  void cut_from(std::int64_t step);
  [[nodiscard]] const std::deque<Snapshot>& all() const { return snapshots_; }

 private:
  std::size_t capacity_;
  std::deque<Snapshot> snapshots_;  // oldest first
};

// Whether the two differ in nothing but what training moves, so that one can be shown, and gone on from, in the place
// of the other. Frozen layers may differ: that changes no function.
[[nodiscard]] bool has_structure_of(const Stack& stack, const Stack& other);

// Index of the first layer with a parameter that is not finite, -1 when there is none.
[[nodiscard]] int first_layer_not_finite(const Stack& stack);

}  // namespace pushforward::app
