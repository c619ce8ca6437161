// How many steps fit between two frames, and how fine the pictures may be: what keeps training at full speed and the
// window at its frame rate whatever the model costs.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <deque>

namespace pushforward::app {

using Clock = std::chrono::steady_clock;

// Without an edit for so long, the fields are made exactly.
constexpr std::chrono::milliseconds rest{60};
// Without an edit for so long, nobody drags any more.
constexpr std::chrono::milliseconds drag_rest{150};
// While training runs its states are kept at least so often.
constexpr std::chrono::milliseconds snapshot_period{500};

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
  void forget() { *this = DetailLevel(); }  // another engine

 private:
  std::size_t level_ = 2;
  double smoothed_ = 0.0;
  int since_change_ = 0;  // frames
};

// Cells in the tables of live fields (EvaluationRequest::table_cells): as few as keep the density close enough.
class TableDetail {
 public:
  // Of |p - p exact| relative to the peak. What is further off is not shown.
  static constexpr double accepted_error = 2e-3;
  static constexpr std::array<int, 5> cells{240, 480, 960, 1920, 3840};
  // 0 after the finest tables were not good enough: exact fields for a while.
  [[nodiscard]] int table_cells() const { return exact_frames_ > 0 ? 0 : cells[level_]; }
  // The error of a density made with table_cells().
  void measured(double error);
  // A frame was made without tables.
  void measured_exact() { exact_frames_ -= exact_frames_ > 0 ? 1 : 0; }

 private:
  std::size_t level_ = 2;
  int frames_ = 0;        // at this level
  int exact_frames_ = 0;  // still to come
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
