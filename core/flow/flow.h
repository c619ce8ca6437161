// What a stack computes, in double precision: the oracle of the tests and the reference engine's arithmetic.
//
// log p(x) = log N(f^-1(x); 0, T^2 I) + log_det_inverse(x).
#pragma once

#include <optional>
#include <vector>

#include "core/flow/stack.h"

namespace pushforward {

enum class Direction { forward, inverse };

// Half-open range of layers [first, last) of a stack. The forward direction applies first, ..., last - 1 in this
// order, the inverse direction last - 1, ..., first.
struct LayerRange {
  int first = 0;
  int last = 0;
  bool operator==(const LayerRange&) const = default;
};
[[nodiscard]] inline LayerRange whole(const Stack& stack) { return {0, static_cast<int>(stack.layers.size())}; }

struct Pass {
  Matrix points;            // dim x N, the outputs
  Vector log_det;           // N, of the direction asked for
  Matrix log_det_by_layer;  // layers of the range x N when asked for (row 0 is layer `first`), else empty
};

[[nodiscard]] Pass run(const Stack& stack, Direction direction, const Matrix& points, LayerRange range,
                       bool by_layer = false);
[[nodiscard]] Pass run(const Stack& stack, Direction direction, const Matrix& points);

// log N(z; 0, T^2 I), N values.
[[nodiscard]] Vector base_log_density(const Matrix& z, double temperature = 1.0);

// log q(x).
[[nodiscard]] Vector log_prob(const Stack& stack, const Matrix& x, double temperature = 1.0);

// T times standard normal samples pushed forward; sample i depends on (seed, i) alone (Stream::sampling, step 0).
[[nodiscard]] Matrix sample(const Stack& stack, int count, std::uint64_t seed, double temperature = 1.0);

// Reverse-mode pass through the whole stack. `seed_points` (dim x N) and `seed_log_det` (N) are the gradients of a
// loss with respect to the outputs of `run(stack, direction, points)`.
struct Gradient {
  Matrix points;                                // dim x N, with respect to the inputs
  std::vector<std::vector<double>> parameters;  // by layer, unconstrained; bypassed layers get zeros
};
[[nodiscard]] Gradient run_gradient(const Stack& stack, Direction direction, const Matrix& points,
                                    const Matrix& seed_points, const Vector& seed_log_det);

}  // namespace pushforward
