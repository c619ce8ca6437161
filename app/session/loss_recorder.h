// The loss of every step, in at most 2,000 bins however long the training.
#pragma once

#include <memory>
#include <span>

#include "app/session/frame.h"

namespace pushforward::app {

class LossRecorder {
 public:
  static constexpr std::size_t most_bins = 2000;
  void add(std::int64_t first_step, std::span<const float> losses);
  void clear();
  // Forgets what comes after `step`, when training goes back.
  void cut_after(std::int64_t step);
  [[nodiscard]] std::shared_ptr<const LossHistory> history() const;

 private:
  void add_one(std::int64_t step, float loss);
  LossHistory history_;
  std::int64_t steps_in_last_ = 0;  // steps that the last bin holds so far
};

}  // namespace pushforward::app
