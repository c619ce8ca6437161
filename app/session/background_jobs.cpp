#include "app/session/background_jobs.h"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

#include "app/session/thread_priority.h"

namespace pushforward::app {

struct BackgroundJobs::Running {
  std::mutex mutex;
  std::condition_variable ended;
  int count = 0;
};

BackgroundJobs::BackgroundJobs() : running_(std::make_shared<Running>()) {}

void BackgroundJobs::start(std::function<void()> job) {
  {
    const std::lock_guard lock(running_->mutex);
    ++running_->count;
  }
  std::thread([running = running_, job = std::move(job)]() mutable {
    give_way_to_the_window();
    job();
    job = nullptr;  // frees what the job owned before it counts as ended
    {
      const std::lock_guard lock(running->mutex);
      --running->count;
    }
    running->ended.notify_all();
  }).detach();
}

bool BackgroundJobs::wait_for_all(std::chrono::milliseconds patience) const {
  std::unique_lock lock(running_->mutex);
  return running_->ended.wait_for(lock, patience, [this] { return running_->count == 0; });
}

}  // namespace pushforward::app
