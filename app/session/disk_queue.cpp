#include "app/session/disk_queue.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

namespace pushforward::app {

struct DiskQueue::Tasks {
  std::mutex mutex;
  std::condition_variable done;
  std::deque<std::function<void()>> waiting;
  bool has_thread = false;

  // Ends with the last task.
  void run() {
    std::unique_lock lock(mutex);
    while (!waiting.empty()) {
      std::function<void()> task = std::move(waiting.front());
      waiting.pop_front();
      lock.unlock();
      task();
      task = nullptr;
      lock.lock();
    }
    has_thread = false;
    done.notify_all();
  }
};

DiskQueue::DiskQueue() : tasks_(std::make_shared<Tasks>()) {}

void DiskQueue::add(std::function<void()> task) {
  const std::lock_guard lock(tasks_->mutex);
  tasks_->waiting.push_back(std::move(task));
  if (std::exchange(tasks_->has_thread, true)) return;
  std::thread([tasks = tasks_] { tasks->run(); }).detach();
}

bool DiskQueue::wait_for_all(std::chrono::milliseconds patience) const {
  std::unique_lock lock(tasks_->mutex);
  return tasks_->done.wait_for(lock, patience, [this] { return !tasks_->has_thread; });
}

}  // namespace pushforward::app
