// Curves and circles with noise against Simpson's rule with very many points on the curve, each with its Gaussian.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <functional>
#include <numbers>
#include <string>
#include <vector>

#include "core/targets/target.h"
#include "tests/core/targets/midpoint_grid.h"

namespace pushforward {
namespace {

using std::numbers::pi;
using Point = std::array<double, 2>;

struct NoisyCurve {
  std::string id;
  double sigma;
  Point shift;
  Point scale;
  std::vector<std::function<Point(double u)>> curves;  // u uniform on [0, 1]
};

void PrintTo(const NoisyCurve& curve, std::ostream* out) { *out << curve.id; }

std::function<Point(double)> circle(double radius) {
  return [radius](double u) -> Point { return {radius * std::cos(2 * pi * u), radius * std::sin(2 * pi * u)}; };
}

std::vector<NoisyCurve> noisy_curves() {
  std::vector<NoisyCurve> all;
  all.push_back({"two-moons",
                 0.08,
                 {0.5, 0.25},
                 {0.87, 0.5},
                 {[](double u) -> Point {
                    return {std::cos(pi * u), std::sin(pi * u)};
                  },
                  [](double u) -> Point {
                    return {1 - std::cos(pi * u), 0.5 - std::sin(pi * u)};
                  }}});
  all.push_back({"two-spirals",
                 0.13,
                 {0, 0},
                 {1, 1},
                 {[](double u) -> Point {
                    const double t = 3 * pi * std::sqrt(u);
                    return {-t * std::cos(t) / 3, t * std::sin(t) / 3};
                  },
                  [](double u) -> Point {
                    const double t = 3 * pi * std::sqrt(u);
                    return {t * std::cos(t) / 3, -t * std::sin(t) / 3};
                  }}});
  all.push_back({"swiss-roll", 0.2, {0, 0}, {1, 1}, {[](double u) -> Point {
                   const double t = 1.5 * pi * (1 + 2 * u);
                   return {t * std::cos(t) / 5, t * std::sin(t) / 5};
                 }}});
  all.push_back({"two-circles", 0.2, {0, 0}, {1, 1}, {circle(3.0), circle(1.5)}});
  all.push_back({"four-rings", 0.1, {0, 0}, {1, 1}, {circle(0.75), circle(1.5), circle(2.25), circle(3.0)}});
  return all;
}

class NoisyCurves : public testing::TestWithParam<NoisyCurve> {};
INSTANTIATE_TEST_SUITE_P(Targets, NoisyCurves, testing::ValuesIn(noisy_curves()), [](const auto& instance) {
  std::string name = instance.param.id;
  name[name.find('-')] = '_';
  return name;
});

TEST_P(NoisyCurves, AgreeWithSimpsonsRule) {
  const NoisyCurve& curve = GetParam();
  const auto target = make_target({curve.id, {}});
  constexpr int intervals = 20000;
  const Box box = grown(target->box(), 0.1);
  Generator generator(17, Stream::target);
  Matrix points(2, 150);
  for (int i = 0; i < 150; ++i) {
    points(0, i) = generator.uniform(box.left, box.right);
    points(1, i) = generator.uniform(box.bottom, box.top);
  }
  points.rightCols(50) = target->sample(50, 2).points;
  points.col(0).setZero();  // the centre of the circles
  const Vector log_p = target->log_density(points);
  for (Eigen::Index i = 0; i < points.cols(); ++i) {
    const double x = points(0, i) * curve.scale[0] + curve.shift[0];
    const double y = points(1, i) * curve.scale[1] + curve.shift[1];
    double sum = 0.0;
    for (const auto& position : curve.curves) {
      for (int k = 0; k <= intervals; ++k) {
        const Point at = position(static_cast<double>(k) / intervals);
        const double squared = (at[0] - x) * (at[0] - x) + (at[1] - y) * (at[1] - y);
        const double weight = k == 0 || k == intervals ? 1.0 / 3.0 : (k % 2 == 1 ? 4.0 / 3.0 : 2.0 / 3.0);
        sum += weight * std::exp(-0.5 * squared / (curve.sigma * curve.sigma));
      }
    }
    const double variance = curve.sigma * curve.sigma / (curve.scale[0] * curve.scale[1]);
    const double expected =
        std::log(sum / (intervals * static_cast<double>(curve.curves.size())) / (2 * pi * variance));
    // Far beyond the end of a curve the integrand falls steeply and both rules lose digits; nothing is seen there.
    const double tolerance = expected > -25.0 ? 1e-6 : 1e-4;
    EXPECT_NEAR(log_p(i), expected, tolerance) << "at " << points.col(i).transpose();
  }
}

}  // namespace
}  // namespace pushforward
