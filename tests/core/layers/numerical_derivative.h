// Derivatives by differences alone, to hold the analytic ones against.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace pushforward::testing {

// The derivative of `function` at 0 by Ridders' method: central differences at halving steps, extrapolated to step 0
// (Ridders 1982, "Accurate computation of F'(x) and F'(x) F''(x)"; Press et al., Numerical Recipes, section 5.7). Of
// all extrapolations the one that agrees best with its neighbours counts. A single central difference is good to 1e-6
// only where the function is well conditioned; near the edge of a constraint, beside a knot of a spline or a kink of a
// rectifier the right step is not known beforehand, and this finds it.
template <typename Function>
double numerical_derivative(const Function& function, double first_step = 0.02) {
  constexpr int steps = 14;
  std::array<std::array<double, steps>, steps> table{};
  double best = 0.0;
  double best_error = std::numeric_limits<double>::infinity();
  double step = first_step;
  for (std::size_t row = 0; row < steps; ++row, step *= 0.5) {
    table[row][0] = (function(step) - function(-step)) / (2.0 * step);
    double power = 1.0;
    for (std::size_t order = 1; order <= row; ++order) {
      power *= 4.0;
      table[row][order] = (power * table[row][order - 1] - table[row - 1][order - 1]) / (power - 1.0);
      const double error = std::max(std::abs(table[row][order] - table[row][order - 1]),
                                    std::abs(table[row][order] - table[row - 1][order - 1]));
      if (error < best_error) {
        best_error = error;
        best = table[row][order];
      }
    }
  }
  return best;
}

}  // namespace pushforward::testing
