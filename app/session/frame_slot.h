// The one place between worker and window: holds the latest frame only.
#pragma once

#include <memory>
#include <mutex>

#include "app/session/frame.h"

namespace pushforward::app {

class FrameSlot {
 public:
  // Worker's side. True when the window has to be woken: it has taken the frame before, so that no signal is in flight.
  [[nodiscard]] bool publish(std::shared_ptr<const Frame> frame);
  // Whether the window has taken what was published last. While it has not, a new frame would be work for nobody.
  [[nodiscard]] bool is_taken() const;
  // Window's side: the latest frame, null before the first.
  [[nodiscard]] std::shared_ptr<const Frame> take();

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const Frame> frame_;
  bool taken_ = true;
};

}  // namespace pushforward::app
