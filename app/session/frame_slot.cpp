#include "app/session/frame_slot.h"

#include <utility>

namespace pushforward::app {

bool FrameSlot::publish(std::shared_ptr<const Frame> frame) {
  const std::lock_guard lock(mutex_);
  frame_.swap(frame);  // the old frame is freed after the lock
  return std::exchange(taken_, false);
}

bool FrameSlot::is_taken() const {
  const std::lock_guard lock(mutex_);
  return taken_;
}

std::shared_ptr<const Frame> FrameSlot::take() {
  const std::lock_guard lock(mutex_);
  taken_ = true;
  return frame_;
}

}  // namespace pushforward::app
