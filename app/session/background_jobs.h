// Work that takes seconds and must hold up neither window nor training: kernels, target tables, quadratures.
#pragma once

#include <chrono>
#include <functional>
#include <memory>

namespace pushforward::app {

class BackgroundJobs {
 public:
  BackgroundJobs();
  // Runs `job` on a thread of its own. A job must not throw, and must own all it needs: it can outlive this object,
  // for a driver that builds kernels can't be interrupted.
  void start(std::function<void()> job);
  // False when a job still runs after that time.
  [[nodiscard]] bool wait_for_all(std::chrono::milliseconds patience) const;

 private:
  struct Running;
  std::shared_ptr<Running> running_;
};

}  // namespace pushforward::app
