// Good states of the training to go back to: bounded, thinned where it is oldest.
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
};

class SnapshotRing {
 public:
  explicit SnapshotRing(std::size_t capacity = 128) : capacity_(capacity) {}
  void add(Snapshot snapshot);
  void clear() { snapshots_.clear(); }
  [[nodiscard]] bool is_empty() const { return snapshots_.empty(); }
  [[nodiscard]] const Snapshot& newest() const { return snapshots_.back(); }
  void drop_newest() { snapshots_.pop_back(); }
  [[nodiscard]] const std::deque<Snapshot>& all() const { return snapshots_; }

 private:
  std::size_t capacity_;
  std::deque<Snapshot> snapshots_;  // oldest first
};

// Index of the first layer with a parameter that is not finite, -1 when there is none.
[[nodiscard]] int first_layer_not_finite(const Stack& stack);

}  // namespace pushforward::app
