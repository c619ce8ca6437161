#include "core/targets/spline_prefilter.h"

#include <gtest/gtest.h>

#include "core/random/counter.h"

namespace pushforward {
namespace {

// Value at node (j, i): the weights of a cubic B-spline at a node are 1/6, 4/6, 1/6.
double at_node(const RowMajorMatrix& coefficients, Eigen::Index j, Eigen::Index i) {
  const Eigen::Vector3d weights(1.0 / 6.0, 4.0 / 6.0, 1.0 / 6.0);
  return weights.dot(coefficients.block<3, 3>(j, i) * weights);
}

TEST(SplinePrefilter, PassesThroughTheNodes) {
  Generator generator(1);
  RowMajorMatrix values(9, 14);
  for (double& value : values.reshaped()) value = generator.normal();
  const RowMajorMatrix coefficients = interpolating_coefficients(values);
  ASSERT_EQ(coefficients.rows(), 12);
  ASSERT_EQ(coefficients.cols(), 17);
  for (Eigen::Index j = 0; j < values.rows(); ++j) {
    for (Eigen::Index i = 0; i < values.cols(); ++i) EXPECT_NEAR(at_node(coefficients, j, i), values(j, i), 1e-12);
  }
}

// A quadratic function has coefficients that are quadratic in the index: f - f''/6 in either direction.
TEST(SplinePrefilter, ReproducesQuadraticsUpToTheEdge) {
  const auto f = [](double x, double y) { return 1.0 - 2.0 * x + 0.5 * y - 0.7 * x * x - 1.3 * y * y + 0.4 * x * y; };
  RowMajorMatrix values(7, 8);
  for (int j = 0; j < 7; ++j) {
    for (int i = 0; i < 8; ++i) values(j, i) = f(i, j);
  }
  const RowMajorMatrix coefficients = interpolating_coefficients(values);
  for (int j = 0; j < coefficients.rows(); ++j) {
    for (int i = 0; i < coefficients.cols(); ++i) {
      EXPECT_NEAR(coefficients(j, i), f(i - 1, j - 1) + (1.4 + 2.6) / 6.0, 1e-9);
    }
  }
}

TEST(SplinePrefilter, SmoothingNeverOvershoots) {
  RowMajorMatrix values = RowMajorMatrix::Constant(6, 6, -60.0);
  values.block(2, 2, 2, 2).setConstant(-3.0);
  const RowMajorMatrix coefficients = smoothing_coefficients(values);
  EXPECT_EQ(coefficients.maxCoeff(), -3.0);
  EXPECT_EQ(coefficients.minCoeff(), -60.0);
  EXPECT_EQ(coefficients.rows(), 9);
  EXPECT_EQ(coefficients(3, 3), -3.0);
}

}  // namespace
}  // namespace pushforward
