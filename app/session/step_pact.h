// Two workers that train the same number of steps: the one that is ahead waits for the other. Free of Qt.
//
// Threads: each worker reports where it is and asks what it may do, between two chunks of steps; the window chooses
// whether the pact holds. A worker that has to wait sleeps until a command comes or the other side has moved.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <mutex>

namespace pushforward::app {

class StepPact {
 public:
  struct Place {
    std::int64_t step = 0;
    int chunk = 1;       // steps that this side trains between two looks at its commands, at the speed it has now
    bool runs = false;   // plays, or will as soon as its target is there
    bool plays = false;  // has been told to
    bool operator==(const Place&) const = default;
  };

  // `side` is 0 or 1. `wake` is called on any thread when the other side has moved.
  void join(int side, std::function<void()> wake);
  void leave(int side);
  // Both sides are about to be told to play, or no longer: until a side reports that it was, the other one waits for
  // it, so that the one that hears it first does not run away.
  void expect(bool both);
  void report(int side, const Place& place);
  // Steps that this side may train now, at most `wanted`; 0 while it has to wait. It may lead by the shorter of both
  // chunks, so that neither does its steps one by one; the one that is behind is never held up.
  [[nodiscard]] int allowed(int side, int wanted) const;
  // Steps that this side lacks when both have been paused in the middle of it, so that they stand at the same step; 0
  // when they are further apart than the pact lets them come, and for whatever takes them apart at rest: single steps
  // and restarts reach one side before the other.
  [[nodiscard]] int missing(int side) const;
  // Whether the pact holds; otherwise each side trains as fast as it can.
  void set_holds(bool holds);
  [[nodiscard]] bool holds() const;

 private:
  struct Side {
    bool is_in = false;
    bool is_expected = false;
    Place place;
    std::function<void()> wake;
  };
  void wake(int side) const;

  mutable std::mutex mutex_;
  std::array<Side, 2> sides_;
  bool holds_ = true;
  bool is_cut_off_ = false;  // since they ran together they have not stood still at the same step
};

}  // namespace pushforward::app
