#include "app/session/thread_priority.h"

#ifdef __linux__
#include <sys/resource.h>

#include <ctime>
#endif

namespace pushforward::app {

void give_way_to_the_window() {
#ifdef __linux__
  // On Linux a niceness belongs to a thread and is inherited by the threads that it makes. 5 steps are about a third
  // of the weight of a thread at 0.
  constexpr int niceness = 5;
  setpriority(PRIO_PROCESS, 0, niceness);
#endif
}

double processor_seconds_of_this_thread() {
#ifdef __linux__
  timespec used{};
  if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used) == 0)
    return static_cast<double>(used.tv_sec) + 1e-9 * static_cast<double>(used.tv_nsec);
#endif
  return 0.0;
}

}  // namespace pushforward::app
