#include "app/session/step_pact.h"

#include <algorithm>
#include <utility>

namespace pushforward::app {
namespace {

constexpr std::int64_t longest_launch = 256;  // steps that an engine may do at once

std::size_t index(int side) { return static_cast<std::size_t>(side); }
std::size_t other(int side) { return static_cast<std::size_t>(1 - side); }

}  // namespace

void StepPact::join(int side, std::function<void()> wake) {
  const std::lock_guard lock(mutex_);
  Side& here = sides_[index(side)];
  here = {.is_in = true, .is_expected = here.is_expected, .place = {}, .wake = std::move(wake)};
  is_cut_off_ = false;
}

void StepPact::leave(int side) {
  {
    const std::lock_guard lock(mutex_);
    Side& here = sides_[index(side)];
    here = {.is_in = false, .is_expected = here.is_expected, .place = {}, .wake = {}};
  }
  wake(1 - side);
}

void StepPact::wake(int side) const {
  std::function<void()> call;
  {
    const std::lock_guard lock(mutex_);
    call = sides_[index(side)].wake;
  }
  if (call) call();
}

void StepPact::expect(bool both) {
  {
    const std::lock_guard lock(mutex_);
    for (Side& side : sides_) side.is_expected = both;
  }
  wake(0);
  wake(1);
}

void StepPact::report(int side, const Place& place) {
  {
    const std::lock_guard lock(mutex_);
    Side& here = sides_[index(side)];
    const Place& there = sides_[other(side)].place;
    const bool was_expected = here.is_expected;
    if (place.plays) here.is_expected = false;
    const Place before = std::exchange(here.place, place);
    if (place.runs)
      is_cut_off_ = true;  // should a pause come now
    else if (place.step < before.step || (!there.runs && place.step == there.step))
      is_cut_off_ = false;  // begun anew, or both stand where they should
    if (before == place && here.is_expected == was_expected) return;
  }
  wake(1 - side);
}

int StepPact::allowed(int side, int wanted) const {
  const std::lock_guard lock(mutex_);
  const Side& there = sides_[other(side)];
  if (!holds_) return wanted;
  if (there.is_expected) return 0;
  if (!there.is_in || !there.place.runs) return wanted;
  const Place& here = sides_[index(side)].place;
  const std::int64_t lead = std::max(1, std::min(here.chunk, there.place.chunk));
  return static_cast<int>(std::clamp<std::int64_t>(there.place.step + lead - here.step, 0, wanted));
}

int StepPact::missing(int side) const {
  const std::lock_guard lock(mutex_);
  const Side& there = sides_[other(side)];
  const Place& here = sides_[index(side)].place;
  if (!holds_ || !is_cut_off_ || !there.is_in || there.place.runs || here.runs) return 0;
  // One chunk ahead by right, and one more that was under way when the pause came; chunks may have been longer then
  // than they are now, on a machine that has become slower.
  const std::int64_t most = std::max<std::int64_t>(longest_launch, 2LL * std::max(here.chunk, there.place.chunk));
  const std::int64_t steps = there.place.step - here.step;
  return steps > 0 && steps <= most ? static_cast<int>(steps) : 0;
}

void StepPact::set_holds(bool holds) {
  {
    const std::lock_guard lock(mutex_);
    holds_ = holds;
  }
  wake(0);
  wake(1);
}

bool StepPact::holds() const {
  const std::lock_guard lock(mutex_);
  return holds_;
}

}  // namespace pushforward::app
