// The way of one point through a stack, layer by layer, in double precision.
#pragma once

#include "core/flow/flow.h"

namespace pushforward {

struct PointTrace {
  Matrix positions;             // dim x (layers + 1): column k after k layers, so that column 0 is z and the last is x
  Vector log_det;               // nats by layer, of the inverse direction at the point; 0 for bypassed layers
  double base_log_density = 0;  // log N(z; 0, T^2 I)

  [[nodiscard]] Vector z() const { return positions.col(0); }
  [[nodiscard]] Vector x() const { return positions.col(positions.cols() - 1); }
  [[nodiscard]] double total_log_det() const { return log_det.sum(); }
  [[nodiscard]] double log_prob() const { return base_log_density + total_log_det(); }
  [[nodiscard]] bool is_finite() const;
};

// Pulls x back, or pushes z forward; one is the other's inverse up to rounding.
[[nodiscard]] PointTrace trace_back(const Stack& stack, const Vector& x, double temperature = 1.0);
[[nodiscard]] PointTrace trace_forward(const Stack& stack, const Vector& z, double temperature = 1.0);

}  // namespace pushforward
