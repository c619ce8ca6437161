#include "gpu/comparison.h"

#include <algorithm>
#include <cmath>

namespace pushforward::gpu {

double relative_maximum(const Matrix& found, const Matrix& wanted) {
  if (!found.allFinite()) return INFINITY;
  return (found - wanted).cwiseAbs().maxCoeff() / std::max(1.0, wanted.cwiseAbs().maxCoeff());
}

double relative_l2(const ByLayer& found, const ByLayer& wanted) {
  constexpr double smallest_square = 1e-12;
  double difference = 0.0;
  double size = 0.0;
  for (std::size_t layer = 0; layer < wanted.size(); ++layer)
    for (std::size_t i = 0; i < wanted[layer].size(); ++i) {
      difference += std::pow(found[layer][i] - wanted[layer][i], 2);
      size += std::pow(wanted[layer][i], 2);
    }
  const double error = std::sqrt(difference / std::max(size, smallest_square));
  return std::isfinite(error) ? error : INFINITY;
}

Matrix matrix_of(const std::vector<float>& numbers, int rows) {
  return Eigen::Map<const Eigen::MatrixXf>(numbers.data(), rows, static_cast<Eigen::Index>(numbers.size()) / rows)
      .cast<double>();
}

Matrix normal_matrix(int rows, int columns, Generator& generator) {
  Matrix matrix(rows, columns);
  for (double& number : matrix.reshaped()) number = static_cast<float>(generator.normal());
  return matrix;
}

}  // namespace pushforward::gpu
