#include "core/targets/spline_prefilter.h"

#include <vector>

namespace pushforward {

namespace {

// Solves the interpolation equations (c[j-1] + 4 c[j] + c[j+1]) / 6 = f[j] down the rows, for all columns at once.
// With the third difference at an end set to zero the end's equation becomes c[0] - c[1] = f[0] - f[1].
// Returns rows + 3 rows: c[-1], c[0], ..., c[n], and one more by the same rule.
RowMajorMatrix filter_down(const RowMajorMatrix& values) {
  const Eigen::Index n = values.rows();
  RowMajorMatrix result(n + 3, values.cols());
  auto c = result.middleRows(1, n);
  // Thomas' algorithm; `upper` is the eliminated superdiagonal.
  std::vector<double> upper(static_cast<std::size_t>(n));
  upper[0] = -1.0;
  c.row(0) = values.row(0) - values.row(1);
  for (Eigen::Index j = 1; j + 1 < n; ++j) {
    const double pivot = 1.0 / (4.0 - upper[static_cast<std::size_t>(j - 1)]);
    upper[static_cast<std::size_t>(j)] = pivot;
    c.row(j) = (6.0 * values.row(j) - c.row(j - 1)) * pivot;
  }
  // Last equation: c[n-1] - c[n-2] = f[n-1] - f[n-2].
  const double pivot = 1.0 / (1.0 + upper[static_cast<std::size_t>(n - 2)]);
  c.row(n - 1) = (values.row(n - 1) - values.row(n - 2) + c.row(n - 2)) * pivot;
  for (Eigen::Index j = n - 2; j >= 0; --j) c.row(j) -= upper[static_cast<std::size_t>(j)] * c.row(j + 1);

  result.row(0) = 3.0 * c.row(0) - 3.0 * c.row(1) + c.row(2);
  result.row(n + 1) = 3.0 * result.row(n) - 3.0 * result.row(n - 1) + result.row(n - 2);
  result.row(n + 2) = 3.0 * result.row(n + 1) - 3.0 * result.row(n) + result.row(n - 1);
  return result;
}

}  // namespace

RowMajorMatrix interpolating_coefficients(const RowMajorMatrix& values) {
  const RowMajorMatrix down = filter_down(values);
  return filter_down(down.transpose()).transpose();
}

RowMajorMatrix smoothing_coefficients(const RowMajorMatrix& values) {
  const Eigen::Index rows = values.rows();
  const Eigen::Index columns = values.cols();
  RowMajorMatrix result(rows + 3, columns + 3);
  result.block(1, 1, rows, columns) = values;
  result.block(1, 0, rows, 1) = values.col(0);
  result.block(1, columns + 1, rows, 1) = values.col(columns - 1);
  result.block(1, columns + 2, rows, 1) = values.col(columns - 1);
  result.row(0) = result.row(1);
  result.row(rows + 1) = result.row(rows);
  result.row(rows + 2) = result.row(rows);
  return result;
}

}  // namespace pushforward
