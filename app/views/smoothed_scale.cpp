#include "app/views/smoothed_scale.h"

#include <algorithm>
#include <cmath>
#include <ranges>

namespace pushforward::app {
namespace {

constexpr int interval_ms = 40;
// Closer than this is taken as there: half a step of a map with 256 colours.
constexpr double settled_ratio = 0.002;

}  // namespace

SmoothedScale::SmoothedScale(QObject* parent) : QObject(parent) {
  timer_.setSingleShot(true);
  timer_.setInterval(interval_ms);
  connect(&timer_, &QTimer::timeout, this, &SmoothedScale::advance);
}

void SmoothedScale::aim(double target, const void* who) {
  if (!(target > 0) || !std::isfinite(target)) return;
  targets_[who] = target;
  target = std::ranges::max(targets_ | std::views::values);
  target_ = target;
  if (!is_set_) {
    is_set_ = true;
    value_ = target;
    emit changed();
    return;
  }
  advance();
}

void SmoothedScale::set_locked(bool locked) {
  locked_ = locked;
  if (locked) timer_.stop();
  if (!locked) advance();
  emit changed();
}

void SmoothedScale::advance() {
  if (locked_ || value_ == target_) {
    clock_.invalidate();
    return;
  }
  const double elapsed = clock_.isValid() ? static_cast<double>(clock_.restart()) : 0.0;
  if (!clock_.isValid()) clock_.start();
  const double distance = std::log(target_ / value_) * std::exp(-elapsed / time_constant_ms);
  value_ = std::abs(distance) < settled_ratio ? target_ : target_ * std::exp(-distance);
  // Restarted by every aim: with frames coming faster than the interval it never fires.
  if (value_ != target_) timer_.start();
  emit changed();
}

}  // namespace pushforward::app
