// A part of an invertible matrix, on the way from the identity to it.
#pragma once

#include <Eigen/Core>
#include <optional>

namespace pushforward {

// W = Q S with a rotation Q and a symmetric positive S (the polar decomposition): Q^t S^t, which turns by a part t of
// the angles and stretches by the powers t. Invertible at every t. None when det W <= 0: every way to the identity
// would pass through a singular matrix.
[[nodiscard]] std::optional<Eigen::MatrixXd> matrix_part(const Eigen::MatrixXd& matrix, double t);

}  // namespace pushforward
