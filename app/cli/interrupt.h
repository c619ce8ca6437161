// Ctrl+C as a wish rather than an end.
#pragma once

#include <csignal>

namespace pushforward::app {

// While it lives, the first SIGINT or SIGTERM only sets a flag; a second one ends the process as usual.
class InterruptWatch {
 public:
  InterruptWatch();
  ~InterruptWatch();
  InterruptWatch(const InterruptWatch&) = delete;
  InterruptWatch& operator=(const InterruptWatch&) = delete;

  [[nodiscard]] bool requested() const;

 private:
  struct sigaction previous_interrupt_ {};
  struct sigaction previous_terminate_ {};
};

}  // namespace pushforward::app
