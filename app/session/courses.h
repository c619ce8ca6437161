// What was kept of the courses of training that an edit has left (command.h), so that its undo finds it again.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include "app/session/loss_recorder.h"
#include "app/session/snapshot_ring.h"

namespace pushforward::app {

struct Course {
  LossRecorder losses;
  std::shared_ptr<const std::vector<MetricsPoint>> metrics;
  SnapshotRing snapshots;

  // Forgets what was reached at `step` and later.
  void cut_from(std::int64_t step);
};

// The last few of them: snapshots of large stacks are megabytes.
class Courses {
 public:
  static constexpr std::size_t most = 4;
  void keep(std::uint64_t id, Course course);
  [[nodiscard]] std::optional<Course> take(std::uint64_t id);
  void clear() { kept_.clear(); }

 private:
  struct Kept {
    std::uint64_t id;
    Course course;
  };
  std::deque<Kept> kept_;  // the one that was left last is the last
};

}  // namespace pushforward::app
