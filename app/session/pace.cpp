#include "app/session/pace.h"

#include <algorithm>
#include <cmath>

namespace pushforward::app {

void ChunkSize::measured(int steps, double seconds) {
  if (steps <= 0) return;
  const double now = seconds / steps;
  // Quick to believe that steps have become slower (a long chunk delays commands), slow to believe the opposite.
  const double weight = now > seconds_per_step_ ? 0.5 : 0.2;
  seconds_per_step_ = seconds_per_step_ == 0.0 ? now : (1.0 - weight) * seconds_per_step_ + weight * now;
}

int ChunkSize::steps_for(double seconds) const {
  if (seconds_per_step_ == 0.0) return 1;
  return static_cast<int>(std::clamp(seconds / seconds_per_step_, 1.0, 4096.0));
}

int DetailLevel::longest_side(int limit) const { return std::min(sides[level_], limit); }

void DetailLevel::measured(double seconds, double budget_seconds) {
  smoothed_ = since_change_ == 0 ? seconds : 0.7 * smoothed_ + 0.3 * seconds;
  ++since_change_;
  constexpr int patience = 5;
  if (since_change_ < 4) return;
  const auto cells = [](std::size_t level) { return static_cast<double>(sides[level]) * sides[level]; };
  if (smoothed_ > budget_seconds && level_ > 0) {
    --level_;
    since_change_ = 0;
  } else if (level_ + 1 < sides.size() && since_change_ >= patience &&
             smoothed_ * cells(level_ + 1) / cells(level_) < 0.8 * budget_seconds) {
    ++level_;
    since_change_ = 0;
  }
}

void TableDetail::measured(double error) {
  // Cubics on cells of half the width err a quarter as much at the least, a sixteenth where they resolve the network.
  constexpr double wanted = accepted_error / 2.0, gain = 4.0, most_gain = 16.0;
  constexpr int exact_frames = 30, patience = 10;
  ++frames_;
  if (error > wanted && level_ + 1 == cells.size() && error > accepted_error) exact_frames_ = exact_frames;
  for (; error > wanted && level_ + 1 < cells.size(); error /= gain) {
    ++level_;
    frames_ = 0;
  }
  if (error < wanted / (2.0 * most_gain) && level_ > 0 && frames_ >= patience) {
    --level_;
    frames_ = 0;
  }
}

void Rate::add(std::int64_t events, Clock::time_point now) {
  marks_.push_back({now, events});
  while (marks_.size() > 2 && now - marks_.front().time > std::chrono::seconds(1)) marks_.pop_front();
}

double Rate::per_second(Clock::time_point now) const {
  if (marks_.size() < 2) return 0.0;
  // What the first mark counts happened before the time that is looked at.
  std::int64_t events = 0;
  for (std::size_t i = 1; i < marks_.size(); ++i) events += marks_[i].events;
  const double seconds = std::chrono::duration<double>(now - marks_.front().time).count();
  return seconds > 0.0 ? static_cast<double>(events) / seconds : 0.0;
}

}  // namespace pushforward::app
