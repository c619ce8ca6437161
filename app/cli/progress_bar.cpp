#include "app/cli/progress_bar.h"

#include <algorithm>
#include <cmath>
#include <ostream>

namespace pushforward::app {
namespace {
constexpr std::size_t bar_width = 30;
}

ProgressBar::~ProgressBar() {
  if (drawn_ > 0) environment_.err << "\r" << std::string(drawn_, ' ') << "\r" << std::flush;
}

void ProgressBar::show(double fraction, const std::string& text) {
  if (!environment_.err_is_terminal) return;
  const auto filled =
      static_cast<std::size_t>(std::lround(std::clamp(fraction, 0.0, 1.0) * static_cast<double>(bar_width)));
  std::string line(bar_width + 2, '.');
  line.front() = '[';
  line.back() = ']';
  std::fill_n(line.begin() + 1, filled, '#');
  line.append(" ").append(text);
  const std::size_t length = line.size();
  if (length < drawn_) line.append(drawn_ - length, ' ');
  environment_.err << "\r" << line << std::flush;
  drawn_ = std::max(drawn_, length);
}

}  // namespace pushforward::app
