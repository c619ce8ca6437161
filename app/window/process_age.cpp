#include "app/window/process_age.h"

#ifdef __linux__
#include <unistd.h>

#include <ctime>
#include <fstream>
#include <sstream>
#include <string>
#endif

namespace pushforward::app {

std::optional<double> process_age() {
#ifdef __linux__
  std::ifstream file("/proc/self/stat");
  std::string line;
  std::getline(file, line);
  // The second field, the name, may hold spaces; it ends at the last parenthesis. The start is field 22, in clock ticks
  // since the system's own start (proc(5)).
  const std::size_t name_end = line.rfind(')');
  if (name_end == std::string::npos) return std::nullopt;
  std::istringstream fields(line.substr(name_end + 1));
  constexpr int between = 19;  // fields 3 to 21
  std::string skipped;
  for (int i = 0; i < between; ++i) fields >> skipped;
  double ticks = 0.0;
  timespec now{};
  if (!(fields >> ticks) || clock_gettime(CLOCK_BOOTTIME, &now) != 0) return std::nullopt;
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec) -
         ticks / static_cast<double>(sysconf(_SC_CLK_TCK));
#else
  return std::nullopt;
#endif
}

}  // namespace pushforward::app
