// What is written to the disk: one task after the other, in the order in which they came, on a thread of its own, for a
// disk may take its time or never answer.
#pragma once

#include <chrono>
#include <functional>
#include <memory>

namespace pushforward::app {

class DiskQueue {
 public:
  DiskQueue();
  // A task must not throw, and must own all it needs: it can outlive this object, for what a disk holds up can't be
  // interrupted.
  void add(std::function<void()> task);
  // False when a task is not done after that time.
  [[nodiscard]] bool wait_for_all(std::chrono::milliseconds patience) const;

 private:
  struct Tasks;
  std::shared_ptr<Tasks> tasks_;
};

}  // namespace pushforward::app
