// What holds for every target: a normalised density, a sampler that follows it, its entropy, its box.
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "tests/core/targets/midpoint_grid.h"
#include "tests/core/targets/target_cases.h"

namespace pushforward {
namespace {

class EveryTarget : public testing::TestWithParam<TargetChoice> {
 protected:
  std::shared_ptr<const Target> target_ = make_target(GetParam());
};

INSTANTIATE_TEST_SUITE_P(Targets, EveryTarget, testing::ValuesIn(target_cases()),
                         [](const auto& instance) { return test_name(instance.param); });

TEST_P(EveryTarget, IntegratesToOneAndHasItsEntropy) {
  const MidpointGrid grid = midpoint_grid(quadrature_box(*target_), quadrature_side, quadrature_side);
  const Matrix log_p = target_->log_density_on_grid(grid.x1, grid.x2);
  double mass = 0.0;
  double entropy = 0.0;
  for (const double value : log_p.reshaped()) {
    const double p = std::exp(value);
    mass += p;
    if (p > 0.0) entropy -= p * value;
  }
  EXPECT_NEAR(mass * grid.area, 1.0, 1e-6);
  EXPECT_NEAR(entropy * grid.area, target_->entropy(), 1e-5);
  EXPECT_FALSE(target_->entropy_method().empty());
}

TEST_P(EveryTarget, BoxHoldsAllButAMillionthOfTheMass) {
  const Box wide = grown(target_->box(), target_->is_continuous() ? 0.6 : 0.0);
  const MidpointGrid grid = midpoint_grid(wide, 600, 600);
  const Matrix log_p = target_->log_density_on_grid(grid.x1, grid.x2);
  const Box box = target_->box();
  double outside = 0.0;
  for (Eigen::Index i = 0; i < grid.x1.size(); ++i) {
    for (Eigen::Index j = 0; j < grid.x2.size(); ++j) {
      const double x1 = grid.x1(i);
      const double x2 = grid.x2(j);
      const bool inside = x1 > box.left && x1 < box.right && x2 > box.bottom && x2 < box.top;
      if (!inside) outside += std::exp(log_p(j, i));
    }
  }
  EXPECT_LT(outside * grid.area, 3e-6);
}

TEST_P(EveryTarget, GridAndPointsAgree) {
  const Box box = grown(target_->box(), 0.5);
  const MidpointGrid grid = midpoint_grid(box, 37, 101);
  const Matrix on_grid = target_->log_density_on_grid(grid.x1, grid.x2);
  Matrix points(2, 101);
  for (Eigen::Index i = 0; i < grid.x1.size(); ++i) {
    points.row(0).setConstant(grid.x1(i));
    points.row(1) = grid.x2.transpose();
    const Vector values = target_->log_density(points);
    for (Eigen::Index j = 0; j < values.size(); ++j) {
      if (std::isinf(values(j))) {
        EXPECT_EQ(on_grid(j, i), values(j));
      } else {
        EXPECT_NEAR(on_grid(j, i), values(j), 1e-10 * (1.0 + std::abs(values(j))));
      }
    }
  }
}

TEST_P(EveryTarget, FarAwayTheDensityIsLowButNeverNotANumber) {
  Matrix points(2, 4);
  points << 30.0, -1e3, 0.0, 1e4, -30.0, 1e3, 1e4, 1e4;
  const Vector values = target_->log_density(points);
  for (const double value : values) {
    EXPECT_FALSE(std::isnan(value));
    EXPECT_LT(value, -50.0);
  }
}

// Pearson's test on 40 x 40 cells (which fit the jumps of the discontinuous targets); cells that expect fewer than
// five samples are taken together. The statistic is normal enough with so many cells: beyond 4.5 deviations the
// sampler and the density differ.
TEST_P(EveryTarget, SamplesFollowTheDensity) {
  constexpr int cells = 40;
  constexpr int nodes = 8;
  constexpr int count = 60000;
  const Box box = target_->box();
  const MidpointGrid grid = midpoint_grid(box, cells * nodes, cells * nodes);
  const Matrix log_p = target_->log_density_on_grid(grid.x1, grid.x2);
  Matrix expected = Matrix::Zero(cells, cells);
  for (int i = 0; i < cells * nodes; ++i) {
    for (int j = 0; j < cells * nodes; ++j) expected(j / nodes, i / nodes) += count * grid.area * std::exp(log_p(j, i));
  }
  const Samples samples = target_->sample(count, 7);
  ASSERT_EQ(samples.points.cols(), count);
  ASSERT_TRUE(samples.points.allFinite());
  Matrix observed = Matrix::Zero(cells, cells);
  double outside = 0.0;
  for (int k = 0; k < count; ++k) {
    const double u = (samples.points(0, k) - box.left) / (box.right - box.left) * cells;
    const double v = (samples.points(1, k) - box.bottom) / (box.top - box.bottom) * cells;
    if (u < 0.0 || v < 0.0 || u >= cells || v >= cells) {
      outside += 1.0;
    } else {
      observed(static_cast<int>(v), static_cast<int>(u)) += 1.0;
    }
  }
  EXPECT_LE(outside, 3.0);

  double statistic = 0.0;
  int terms = 0;
  double rare_expected = 0.0;
  double rare_observed = 0.0;
  for (int k = 0; k < cells * cells; ++k) {
    const double e = expected.data()[k];
    const double o = observed.data()[k];
    if (e < 5.0) {
      rare_expected += e;
      rare_observed += o;
      continue;
    }
    statistic += (o - e) * (o - e) / e;
    ++terms;
  }
  if (rare_expected >= 5.0) {
    statistic += (rare_observed - rare_expected) * (rare_observed - rare_expected) / rare_expected;
    ++terms;
  } else {
    EXPECT_LE(rare_observed, 20.0);
  }
  ASSERT_GT(terms, 20);
  const double freedom = terms - 1;
  EXPECT_LT(std::abs(statistic - freedom) / std::sqrt(2.0 * freedom), 4.5);
}

TEST_P(EveryTarget, MeanSurpriseOfTheSamplesIsTheEntropy) {
  constexpr int count = 50000;
  const Vector surprise = -target_->log_density(target_->sample(count, 11).points);
  const double mean = surprise.mean();
  const double deviation = std::sqrt((surprise.array() - mean).square().mean() / count);
  EXPECT_NEAR(mean, target_->entropy(), 4.0 * deviation + 1e-9);
}

TEST_P(EveryTarget, SamplesDependOnTheSeedAlone) {
  const Samples first = target_->sample(100, 3);
  EXPECT_EQ(first.points, target_->sample(100, 3).points);
  EXPECT_EQ(first.components, target_->sample(100, 3).components);
  EXPECT_NE(first.points, target_->sample(100, 4).points);
}

TEST_P(EveryTarget, LabelsEverySampleWithANamedComponent) {
  const Samples samples = target_->sample(4000, 5);
  const std::size_t names = target_->component_names().size();
  EXPECT_NE(names, 1U) << "one component needs no name";
  std::vector<int> counts(std::max<std::size_t>(names, 1), 0);
  ASSERT_EQ(samples.components.size(), 4000U);
  for (const int component : samples.components) {
    ASSERT_GE(component, 0);
    ASSERT_LT(component, static_cast<int>(counts.size()));
    ++counts[static_cast<std::size_t>(component)];
  }
  // No component of a built-in target has less than half its even share.
  for (const int of_component : counts) EXPECT_GT(of_component, 2000 / static_cast<int>(counts.size()));
}

}  // namespace
}  // namespace pushforward
