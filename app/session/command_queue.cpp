#include "app/session/command_queue.h"

#include <utility>

namespace pushforward::app {

void CommandQueue::push(Command command) {
  {
    const std::lock_guard lock(mutex_);
    commands_.push_back(std::move(command));
  }
  arrived_.notify_one();
}

std::deque<Command> CommandQueue::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(commands_, {});
}

void CommandQueue::wait(std::chrono::steady_clock::time_point until) {
  std::unique_lock lock(mutex_);
  arrived_.wait_until(lock, until, [this] { return !commands_.empty() || woken_; });
  woken_ = false;
}

void CommandQueue::wait() {
  std::unique_lock lock(mutex_);
  arrived_.wait(lock, [this] { return !commands_.empty() || woken_; });
  woken_ = false;
}

bool CommandQueue::is_empty() const {
  const std::lock_guard lock(mutex_);
  return commands_.empty();
}

void CommandQueue::wake() {
  {
    const std::lock_guard lock(mutex_);
    woken_ = true;
  }
  arrived_.notify_one();
}

}  // namespace pushforward::app
