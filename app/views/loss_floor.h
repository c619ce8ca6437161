// What the loss can't pass, and what the distance to it means.
#pragma once

#include <QString>
#include <optional>

#include "app/session/frame.h"
#include "core/train/training_settings.h"

namespace pushforward::app {

// The expected loss is alpha NLL + (1 - alpha) KL(q||p), the densities being normalised, and NLL = H(p) + KL(p||q).
// So the floor is alpha H(p), and the distance to it alpha KL(p||q) + (1 - alpha) KL(q||p).
struct LossFloor {
  bool holds = false;  // false without a target, and while the energy is still being annealed
  double value = 0.0;  // nats
  QString label;       // what the floor is
  QString gap_label;   // what the distance is, with the latest measured value; empty without one
};

[[nodiscard]] LossFloor loss_floor(const TrainingSettings& training, const Frame& frame);

// Three decimals; "∞" for infinity.
[[nodiscard]] QString divergence_text(double nats);

// Centred moving average over `half_width` neighbours to each side, fewer at the ends. Not finite ones are left out.
[[nodiscard]] std::vector<double> smoothed_means(const std::vector<LossPoint>& points, int half_width);

// The loss axis: between the floor (when it holds) or the lowest loss and a high quantile of the curve, so that a
// spike or the first steps do not flatten the rest.
struct LossRange {
  double low = 0.0;
  double high = 1.0;
};
[[nodiscard]] LossRange loss_range(const std::vector<LossPoint>& points, const LossFloor& floor);

}  // namespace pushforward::app
