#include "core/flow/point_trace.h"

#include <cmath>

namespace pushforward {

namespace {

PointTrace trace(const Stack& stack, Direction direction, const Vector& start, double temperature) {
  const int layers = static_cast<int>(stack.layers.size());
  PointTrace result{Matrix(stack.dim, layers + 1), Vector::Zero(layers), 0.0};
  const bool is_forward = direction == Direction::forward;
  result.positions.col(is_forward ? 0 : layers) = start;
  for (int passed = 0; passed < layers; ++passed) {
    const int index = is_forward ? passed : layers - 1 - passed;
    const int from = is_forward ? index : index + 1;
    const int to = is_forward ? index + 1 : index;
    const Pass pass = run(stack, direction, result.positions.col(from), {index, index + 1});
    result.positions.col(to) = pass.points;
    result.log_det(index) = is_forward ? -pass.log_det(0) : pass.log_det(0);
  }
  result.base_log_density = base_log_density(result.positions.col(0), temperature)(0);
  return result;
}

}  // namespace

bool PointTrace::is_finite() const {
  return positions.allFinite() && log_det.allFinite() && std::isfinite(base_log_density);
}

PointTrace trace_back(const Stack& stack, const Vector& x, double temperature) {
  return trace(stack, Direction::inverse, x, temperature);
}

PointTrace trace_forward(const Stack& stack, const Vector& z, double temperature) {
  return trace(stack, Direction::forward, z, temperature);
}

}  // namespace pushforward
