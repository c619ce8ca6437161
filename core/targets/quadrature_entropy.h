// The entropy of a target that has none in closed form, computed when it is first asked for.
#pragma once

#include <mutex>
#include <string>

#include "core/targets/target.h"

namespace pushforward {

struct EntropyEstimate {
  double entropy = 0.0;  // nats
  std::string method;
};

// Midpoint quadrature of -p ln p, over a box that leaves out less than e^-40 of the peak, on grids that are doubled
// until the value stands still. The midpoint rule converges faster than any power of the spacing for such densities.
[[nodiscard]] EntropyEstimate entropy_by_quadrature(const Target& target);

// A target that computes its entropy so, once. Safe to ask from several threads.
class QuadratureEntropyTarget : public Target {
 public:
  [[nodiscard]] double entropy() const override { return estimate().entropy; }
  [[nodiscard]] std::string entropy_method() const override { return estimate().method; }

 private:
  [[nodiscard]] const EntropyEstimate& estimate() const;
  mutable std::once_flag once_;
  mutable EntropyEstimate estimate_;
};

}  // namespace pushforward
