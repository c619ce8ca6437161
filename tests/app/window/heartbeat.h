// How long the window's thread does not turn to its events.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "app/session/thread_priority.h"

namespace pushforward::test {

// Ticks every millisecond; what lies between two ticks beyond that is a stall.
class Heartbeat : public QObject {
 public:
  Heartbeat() {
    timer_.setTimerType(Qt::PreciseTimer);
    connect(&timer_, &QTimer::timeout, this, [this] {
      const double stall = static_cast<double>(clock_.nsecsElapsed()) * 1e-6;
      clock_.start();
      stalls.push_back(stall);
      if (stall > longest) {
        longest = stall;
        longest_during = doing;
      }
      const double processor = 1e3 * app::processor_seconds_of_this_thread();
      work_of[doing] = std::max(work_of[doing], processor - std::exchange(processor_, processor));
    });
    clock_.start();
    timer_.start(1);
  }
  const char* doing = "";
  const char* longest_during = "";
  double longest = 0.0;                   // ms
  std::vector<double> stalls;             // ms
  std::map<std::string, double> work_of;  // ms of processor time in one turn, the most, by gesture

 private:
  QTimer timer_;
  QElapsedTimer clock_;
  double processor_ = 1e3 * app::processor_seconds_of_this_thread();
};

}  // namespace pushforward::test
