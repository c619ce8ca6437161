// How many steps fit between two frames, and how fine the pictures may be: what keeps training at full speed and the
// window at its frame rate whatever the model costs.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <deque>

namespace pushforward::app {

using Clock = std::chrono::steady_clock;

// Steps a chunk, from the measured time of a step.
class ChunkSize {
 public:
  void measured(int steps, double seconds);
  void forget() { seconds_per_step_ = 0.0; }  // another engine, another batch, another stack
  [[nodiscard]] int steps_for(double seconds) const;
  [[nodiscard]] double seconds_per_step() const { return seconds_per_step_; }

 private:
  double seconds_per_step_ = 0.0;  // smoothed; 0 before the first measurement
};

// The resolution of the fields: as fine as their share of the time allows.
class DetailLevel {
 public:
  static constexpr std::array<int, 5> sides{64, 96, 128, 192, 256};
  [[nodiscard]] int longest_side(int limit) const;
  // At the lowest level everything else has to be spared too.
  [[nodiscard]] bool is_lowest() const { return level_ == 0; }
  // `seconds` that the fields of one frame took, at this level.
  void measured(double seconds, double budget_seconds);
  void forget() { since_change_ = 0; }

 private:
  std::size_t level_ = 1;
  double smoothed_ = 0.0;
  int since_change_ = 0;  // frames
};

// Events per second over the last second or so.
class Rate {
 public:
  void add(std::int64_t events, Clock::time_point now);
  void clear() { marks_.clear(); }
  [[nodiscard]] double per_second(Clock::time_point now) const;

 private:
  struct Mark {
    Clock::time_point time;
    std::int64_t events;
  };
  std::deque<Mark> marks_;
};

}  // namespace pushforward::app
