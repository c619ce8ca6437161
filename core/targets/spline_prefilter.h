// From values on a regular grid to the coefficients of the cubic B-spline surface through them.
#pragma once

#include <Eigen/Core>

namespace pushforward {

using RowMajorMatrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

// `values` is rows x columns nodes, at least 4 each way. The result has one coefficient before the first node and two
// after the last in either direction (see target_table.h), (rows + 3) x (columns + 3). At the ends the third
// difference of the coefficients is zero, so that quadratic functions are reproduced exactly up to the edge.
[[nodiscard]] RowMajorMatrix interpolating_coefficients(const RowMajorMatrix& values);

// The values themselves as coefficients, continued constantly at the ends: smooths over a spacing or two, but never
// overshoots. For functions with jumps, where interpolation would ring.
[[nodiscard]] RowMajorMatrix smoothing_coefficients(const RowMajorMatrix& values);

}  // namespace pushforward
