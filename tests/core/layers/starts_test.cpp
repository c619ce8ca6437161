// The starts of single layers that the property suite does not pin down.
#include <gtest/gtest.h>

#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/flow/flow.h"
#include "core/layers/registry.h"
#include "core/random/counter.h"

namespace pushforward {
namespace {

Matrix stretched_batch(int dim, int count) {
  Generator generator(4);
  Matrix batch(dim, count);
  for (int i = 0; i < count; ++i)
    for (int d = 0; d < dim; ++d) batch(d, i) = 3.0 * d - 2.0 + (0.5 + d) * generator.normal();
  return batch;
}

void expect_standardised(const Matrix& points) {
  for (Eigen::Index d = 0; d < points.rows(); ++d) {
    const double mean = points.row(d).mean();
    EXPECT_NEAR(mean, 0.0, 1e-12);
    EXPECT_NEAR((points.row(d).array() - mean).square().mean(), 1.0, 1e-12);
  }
}

class DataStart : public ::testing::TestWithParam<int> {};

TEST_P(DataStart, StandardisesTheBatchInEitherDirection) {
  const int dim = GetParam();
  const Matrix batch = stretched_batch(dim, 200);
  for (const Layer* layer : all_layers()) {
    if (!layer->spec().data_dependent_initialisation) continue;
    for (const bool batch_is_inverse_input : {false, true}) {
      LayerEntry entry = make_layer(layer->spec().id, {}, dim);
      layer->initialise_from_data(entry.hyper, dim, batch, batch_is_inverse_input, entry.parameters);
      const Direction direction = batch_is_inverse_input ? Direction::inverse : Direction::forward;
      expect_standardised(run(Stack{dim, {entry}}, direction, batch).points);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Dimensions, DataStart, ::testing::Values(1, 2, 3, 5));

TEST(DataStart, ABatchWithoutSpreadKeepsTheScale) {
  LayerEntry entry = make_layer("actnorm");
  entry.layer().initialise_from_data(entry.hyper, 2, Matrix::Constant(2, 1, 5.0), true, entry.parameters);
  EXPECT_EQ(entry.values(), (std::vector<double>{1.0, 1.0, 5.0, 5.0}));
}

TEST(TrainingStart, LinearIsARotation) {
  for (const int dim : {1, 2, 3, 5})
    for (std::uint64_t seed = 0; seed < 8; ++seed) {
      const std::vector<double> values = make_layer("linear", {}, dim, Initialisation::training, seed).values(dim);
      const Eigen::Map<const Matrix> matrix(values.data(), dim, dim);
      EXPECT_TRUE((matrix * matrix.transpose()).isIdentity(1e-12));
      EXPECT_NEAR(matrix.determinant(), 1.0, 1e-12);
    }
}

TEST(TrainingStart, PlanarDrawsWAndUFromTheRangesThatTrain) {
  double largest_w = 0.0;
  double largest_u = 0.0;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const auto parameters = make_layer("planar", {}, 2, Initialisation::training, seed).parameters;
    for (int d = 0; d < 2; ++d) {
      largest_u = std::max(largest_u, std::abs(parameters[static_cast<std::size_t>(d)]));
      largest_w = std::max(largest_w, std::abs(parameters[static_cast<std::size_t>(d) + 2]));
    }
    EXPECT_EQ(parameters[4], 0.0);
  }
  EXPECT_LE(largest_w, 1.0);
  EXPECT_GT(largest_w, 0.95);
  EXPECT_LE(largest_u, std::numbers::sqrt2);
  EXPECT_GT(largest_u, 1.35);
}

TEST(Radial, BetaZeroIsTheIdentityWhateverAlpha) {
  for (const double alpha : {-5.0, 0.0, 4.0}) {
    LayerEntry entry = make_layer("radial");
    entry.parameters = {0.3, -0.2, alpha, 0.0};
    EXPECT_EQ(entry.values().back(), 0.0);
  }
}

// The point on which a radial layer is centred has no direction; it stays where it is.
TEST(Radial, CentreIsAFixedPointInBothDirections) {
  LayerEntry entry = make_layer("radial");
  entry.set_values({0.3, -0.2, 1.0, -0.9}, 2);
  const Stack stack{2, {entry}};
  const Matrix centre = (Matrix(2, 1) << 0.3, -0.2).finished();
  for (const Direction direction : {Direction::forward, Direction::inverse}) {
    const Pass out = run(stack, direction, centre);
    EXPECT_EQ(out.points, centre);
    EXPECT_TRUE(std::isfinite(out.log_det(0)));
    const Gradient gradient = run_gradient(stack, direction, centre, Matrix::Ones(2, 1), Vector::Ones(1));
    EXPECT_TRUE(gradient.points.allFinite());
  }
}

// Rezende & Mohamed 2015, A.1: along w the product becomes m(wᵀu), across it u is kept. Divided by ‖w‖ instead of ‖w‖²
// neither holds, except for a w of length 1.
TEST(Planar, ConstraintSetsTheProductAndKeepsThePartAcross) {
  LayerEntry entry = make_layer("planar");
  for (const double stretch : {-2.0, -0.3, 0.4, 3.0}) {
    const Eigen::Vector2d w(2.0, -1.0);
    const Eigen::Vector2d across(1.0, 2.0);
    const Eigen::Vector2d u = stretch * Eigen::Vector2d(1.0, 0.5);
    entry.parameters = {u(0), u(1), w(0), w(1), 0.1};
    const std::vector<double> values = entry.values();
    const Eigen::Vector2d constrained(values[0], values[1]);
    const double m = -1.0 + std::log(1.0 + std::exp(w.dot(u) + std::log(std::numbers::e - 1.0)));
    EXPECT_NEAR(w.dot(constrained), m, 1e-13);
    EXPECT_NEAR(across.dot(constrained), across.dot(u), 1e-13);
  }
}

// Far along the constraint softplus rounds to nothing: the layer must stay finite and invertible in sign.
TEST(Planar, StaysFiniteWhereTheConstraintIsExhausted) {
  LayerEntry entry = make_layer("planar");
  for (const double push : {-20.0, -40.0, -400.0}) {
    entry.parameters = {push, 0.0, 1.0, 0.0, 0.0};
    const Stack stack{2, {entry}};
    const Matrix z = (Matrix(2, 4) << 0.0, 1e-9, 0.5, 30.0, 0.0, 1.0, -1.0, 2.0).finished();
    for (const Direction direction : {Direction::forward, Direction::inverse}) {
      const Pass out = run(stack, direction, z);
      EXPECT_TRUE(out.points.allFinite()) << push;
      EXPECT_TRUE(out.log_det.allFinite()) << push;
    }
  }
}

// w = 0 leaves no hyperplane: a translation, and no division by its length.
TEST(Planar, WithoutANormalIsATranslation) {
  LayerEntry entry = make_layer("planar");
  entry.parameters = {0.5, -1.0, 0.0, 0.0, 0.7};
  const Stack stack{2, {entry}};
  const Matrix z = (Matrix(2, 1) << 1.0, 2.0).finished();
  const Pass out = run(stack, Direction::forward, z);
  EXPECT_NEAR(out.points(0), 1.0 + 0.5 * std::tanh(0.7), 1e-15);
  EXPECT_NEAR(out.points(1), 2.0 - std::tanh(0.7), 1e-15);
  EXPECT_EQ(out.log_det(0), 0.0);
  const Gradient gradient = run_gradient(stack, Direction::forward, z, Matrix::Ones(2, 1), Vector::Ones(1));
  EXPECT_TRUE(std::ranges::all_of(gradient.parameters.front(), [](double g) { return std::isfinite(g); }));
}

}  // namespace
}  // namespace pushforward
