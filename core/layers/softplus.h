// softplus(a) = ln(1 + e^a), its derivative and its inverse, without overflow and without cancellation.
#pragma once

#include <algorithm>
#include <cmath>

namespace pushforward {

[[nodiscard]] inline double softplus(double a) { return std::max(a, 0.0) + std::log1p(std::exp(-std::abs(a))); }

// The derivative of softplus.
[[nodiscard]] inline double logistic(double a) {
  const double e = std::exp(-std::abs(a));
  return a >= 0.0 ? 1.0 / (1.0 + e) : e / (1.0 + e);
}

// The a for which softplus(a) = y, y > 0: ln(e^y - 1) = y + ln(1 - e^-y).
[[nodiscard]] inline double softplus_inverse(double y) { return y + std::log(-std::expm1(-y)); }

}  // namespace pushforward
