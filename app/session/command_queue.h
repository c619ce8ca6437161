// Commands on their way to the worker. Any thread may push; the worker alone takes.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>

#include "app/session/command.h"

namespace pushforward::app {

class CommandQueue {
 public:
  void push(Command command);
  // Everything that has come, in order; at once, maybe nothing.
  [[nodiscard]] std::deque<Command> take();
  // Waits until there is a command, or wake() was called, or the time is over.
  void wait(std::chrono::steady_clock::time_point until);
  void wait();
  [[nodiscard]] bool is_empty() const;
  // Ends a wait without a command: the window has taken a frame.
  void wake();

 private:
  mutable std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Command> commands_;
  bool woken_ = false;
};

}  // namespace pushforward::app
