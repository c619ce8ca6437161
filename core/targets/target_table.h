// A target as devices see it: a table of log-density over its box and a pool of samples. So a new target needs no
// kernel.
//
// The table holds uniform cubic B-spline coefficients c[j][i], so that value and gradient are continuous. Node (i, j)
// lies at (left + i * dx, bottom + j * dy); with u = (x - left) / dx, i = floor(u), t = u - i and the weights
//   w0 = (1-t)^3/6, w1 = (3t^3 - 6t^2 + 4)/6, w2 = (-3t^3 + 3t^2 + 3t + 1)/6, w3 = t^3/6
// the value is sum over a, b in 0..3 of w_a(tx) w_b(ty) coefficients[(j + b) * columns + (i + a)]: the array is stored
// with one extra coefficient before the first node and one after the last (+1 so that i + 3 stays inside).
//
// Outside the box, with p the nearest point of the box, d = x - p and g the gradient at p:
//   log_density(x) = value(p) + g.d - tail/2 |d|^2,
// and the gradient is taken as g - tail d: both are continuous. (What is left out is the change of g along an edge. The
// derivative across the edge is exact.)
//
// Before fitting, log-densities are clamped from below at peak - 60 nats (also where the density is zero), so that a
// table is finite everywhere; the clamp is rounded over a few nats.
//
// A density that is not continuous would make an interpolating spline ring at its jumps, far above the peak; for those
// the clamped log-densities themselves are the coefficients, which smooths a jump over two or three nodes.
#pragma once

#include <array>
#include <memory>
#include <vector>

#include "core/targets/target.h"

namespace pushforward {

struct TargetTable {
  Box box;
  int columns = 0;  // coefficients in a row; nodes in a row + 3
  int rows = 0;
  double spacing_x = 0.0;
  double spacing_y = 0.0;
  double tail = 0.0;                // curvature of the quadratic tail, 1/unit^2, > 0
  std::vector<float> coefficients;  // rows * columns, row-major, bottom row first

  struct Value {
    double log_density;
    std::array<double, 2> gradient;
  };
  [[nodiscard]] Value at(double x1, double x2) const;
};

// Everything an engine needs of a target, made once per choice; immutable and shared between threads.
struct CompiledTarget {
  TargetChoice choice;
  std::shared_ptr<const Target> target;
  TargetTable table;
  double table_error = 0.0;        // largest |table - exact| in nats found at the check points, see compile_target
  Samples pool;                    // training data
  std::vector<float> pool_points;  // the same points as x1, x2, x1, x2, ...
};

inline constexpr int default_pool_size = 1 << 19;

// Doubles the table until it is within 1e-3 nats of the exact density at random check points where the density is
// above e^-20 of its maximum, up to 2048 nodes a side. For targets that are not continuous, points whose stencil of
// nodes straddles a jump are no check points. The table's box is the target's, grown until the density on its edges is
// below e^-40 of the maximum. Takes a part of a second: not for the GUI thread. The same choice gives the same bits.
// Throws InputError for an unknown choice, a pool size below 1 or a target that gives NaN.
[[nodiscard]] std::shared_ptr<const CompiledTarget> compile_target(const TargetChoice& choice,
                                                                   int pool_size = default_pool_size);
// For targets that are no built-in ones.
[[nodiscard]] std::shared_ptr<const CompiledTarget> compile_target(std::shared_ptr<const Target> target,
                                                                   const TargetChoice& choice,
                                                                   int pool_size = default_pool_size);

}  // namespace pushforward
