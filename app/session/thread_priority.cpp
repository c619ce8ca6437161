#include "app/session/thread_priority.h"

#ifdef __linux__
#include <sys/resource.h>

#include <ctime>
#endif

namespace pushforward::app {

namespace {

// On Linux a niceness belongs to a thread and is inherited by the threads that it makes.
void be_nice([[maybe_unused]] int niceness) {
#ifdef __linux__
  setpriority(PRIO_PROCESS, 0, niceness);
#endif
}

}  // namespace

// 5 steps are a third of the weight of a thread at 0, 3 more are half of that.
void give_way_to_the_window() { be_nice(5); }
void give_way_to_the_training() { be_nice(8); }

double processor_seconds_of_this_thread() {
#ifdef __linux__
  timespec used{};
  if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used) == 0)
    return static_cast<double>(used.tv_sec) + 1e-9 * static_cast<double>(used.tv_nsec);
#endif
  return 0.0;
}

}  // namespace pushforward::app
