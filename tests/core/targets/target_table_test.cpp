// Tables and pools: what a device sees of a target.
#include "core/targets/target_table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <set>

#include "core/errors.h"
#include "tests/core/targets/target_cases.h"

namespace pushforward {
namespace {

constexpr int pool_size = 3000;

std::shared_ptr<const CompiledTarget> compiled(const TargetChoice& choice) {
  static std::map<std::string, std::shared_ptr<const CompiledTarget>> cache;
  auto& entry = cache[test_name(choice)];
  if (!entry) entry = compile_target(choice, pool_size);
  return entry;
}

Matrix uniform_points(const Box& box, int count, std::uint64_t seed) {
  Generator generator(seed, Stream::target);
  Matrix points(2, count);
  for (int i = 0; i < count; ++i) {
    points(0, i) = generator.uniform(box.left, box.right);
    points(1, i) = generator.uniform(box.bottom, box.top);
  }
  return points;
}

// The radius is not smooth at the origin: these two have the tip of a cone there, which no table can follow within its
// own spacing.
bool has_cone(const TargetChoice& choice) { return choice.id == "u1" || choice.id == "ring"; }

class EveryTable : public testing::TestWithParam<TargetChoice> {
 protected:
  std::shared_ptr<const CompiledTarget> compiled_ = compiled(GetParam());
  const TargetTable& table_ = compiled_->table;
};

INSTANTIATE_TEST_SUITE_P(Targets, EveryTable, testing::ValuesIn(target_cases()),
                         [](const auto& instance) { return test_name(instance.param); });

TEST_P(EveryTable, IsWellFormed) {
  EXPECT_EQ(table_.coefficients.size(),
            static_cast<std::size_t>(table_.columns) * static_cast<std::size_t>(table_.rows));
  EXPECT_LE(table_.columns, 2048 + 3);
  EXPECT_LE(table_.rows, 2048 + 3);
  EXPECT_NEAR(table_.box.left + (table_.columns - 4) * table_.spacing_x, table_.box.right, 1e-9);
  EXPECT_NEAR(table_.box.bottom + (table_.rows - 4) * table_.spacing_y, table_.box.top, 1e-9);
  EXPECT_GT(table_.tail, 0.0);
  for (const float coefficient : table_.coefficients) ASSERT_TRUE(std::isfinite(coefficient));
  const Box box = compiled_->target->box();
  EXPECT_LE(table_.box.left, box.left);
  EXPECT_GE(table_.box.right, box.right);
  EXPECT_LE(table_.box.bottom, box.bottom);
  EXPECT_GE(table_.box.top, box.top);
}

TEST_P(EveryTable, HoldsTheExactDensityWithinAThousandthOfANat) {
  if (!compiled_->target->is_continuous()) {
    GTEST_SKIP() << "a density with jumps can't be tabulated at them; see DiscontinuousTables";
  }
  EXPECT_LE(compiled_->table_error, 1e-3);
  Matrix points(2, 40000);
  points.leftCols(30000) = uniform_points(table_.box, 30000, 99);
  points.rightCols(10000) = compiled_->target->sample(10000, 98).points;
  const Vector exact = compiled_->target->log_density(points);
  const double peak = exact.maxCoeff();
  int checked = 0;
  for (Eigen::Index i = 0; i < points.cols(); ++i) {
    if (exact(i) < peak - 20.0) continue;
    if (has_cone(GetParam()) && points.col(i).norm() < 4.0 * std::max(table_.spacing_x, table_.spacing_y)) continue;
    ++checked;
    ASSERT_NEAR(table_.at(points(0, i), points(1, i)).log_density, exact(i), 1e-3) << points.col(i).transpose();
  }
  EXPECT_GT(checked, 10000);
}

TEST_P(EveryTable, AgreesWithTheBasisFunctionsOfTheContract) {
  const Matrix points = uniform_points(table_.box, 300, 5);
  // The centred cubic B-spline, piece by piece.
  const auto basis = [](double distance) {
    const double d = std::abs(distance);
    if (d >= 2.0) return 0.0;
    return d >= 1.0 ? std::pow(2.0 - d, 3) / 6.0 : 2.0 / 3.0 - d * d + 0.5 * d * d * d;
  };
  for (Eigen::Index k = 0; k < points.cols(); ++k) {
    const double u = (points(0, k) - table_.box.left) / table_.spacing_x;
    const double v = (points(1, k) - table_.box.bottom) / table_.spacing_y;
    const int first = static_cast<int>(u);
    const int lowest = static_cast<int>(v);
    double value = 0.0;
    for (int j = lowest; j < lowest + 4; ++j) {
      for (int i = first; i < first + 4; ++i) {
        const auto index =
            static_cast<std::size_t>(j) * static_cast<std::size_t>(table_.columns) + static_cast<std::size_t>(i);
        // Coefficient i belongs to node i - 1.
        value += basis(u - (i - 1)) * basis(v - (j - 1)) * static_cast<double>(table_.coefficients[index]);
      }
    }
    EXPECT_NEAR(table_.at(points(0, k), points(1, k)).log_density, value, 1e-9);
  }
}

TEST_P(EveryTable, GradientIsTheDerivativeOfTheValue) {
  const Matrix points = uniform_points(table_.box, 500, 6);
  const double step = 1e-4 * std::min(table_.spacing_x, table_.spacing_y);
  for (Eigen::Index k = 0; k < points.cols(); ++k) {
    const double x = points(0, k);
    const double y = points(1, k);
    const auto gradient = table_.at(x, y).gradient;
    const double dx = (table_.at(x + step, y).log_density - table_.at(x - step, y).log_density) / (2 * step);
    const double dy = (table_.at(x, y + step).log_density - table_.at(x, y - step).log_density) / (2 * step);
    const double scale = 1.0 + std::abs(dx) + std::abs(dy);
    ASSERT_NEAR(gradient[0], dx, 1e-4 * scale);
    ASSERT_NEAR(gradient[1], dy, 1e-4 * scale);
  }
}

// Along the outward normal of every edge.
struct EdgePoint {
  double x, y, nx, ny;
};

std::vector<EdgePoint> edge_points(const Box& box, int per_edge) {
  std::vector<EdgePoint> all;
  for (int k = 0; k <= per_edge; ++k) {
    const double s = static_cast<double>(k) / per_edge;
    const double x = box.left + s * (box.right - box.left);
    const double y = box.bottom + s * (box.top - box.bottom);
    all.push_back({box.left, y, -1, 0});
    all.push_back({box.right, y, 1, 0});
    all.push_back({x, box.bottom, 0, -1});
    all.push_back({x, box.top, 0, 1});
  }
  return all;
}

TEST_P(EveryTable, ValueAndGradientAreContinuousAcrossTheEdge) {
  const double step = 1e-7;
  for (const EdgePoint& edge : edge_points(table_.box, 60)) {
    const auto inside = table_.at(edge.x - step * edge.nx, edge.y - step * edge.ny);
    const auto outside = table_.at(edge.x + step * edge.nx, edge.y + step * edge.ny);
    const double slope = std::abs(inside.gradient[0]) + std::abs(inside.gradient[1]);
    ASSERT_NEAR(inside.log_density, outside.log_density, 4 * step * (1.0 + slope));
    // Second derivatives near an edge stay well below 1e5 per unit^2.
    ASSERT_NEAR(inside.gradient[0], outside.gradient[0], 0.02);
    ASSERT_NEAR(inside.gradient[1], outside.gradient[1], 0.02);
  }
}

TEST_P(EveryTable, TailsFallAndNeverCompeteWithTheTarget) {
  const Vector at_samples = compiled_->target->log_density(compiled_->target->sample(1000, 3).points);
  const double low = at_samples.maxCoeff() - 19.0;
  for (const EdgePoint& edge : edge_points(table_.box, 60)) {
    double previous = table_.at(edge.x + 4 * edge.nx, edge.y + 4 * edge.ny).log_density;
    for (const double distance : {0.0, 0.1, 0.3, 1.0, 2.0, 4.0}) {
      ASSERT_LT(table_.at(edge.x + distance * edge.nx, edge.y + distance * edge.ny).log_density, low);
    }
    for (const double distance : {8.0, 16.0, 64.0, 1000.0}) {
      const auto value = table_.at(edge.x + distance * edge.nx, edge.y + distance * edge.ny);
      ASSERT_LT(value.log_density, previous);
      ASSERT_LT(value.gradient[0] * edge.nx + value.gradient[1] * edge.ny, 0.0);
      previous = value.log_density;
    }
  }
}

TEST_P(EveryTable, PoolIsTheSamplesInFloat) {
  ASSERT_EQ(compiled_->pool.points.cols(), pool_size);
  ASSERT_EQ(compiled_->pool_points.size(), 2U * pool_size);
  for (int i = 0; i < pool_size; ++i) {
    ASSERT_EQ(compiled_->pool_points[2 * static_cast<std::size_t>(i)],
              static_cast<float>(compiled_->pool.points(0, i)));
    ASSERT_EQ(compiled_->pool_points[2 * static_cast<std::size_t>(i) + 1],
              static_cast<float>(compiled_->pool.points(1, i)));
  }
}

TEST(Tables, FollowTheConesOfU1AndRingWithinTheirSpacing) {
  for (const char* id : {"u1", "ring"}) {
    const auto target = compiled({id, {}});
    const double radius = 4.0 * target->table.spacing_x;
    const Matrix points = uniform_points({-radius, radius, -radius, radius}, 4000, 8);
    const Vector exact = target->target->log_density(points);
    double largest = 0.0;
    for (Eigen::Index i = 0; i < points.cols(); ++i) {
      largest = std::max(largest, std::abs(target->table.at(points(0, i), points(1, i)).log_density - exact(i)));
    }
    // The slope of the cone is 12.5 per unit (u1) and 2 (ring); a fraction of slope times spacing is what is lost.
    const double slope = std::string(id) == "u1" ? 12.5 : 2.0;
    EXPECT_LT(largest, 0.3 * slope * target->table.spacing_x) << id;
    RecordProperty(std::string(id) + "_error_at_the_cone", std::to_string(largest));
  }
}

TEST(DiscontinuousTables, AreExactAwayFromTheJumpsAndNeverAboveTheDensity) {
  for (const char* id : {"checkerboard", "uniform-square"}) {
    const auto target = compiled({id, {}});
    ASSERT_FALSE(target->target->is_continuous());
    const double inside = -target->target->entropy();
    const double reach = 2.0 * target->table.spacing_x;
    const Matrix points = uniform_points(target->table.box, 20000, 12);
    int compared = 0;
    for (Eigen::Index i = 0; i < points.cols(); ++i) {
      const double value = target->table.at(points(0, i), points(1, i)).log_density;
      ASSERT_LE(value, inside + 1e-4) << id;
      Matrix around(2, 5);
      around << 0, reach, -reach, reach, -reach, 0, reach, reach, -reach, -reach;
      around.colwise() += points.col(i);
      const Vector exact = target->target->log_density(around);
      if (exact.maxCoeff() - exact.minCoeff() == 0.0) {
        ASSERT_NEAR(value, inside, 1e-4) << id;
        ++compared;
      }
    }
    EXPECT_GT(compared, 5000);
    EXPECT_LE(target->table_error, 1e-3);
  }
}

TEST(CompileTarget, GivesTheSameBitsAgain) {
  const auto first = compiled({"u4", {}});
  const auto again = compile_target(TargetChoice{"u4", {}}, pool_size);
  EXPECT_EQ(first->table.coefficients, again->table.coefficients);
  EXPECT_EQ(first->pool_points, again->pool_points);
}

class FaultyTarget final : public Target {
 public:
  [[nodiscard]] Vector log_density(const Matrix& points) const override {
    return Vector::Constant(points.cols(), std::numeric_limits<double>::quiet_NaN());
  }
  [[nodiscard]] Samples sample(int count, std::uint64_t) const override {
    return {Matrix::Zero(2, count), std::vector<int>(static_cast<std::size_t>(count), 0)};
  }
  [[nodiscard]] double entropy() const override { return 0.0; }
  [[nodiscard]] std::string entropy_method() const override { return "none"; }
  [[nodiscard]] Box box() const override { return {}; }
};

TEST(CompileTarget, RefusesWhatItCantUse) {
  EXPECT_THROW((void)compile_target(TargetChoice{"no-such-target", {}}), InputError);
  EXPECT_THROW((void)compile_target(TargetChoice{"ring", {}}, 0), InputError);
  EXPECT_THROW((void)compile_target(std::make_shared<FaultyTarget>(), TargetChoice{}, 10), InputError);
}

}  // namespace
}  // namespace pushforward
