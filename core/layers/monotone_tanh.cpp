#include "core/layers/monotone_tanh.h"

#include <algorithm>
#include <cmath>

namespace pushforward {

namespace {

// v - tanh v for v >= 0 without cancellation. From the continued fraction tanh v = v / (1 + q),
// q = v^2 / (3 + v^2 / (5 + v^2 / (7 + ...))) (Abramowitz & Stegun 4.5.70) follows v - tanh v = v q / (1 + q), where
// every term is positive; ten levels are exact to the last bit for v <= 1.
double v_minus_tanh(double v) {
  if (v > 1.0) return v - std::tanh(v);
  const double square = v * v;
  double tail = 0.0;
  for (int odd = 21; odd >= 3; odd -= 2) tail = square / (odd + tail);
  return v * tail / (1.0 + tail);
}

}  // namespace

// f(v) = v + c tanh v is odd, so it is solved for |s|. On v >= 0 it is concave for c > 0 and convex for c < 0; from a
// lower bound of the root in the first case and from an upper bound in the second Newton's steps never pass the root,
// so that they need no bracket. The bounds follow from tanh v <= v, tanh v <= 1 and, where c is near -1 and the root
// is nearly triple, from v - tanh v >= v^3 / (3 + 1.2 v^2), the next truncation of the continued fraction above.
double solve_v_plus_c_tanh_v(double one_plus_c, double s) {
  const double target = std::abs(s);
  if (target == 0.0) return 0.0;
  const double c = one_plus_c - 1.0;
  double v = c > 0.0 ? std::max(target / one_plus_c, target - c) : std::min(target / one_plus_c, target - c);
  if (c < 0.0) {
    const double cubic_bound = std::cbrt(4.8 * target / -c);
    if (cubic_bound < 1.2) v = std::min(v, cubic_bound);
  }
  constexpr int more_than_ever_needed = 100;
  for (int iteration = 0; iteration < more_than_ever_needed; ++iteration) {
    // (1 + c) v - c (v - tanh v): for c < 0 a sum of positive terms.
    const double residual = one_plus_c * v - c * v_minus_tanh(v) - target;
    const double t = std::tanh(v);
    const double slope = t * t + one_plus_c * (1.0 - t * t);
    const double next = v - residual / slope;
    // Rounding is all that can turn a monotone sequence back.
    const bool converged = c > 0.0 ? !(next > v) : !(next < v);
    v = next;
    if (converged) break;
  }
  return std::copysign(v, s);
}

}  // namespace pushforward
