// What every layer owes, held against differences and against itself: plain and inverted, in both directions, in every
// dimension where it exists. The layer is run through a stack of one entry, so that the constraint, its chain rule and
// the flipping of an entry are under test too.
#include <gtest/gtest.h>

#include <Eigen/LU>
#include <algorithm>
#include <cmath>

#include "core/flow/flow.h"
#include "core/layers/registry.h"
#include "core/random/counter.h"
#include "tests/core/layers/layer_cases.h"
#include "tests/core/layers/numerical_derivative.h"

namespace pushforward::testing {
namespace {

constexpr Direction both_directions[] = {Direction::forward, Direction::inverse};

Direction opposite(Direction direction) {
  return direction == Direction::forward ? Direction::inverse : Direction::forward;
}

class LayerProperties : public ::testing::TestWithParam<LayerCase> {
 protected:
  static constexpr int count = 6;
  [[nodiscard]] Matrix points() const { return draw_points(GetParam().dim, count, 99); }
};

TEST_P(LayerProperties, TheOtherDirectionLeadsBack) {
  for (const auto& [title, stack] : all_draws(GetParam()))
    for (const Direction direction : both_directions) {
      const Matrix start = points();
      const Pass out = run(stack, direction, start);
      const Pass back = run(stack, opposite(direction), out.points);
      for (int i = 0; i < count; ++i) {
        const double error = (back.points.col(i) - start.col(i)).norm() / std::max(1.0, start.col(i).norm());
        EXPECT_LE(error, 1e-9) << title;
        EXPECT_NEAR(out.log_det(i) + back.log_det(i), 0.0, 1e-9 * std::max(1.0, std::abs(out.log_det(i)))) << title;
      }
    }
}

TEST_P(LayerProperties, LogDetIsThatOfTheJacobian) {
  const int dim = GetParam().dim;
  for (const auto& [title, stack] : all_draws(GetParam()))
    for (const Direction direction : both_directions) {
      const Matrix start = points();
      const Pass out = run(stack, direction, start);
      for (int i = 0; i < count; ++i) {
        Matrix jacobian(dim, dim);
        for (int row = 0; row < dim; ++row)
          for (int col = 0; col < dim; ++col)
            jacobian(row, col) = numerical_derivative([&](double step) {
              Matrix moved = start.col(i);
              moved(col) += step;
              return run(stack, direction, moved).points(row);
            });
        const double expected = std::log(std::abs(jacobian.determinant()));
        EXPECT_NEAR(out.log_det(i), expected, 1e-6 * std::max(1.0, std::abs(expected))) << title;
      }
    }
}

// A loss that weighs every output and every log_det differently.
struct Loss {
  explicit Loss(const Matrix& points) : seed_points(points.rows(), points.cols()), seed_log_det(points.cols()) {
    Generator generator(7);
    for (double& number : seed_points.reshaped()) number = generator.normal();
    for (double& number : seed_log_det) number = generator.normal();
  }
  [[nodiscard]] double operator()(const Stack& stack, Direction direction, const Matrix& points) const {
    const Pass out = run(stack, direction, points);
    return seed_points.cwiseProduct(out.points).sum() + seed_log_det.dot(out.log_det);
  }
  Matrix seed_points;
  Vector seed_log_det;
};

TEST_P(LayerProperties, GradientWithRespectToTheInputIsThatOfDifferences) {
  for (const auto& [title, stack] : all_draws(GetParam()))
    for (const Direction direction : both_directions) {
      const Matrix start = points();
      const Loss loss(start);
      const Gradient gradient = run_gradient(stack, direction, start, loss.seed_points, loss.seed_log_det);
      for (int i = 0; i < count; ++i) {
        Loss one = loss;
        one.seed_points = loss.seed_points.col(i);
        one.seed_log_det = loss.seed_log_det.segment(i, 1);
        Vector expected(start.rows());
        for (Eigen::Index row = 0; row < start.rows(); ++row)
          expected(row) = numerical_derivative([&](double step) {
            Matrix moved = start.col(i);
            moved(row) += step;
            return one(stack, direction, moved);
          });
        EXPECT_LE((gradient.points.col(i) - expected).norm(), 1e-6 * std::max(1.0, expected.norm()))
            << title << "\n"
            << gradient.points.col(i) << "\nagainst\n"
            << expected;
      }
    }
}

// Every parameter where there are few; else some of them one by one and all of them along random directions.
std::vector<Vector> directions_in(std::size_t parameters) {
  constexpr std::size_t few = 24;
  std::vector<Vector> directions;
  const auto size = static_cast<Eigen::Index>(parameters);
  const std::size_t stride = std::max<std::size_t>(1, parameters / few);
  for (std::size_t i = 0; i < parameters; i += stride)
    directions.push_back(Vector::Unit(size, static_cast<Eigen::Index>(i)));
  if (stride > 1) {
    Generator generator(11);
    for (int i = 0; i < 4; ++i) {
      Vector direction(size);
      for (double& number : direction) number = generator.normal();
      directions.push_back(direction.normalized());
    }
  }
  return directions;
}

TEST_P(LayerProperties, GradientWithRespectToTheParametersIsThatOfDifferences) {
  for (const auto& [title, stack] : all_draws(GetParam()))
    for (const Direction direction : both_directions) {
      const Matrix start = points();
      const Loss loss(start);
      const Gradient gradient = run_gradient(stack, direction, start, loss.seed_points, loss.seed_log_det);
      const std::vector<double>& analytic = gradient.parameters.front();
      const Eigen::Map<const Vector> whole(analytic.data(), static_cast<Eigen::Index>(analytic.size()));
      for (const Vector& along : directions_in(analytic.size())) {
        const double expected = numerical_derivative([&](double step) {
          Stack moved = stack;
          for (std::size_t i = 0; i < analytic.size(); ++i)
            moved.layers.front().parameters[i] += step * along(static_cast<Eigen::Index>(i));
          return loss(moved, direction, start);
        });
        EXPECT_NEAR(whole.dot(along), expected, 1e-6 * std::max(1.0, std::abs(expected))) << title;
      }
    }
}

// The contract: the gradient with respect to the values is added, so that a caller may sum over parts of a batch.
TEST_P(LayerProperties, ValueGradientsOfPartsOfABatchAddUp) {
  const Stack stack = draw_stack(GetParam(), Draw::typical, 0);
  const LayerEntry& entry = stack.layers.front();
  const std::vector<double> values = entry.values(stack.dim);
  const LayerView view{entry.hyper, stack.dim, values};
  const Matrix z = points();
  const Loss loss(z);
  const auto gradient_of = [&](int first, int length, std::vector<double>& grad_values) {
    Matrix x;
    Matrix grad_z;
    Vector log_det;
    const Matrix part = z.middleCols(first, length);
    entry.layer().forward(view, part, x, log_det);
    entry.layer().forward_gradient(view, part, x, loss.seed_points.middleCols(first, length),
                                   loss.seed_log_det.segment(first, length), grad_z, grad_values);
  };
  std::vector<double> whole(values.size(), 0.0);
  std::vector<double> parts(values.size(), 0.0);
  gradient_of(0, count, whole);
  gradient_of(0, 2, parts);
  gradient_of(2, count - 2, parts);
  for (std::size_t i = 0; i < whole.size(); ++i)
    EXPECT_NEAR(parts[i], whole[i], 1e-10 * std::max(1.0, std::abs(whole[i])));
}

TEST_P(LayerProperties, ValuesLeadBackToTheParametersThatMadeThem) {
  for (const auto& [title, stack] : all_draws(GetParam())) {
    const LayerEntry& original = stack.layers.front();
    const std::vector<double> values = original.values(stack.dim);
    LayerEntry entry = original;
    std::ranges::fill(entry.parameters, 0.0);
    entry.set_values(values, stack.dim);
    const std::vector<double> again = entry.values(stack.dim);
    ASSERT_EQ(again.size(), values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
      EXPECT_NEAR(again[i], values[i], 1e-9 * std::max(1.0, std::abs(values[i]))) << title;
  }
}

TEST_P(LayerProperties, IdentityInitialisationChangesNothingYetCanLearn) {
  const auto& [type, dim, inverted] = GetParam();
  LayerEntry entry = make_layer(type, {}, dim, Initialisation::identity, 3);
  // A layer without parameters is what its hyperparameters say; it has no start.
  if (entry.parameters.empty()) return;
  entry.inverted = inverted;
  const Stack stack{dim, {entry}};
  const Matrix start = points();
  const Loss loss(start);
  for (const Direction direction : both_directions) {
    const Pass out = run(stack, direction, start);
    EXPECT_LE((out.points - start).cwiseAbs().maxCoeff(), 1e-12);
    EXPECT_LE(out.log_det.cwiseAbs().maxCoeff(), 1e-12);
    const auto gradient = run_gradient(stack, direction, start, loss.seed_points, loss.seed_log_det);
    EXPECT_TRUE(std::ranges::any_of(gradient.parameters.front(), [](double g) { return std::abs(g) > 1e-3; }));
  }
}

TEST_P(LayerProperties, TrainingStartIsFiniteAndFollowsTheSeed) {
  const auto& [type, dim, inverted] = GetParam();
  const LayerEntry first = make_layer(type, {}, dim, Initialisation::training, 5);
  const LayerEntry same = make_layer(type, {}, dim, Initialisation::training, 5);
  EXPECT_EQ(first.parameters, same.parameters);
  EXPECT_EQ(first.hyper, same.hyper);
  EXPECT_TRUE(std::ranges::all_of(first.parameters, [](double number) { return std::isfinite(number); }));
}

INSTANTIATE_TEST_SUITE_P(AllLayers, LayerProperties, ::testing::ValuesIn(all_layer_cases()),
                         [](const auto& tested) { return name_of(tested.param); });

}  // namespace
}  // namespace pushforward::testing
