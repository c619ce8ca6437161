#include "core/flow/flow.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <stdexcept>

#include "core/random/counter.h"
#include "tests/core/layers/numerical_derivative.h"

namespace pushforward {
namespace {

using IntegerList = std::vector<std::int64_t>;

// One layer of most kinds, with noise on every parameter, one of them flipped and one bypassed.
Stack mixed_stack(int dim) {
  Stack stack;
  stack.dim = dim;
  Generator generator(21);
  for (const char* type : {"actnorm", "planar", "coupling", "linear", "radial", "autoregressive", "spline"}) {
    HyperValues hyper;
    if (std::string_view(type) == "coupling" || std::string_view(type) == "autoregressive" ||
        std::string_view(type) == "spline")
      hyper["hidden"] = IntegerList{5};
    LayerEntry entry = make_layer(type, hyper, dim, Initialisation::training, stack.layers.size());
    for (double& number : entry.parameters) number += 0.2 * generator.normal();
    stack.layers.push_back(entry);
  }
  stack.layers[1].inverted = true;
  stack.layers[5].inverted = true;
  stack.layers[3].bypassed = true;
  return stack;
}

Matrix some_points(int dim, int count = 4) {
  Generator generator(8);
  Matrix points(dim, count);
  for (double& number : points.reshaped()) number = generator.normal();
  return points;
}

TEST(Run, IsTheCompositionOfItsLayersInOrder) {
  Stack stack;
  stack.layers = {make_layer("actnorm"), make_layer("rotation")};
  stack.layers[0].set_values({2.0, 3.0, 1.0, 0.0}, 2);
  stack.layers[1].set_values({std::numbers::pi / 2}, 2);
  // (1, 1) -> (3, 3) -> turned by a quarter (-3, 3).
  const Pass out = run(stack, Direction::forward, Matrix::Ones(2, 1));
  EXPECT_NEAR(out.points(0), -3.0, 1e-14);
  EXPECT_NEAR(out.points(1), 3.0, 1e-14);
  EXPECT_NEAR(out.log_det(0), std::log(6.0), 1e-14);
}

TEST(Run, InverseLeadsBackThroughFlippedAndBypassedLayers) {
  for (const int dim : {2, 3}) {
    const Stack stack = mixed_stack(dim);
    const Matrix z = some_points(dim);
    const Pass out = run(stack, Direction::forward, z);
    const Pass back = run(stack, Direction::inverse, out.points);
    EXPECT_LE((back.points - z).cwiseAbs().maxCoeff(), 1e-10);
    EXPECT_LE((back.log_det + out.log_det).cwiseAbs().maxCoeff(), 1e-10);
  }
}

TEST(Run, AFlippedLayerSwapsItsDirections) {
  LayerEntry entry = make_layer("planar", {}, 2, Initialisation::training, 1);
  const Stack plain{2, {entry}};
  entry.inverted = true;
  const Stack flipped{2, {entry}};
  const Matrix points = some_points(2);
  EXPECT_EQ(run(flipped, Direction::forward, points).points, run(plain, Direction::inverse, points).points);
  EXPECT_EQ(run(flipped, Direction::inverse, points).log_det, run(plain, Direction::forward, points).log_det);
}

TEST(Run, ABypassedLayerIsNotThere) {
  Stack with = mixed_stack(2);
  Stack without = with;
  without.layers.erase(without.layers.begin() + 3);
  const Matrix points = some_points(2);
  EXPECT_EQ(run(with, Direction::forward, points).points, run(without, Direction::forward, points).points);
  EXPECT_EQ(run(with, Direction::inverse, points).log_det, run(without, Direction::inverse, points).log_det);
}

TEST(Run, RangesJoinToTheWhole) {
  const Stack stack = mixed_stack(2);
  const Matrix z = some_points(2);
  const Pass whole_way = run(stack, Direction::forward, z);
  const Pass first = run(stack, Direction::forward, z, {0, 4});
  const Pass second = run(stack, Direction::forward, first.points, {4, 7});
  EXPECT_EQ(second.points, whole_way.points);
  EXPECT_TRUE((first.log_det + second.log_det).isApprox(whole_way.log_det, 1e-14));
  EXPECT_EQ(run(stack, Direction::forward, z, {2, 2}).points, z);
  EXPECT_THROW((void)run(stack, Direction::forward, z, {0, 8}), std::out_of_range);
  EXPECT_THROW((void)run(stack, Direction::forward, z, {3, 2}), std::out_of_range);
}

TEST(Run, LogDetByLayerAddsUpInEitherDirection) {
  const Stack stack = mixed_stack(2);
  for (const Direction direction : {Direction::forward, Direction::inverse}) {
    const Pass pass = run(stack, direction, some_points(2), {1, 6}, true);
    ASSERT_EQ(pass.log_det_by_layer.rows(), 5);
    EXPECT_TRUE(pass.log_det_by_layer.colwise().sum().transpose().isApprox(pass.log_det, 1e-13));
    // The bypassed layer is row 3 - 1.
    EXPECT_TRUE(pass.log_det_by_layer.row(2).isZero(0.0));
    EXPECT_FALSE(pass.log_det_by_layer.row(0).isZero(1e-6));
  }
  EXPECT_EQ(run(stack, Direction::forward, some_points(2)).log_det_by_layer.size(), 0);
}

TEST(Run, AnEmptyStackIsTheIdentity) {
  const Stack stack;
  const Matrix points = some_points(2);
  const Pass out = run(stack, Direction::forward, points);
  EXPECT_EQ(out.points, points);
  EXPECT_TRUE(out.log_det.isZero(0.0));
}

TEST(Run, PointsOfAnotherDimensionAreRefused) {
  EXPECT_THROW((void)run(mixed_stack(2), Direction::forward, some_points(3)), std::invalid_argument);
}

TEST(BaseLogDensity, IsThatOfAScaledNormal) {
  const Matrix z = (Matrix(2, 2) << 0.0, 1.0, 0.0, -2.0).finished();
  const Vector standard = base_log_density(z);
  EXPECT_NEAR(standard(0), -std::log(2.0 * std::numbers::pi), 1e-15);
  EXPECT_NEAR(standard(1), -std::log(2.0 * std::numbers::pi) - 2.5, 1e-15);
  const Vector warm = base_log_density(z, 2.0);
  EXPECT_NEAR(warm(1), -std::log(2.0 * std::numbers::pi) - 2.0 * std::log(2.0) - 2.5 / 4.0, 1e-15);
}

// The midpoint rule over a box that holds all but a vanishing part of the mass: a density integrates to 1.
TEST(LogProb, IntegratesToOne) {
  const Stack stack = mixed_stack(2);
  constexpr int cells = 300;
  constexpr double half = 15.0;
  constexpr double cell = 2.0 * half / cells;
  Matrix grid(2, cells * cells);
  for (int row = 0; row < cells; ++row)
    for (int col = 0; col < cells; ++col)
      grid.col(row * cells + col) << -half + (col + 0.5) * cell, -half + (row + 0.5) * cell;
  for (const double temperature : {1.0, 0.7})
    EXPECT_NEAR(log_prob(stack, grid, temperature).array().exp().sum() * cell * cell, 1.0, 2e-3);
}

TEST(Sample, IsThePushforwardOfTheSeededBase) {
  const Stack stack = mixed_stack(2);
  const Matrix few = sample(stack, 5, 77);
  const Matrix many = sample(stack, 40, 77);
  EXPECT_TRUE(many.leftCols(5).isApprox(few, 1e-13));
  const Matrix z = run(stack, Direction::inverse, few).points;
  EXPECT_NEAR(z(1, 3), standard_normal(77, Stream::sampling, 0, 3, 1), 1e-9);
  const Matrix warm = run(stack, Direction::inverse, sample(stack, 5, 77, 2.0)).points;
  EXPECT_TRUE(warm.isApprox(2.0 * z, 1e-8));
}

TEST(RunGradient, IsThatOfDifferencesThroughAMixedStack) {
  for (const int dim : {2, 3}) {
    const Stack stack = mixed_stack(dim);
    const Matrix start = some_points(dim);
    Matrix seed_points = some_points(dim).array().sin();
    const Vector seed_log_det = Vector::LinSpaced(start.cols(), -1.0, 2.0);
    const auto loss = [&](const Stack& changed, Direction direction, const Matrix& points) {
      const Pass out = run(changed, direction, points);
      return seed_points.cwiseProduct(out.points).sum() + seed_log_det.dot(out.log_det);
    };
    for (const Direction direction : {Direction::forward, Direction::inverse}) {
      const Gradient gradient = run_gradient(stack, direction, start, seed_points, seed_log_det);
      for (Eigen::Index i = 0; i < start.size(); ++i) {
        const double expected = testing::numerical_derivative([&](double step) {
          Matrix moved = start;
          moved(i) += step;
          return loss(stack, direction, moved);
        });
        EXPECT_NEAR(gradient.points(i), expected, 1e-6 * std::max(1.0, std::abs(expected)));
      }
      for (std::size_t layer = 0; layer < stack.layers.size(); ++layer) {
        ASSERT_EQ(gradient.parameters[layer].size(), stack.layers[layer].parameters.size());
        for (std::size_t i = 0; i < gradient.parameters[layer].size(); i += 3) {
          const double expected = testing::numerical_derivative([&](double step) {
            Stack moved = stack;
            moved.layers[layer].parameters[i] += step;
            return loss(moved, direction, start);
          });
          EXPECT_NEAR(gradient.parameters[layer][i], expected, 1e-6 * std::max(1.0, std::abs(expected)))
              << stack.layers[layer].type << " " << i;
        }
      }
    }
  }
}

}  // namespace
}  // namespace pushforward
