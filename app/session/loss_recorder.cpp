#include "app/session/loss_recorder.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace pushforward::app {
namespace {

constexpr std::size_t most_targets = 4;  // a compiled one holds a table and a pool of samples

}  // namespace

void LossRecorder::add(std::int64_t first_step, std::span<const float> losses) {
  for (std::size_t i = 0; i < losses.size(); ++i) add_one(first_step + static_cast<std::int64_t>(i), losses[i]);
}

void LossRecorder::add_one(std::int64_t step, float loss) {
  if (!std::isfinite(loss)) return;
  auto& points = history_.points;
  if (points.empty() || steps_in_last_ == history_.steps_per_bin) {
    if (points.size() == most_bins) {
      // Two bins become one: half the resolution, twice the reach.
      for (std::size_t i = 0; i < most_bins / 2; ++i) {
        const LossPoint &a = points[2 * i], &b = points[2 * i + 1];
        points[i] = {b.step, 0.5F * (a.mean + b.mean), std::min(a.low, b.low), std::max(a.high, b.high)};
      }
      points.resize(most_bins / 2);
      history_.steps_per_bin *= 2;
    }
    points.push_back({step, loss, loss, loss});
    steps_in_last_ = 1;
    return;
  }
  LossPoint& last = points.back();
  ++steps_in_last_;
  last.step = step;
  last.mean += (loss - last.mean) / static_cast<float>(steps_in_last_);
  last.low = std::min(last.low, loss);
  last.high = std::max(last.high, loss);
}

void LossRecorder::begin_target(std::int64_t step, std::shared_ptr<const CompiledTarget> target) {
  while (!targets_.empty() && targets_.back().since >= step) targets_.pop_back();
  if (targets_.empty() || targets_.back().target->choice != target->choice)
    targets_.push_back({targets_.empty() && history_.points.empty() ? 0 : step, std::move(target)});
  if (targets_.size() > most_targets) targets_.erase(targets_.begin());
  history_.target_since = targets_.back().since;
}

void LossRecorder::clear() {
  history_ = {};
  if (!targets_.empty()) targets_ = {{0, targets_.back().target}};
  steps_in_last_ = 0;
}

void LossRecorder::cut_after(std::int64_t step) {
  auto& points = history_.points;
  while (!points.empty() && points.back().step > step) points.pop_back();
  steps_in_last_ = history_.steps_per_bin;  // what comes next opens a bin of its own
  for (Target& target : targets_) target.since = std::min(target.since, step);
  history_.target_since = std::min(history_.target_since, step);
}

std::shared_ptr<const LossHistory> LossRecorder::history() const {
  return std::make_shared<const LossHistory>(history_);
}

}  // namespace pushforward::app
