// The loss of every step, in at most 2,000 bins however long the training.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "app/session/frame.h"

namespace pushforward::app {

class LossRecorder {
 public:
  static constexpr std::size_t most_bins = 2000;
  void add(std::int64_t first_step, std::span<const float> losses);
  // What comes after `step` is the loss against this target. One that nothing was trained against is forgotten, so that
  // taking back a choice at rest leaves the loss as it was.
  void begin_target(std::int64_t step, std::shared_ptr<const CompiledTarget> target);
  void clear();
  // Forgets what comes after `step`, when training goes back.
  void cut_after(std::int64_t step);
  [[nodiscard]] std::shared_ptr<const LossHistory> history() const;

 private:
  struct Target {
    std::int64_t since;
    std::shared_ptr<const CompiledTarget> target;
  };
  void add_one(std::int64_t step, float loss);
  LossHistory history_;
  std::vector<Target> targets_;     // the last few, the present one at the end
  std::int64_t steps_in_last_ = 0;  // steps that the last bin holds so far
};

}  // namespace pushforward::app
