#include "core/targets/target_table.h"

#include <algorithm>
#include <cmath>

namespace pushforward {

namespace {

struct SplineWeights {
  std::array<double, 4> value;
  std::array<double, 4> slope;  // with respect to t
};

SplineWeights spline_weights(double t) {
  const double s = 1.0 - t;
  return {{s * s * s / 6.0, ((3.0 * t - 6.0) * t * t + 4.0) / 6.0, (((-3.0 * t + 3.0) * t + 3.0) * t + 1.0) / 6.0,
           t * t * t / 6.0},
          {-0.5 * s * s, (1.5 * t - 2.0) * t, (-1.5 * t + 1.0) * t + 0.5, 0.5 * t * t}};
}

}  // namespace

TargetTable::Value TargetTable::at(double x1, double x2) const {
  const double inside1 = std::clamp(x1, box.left, box.right);
  const double inside2 = std::clamp(x2, box.bottom, box.top);
  // Rounding may carry u a little beyond the last node, hence the limits.
  const double u1 = std::clamp((inside1 - box.left) / spacing_x, 0.0, static_cast<double>(columns - 4));
  const double u2 = std::clamp((inside2 - box.bottom) / spacing_y, 0.0, static_cast<double>(rows - 4));
  const auto i = static_cast<std::size_t>(u1);
  const auto j = static_cast<std::size_t>(u2);
  const SplineWeights along = spline_weights(u1 - static_cast<double>(i));
  const SplineWeights up = spline_weights(u2 - static_cast<double>(j));

  double value = 0.0;
  double slope1 = 0.0;
  double slope2 = 0.0;
  for (std::size_t b = 0; b < 4; ++b) {
    const float* row = coefficients.data() + (j + b) * static_cast<std::size_t>(columns) + i;
    double row_value = 0.0;
    double row_slope = 0.0;
    for (std::size_t a = 0; a < 4; ++a) {
      row_value += along.value[a] * static_cast<double>(row[a]);
      row_slope += along.slope[a] * static_cast<double>(row[a]);
    }
    value += up.value[b] * row_value;
    slope1 += up.value[b] * row_slope;
    slope2 += up.slope[b] * row_value;
  }
  slope1 /= spacing_x;
  slope2 /= spacing_y;

  const double d1 = x1 - inside1;
  const double d2 = x2 - inside2;
  value += slope1 * d1 + slope2 * d2 - 0.5 * tail * (d1 * d1 + d2 * d2);
  // The change of g along an edge is left out (see the header): the gradient stays continuous at the corners.
  return {value, {slope1 - tail * d1, slope2 - tail * d2}};
}

}  // namespace pushforward
