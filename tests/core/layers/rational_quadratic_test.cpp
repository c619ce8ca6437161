#include "core/layers/rational_quadratic.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/random/counter.h"

namespace pushforward {
namespace {

constexpr int bins = 6;
constexpr double bound = 3.0;

std::vector<double> draw_logits(double deviation, std::uint64_t seed) {
  Generator generator(seed);
  std::vector<double> logits(static_cast<std::size_t>(RationalQuadratic::logit_count(bins)));
  for (double& logit : logits) logit = deviation * generator.normal();
  return logits;
}

TEST(RationalQuadratic, ZeroLogitsAreTheIdentity) {
  const RationalQuadratic spline(draw_logits(0.0, 1), bins, bound);
  for (double z = -3.9; z < 4.0; z += 0.13) {
    EXPECT_NEAR(spline.forward(z).value, z, 1e-14);
    EXPECT_NEAR(spline.forward(z).log_slope, 0.0, 1e-14);
  }
}

TEST(RationalQuadratic, RisesFromBoundToBoundAndIsTheIdentityOutside) {
  const RationalQuadratic spline(draw_logits(3.0, 2), bins, bound);
  EXPECT_NEAR(spline.forward(-bound).value, -bound, 1e-14);
  EXPECT_NEAR(spline.forward(bound).value, bound, 1e-14);
  for (const double z : {-bound - 1e-9, bound + 1e-9, 50.0}) {
    EXPECT_EQ(spline.forward(z).value, z);
    EXPECT_EQ(spline.inverse(z).value, z);
    EXPECT_EQ(spline.forward(z).log_slope, 0.0);
  }
  double last = -bound;
  for (double z = -bound + 1e-3; z < bound; z += 1e-3) {
    const double value = spline.forward(z).value;
    EXPECT_GT(value, last);
    last = value;
  }
}

// Extreme logits make neighbouring slopes differ by orders of magnitude.
TEST(RationalQuadratic, TheInverseLeadsBackWhateverTheLogits) {
  for (const double deviation : {0.3, 3.0, 10.0})
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
      const RationalQuadratic spline(draw_logits(deviation, seed), bins, bound);
      for (double x = -3.2; x < 3.2; x += 0.05) {
        const auto [z, log_slope] = spline.inverse(x);
        EXPECT_NEAR(spline.forward(z).value, x, 1e-10) << deviation;
        EXPECT_NEAR(spline.forward(z).log_slope, -log_slope, 1e-9) << deviation;
      }
    }
}

}  // namespace
}  // namespace pushforward
