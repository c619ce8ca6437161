// One line on the terminal that says how far a long command has come.
#pragma once

#include <string>

#include "app/cli/command_line.h"

namespace pushforward::app {

// Draws only when standard error is a terminal, so that logs stay clean. The line is gone when the bar is.
class ProgressBar {
 public:
  explicit ProgressBar(const Environment& environment) : environment_(environment) {}
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  // `fraction` in [0, 1].
  void show(double fraction, const std::string& text);

 private:
  const Environment& environment_;
  std::size_t drawn_ = 0;  // characters on the line
};

}  // namespace pushforward::app
