// Whole circles with Gaussian noise: two-circles, four-rings. A circle of radius R convolved with N(0, sigma^2 I) is
//   exp(-(r^2 + R^2) / (2 sigma^2)) I0(r R / sigma^2) / (2 pi sigma^2),
// I0 being the modified Bessel function (it is the density of a Rice distribution over 2 pi r).
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

#include "core/targets/families.h"
#include "core/targets/quadrature_entropy.h"

namespace pushforward {

namespace {

using std::numbers::pi;

// ln(exp(-x) I0(x)) for x >= 0, to about 1e-14: the power series (all terms positive) up to 30, beyond it the
// asymptotic series (Abramowitz & Stegun 9.6.12 and 9.7.1).
double log_scaled_bessel_i0(double x) {
  if (x < 30.0) {
    const double quarter = 0.25 * x * x;
    double term = 1.0;
    double sum = 1.0;
    for (int k = 1; term > 1e-17 * sum; ++k) {
      term *= quarter / (static_cast<double>(k) * k);
      sum += term;
    }
    return std::log(sum) - x;
  }
  const double step = 1.0 / (8.0 * x);
  double term = 1.0;
  double sum = 1.0;
  for (int k = 1; k <= 14 && term > 1e-17; ++k) {
    term *= (2.0 * k - 1.0) * (2.0 * k - 1.0) * step / k;
    sum += term;
  }
  return std::log(sum) - 0.5 * std::log(2.0 * pi * x);
}

class CirclesTarget final : public QuadratureEntropyTarget {
 public:
  struct Circle {
    std::string name;
    double radius;
  };
  // All circles carry the same share of the mass.
  CirclesTarget(std::vector<Circle> circles, double sigma) : circles_(std::move(circles)), sigma_(sigma) {}

  [[nodiscard]] Vector log_density(const Matrix& points) const override {
    const double variance = sigma_ * sigma_;
    const double log_factor = -std::log(2.0 * pi * variance * static_cast<double>(circles_.size()));
    std::vector<double> exponents(circles_.size());
    Vector result(points.cols());
    for (Eigen::Index i = 0; i < points.cols(); ++i) {
      const double r = std::sqrt(points(0, i) * points(0, i) + points(1, i) * points(1, i));
      double highest = -std::numeric_limits<double>::infinity();
      for (std::size_t k = 0; k < circles_.size(); ++k) {
        const double across = r - circles_[k].radius;
        exponents[k] = -0.5 * across * across / variance;
        highest = std::max(highest, exponents[k]);
      }
      double sum = 0.0;
      for (std::size_t k = 0; k < circles_.size(); ++k) {
        // The Bessel factor varies little; what lies 45 nats lower is lost in rounding.
        if (exponents[k] < highest - 45.0) continue;
        sum += std::exp(exponents[k] - highest + log_scaled_bessel_i0(r * circles_[k].radius / variance));
      }
      result(i) = std::log(sum) + highest + log_factor;
    }
    return result;
  }

  [[nodiscard]] Samples sample(int count, std::uint64_t seed) const override {
    Generator generator(seed, Stream::target);
    Samples samples{Matrix(2, count), std::vector<int>(static_cast<std::size_t>(count), 0)};
    for (int i = 0; i < count; ++i) {
      const std::uint32_t which = generator.below(static_cast<std::uint32_t>(circles_.size()));
      const double angle = generator.uniform(0.0, 2.0 * pi);
      samples.points(0, i) = circles_[which].radius * std::cos(angle) + sigma_ * generator.normal();
      samples.points(1, i) = circles_[which].radius * std::sin(angle) + sigma_ * generator.normal();
      samples.components[static_cast<std::size_t>(i)] = static_cast<int>(which);
    }
    return samples;
  }

  [[nodiscard]] Box box() const override {
    double reach = 0.0;
    for (const Circle& circle : circles_) reach = std::max(reach, circle.radius + 4.5 * sigma_);
    return {-reach, reach, -reach, reach};
  }

  [[nodiscard]] std::vector<std::string> component_names() const override {
    std::vector<std::string> names;
    for (const Circle& circle : circles_) names.push_back(circle.name);
    return names;
  }

 private:
  std::vector<Circle> circles_;
  double sigma_;
};

}  // namespace

TargetPointer make_two_circles(const TargetParameters&) {
  return std::make_shared<CirclesTarget>(
      std::vector<CirclesTarget::Circle>{{"outer circle", 3.0}, {"inner circle", 1.5}}, 0.2);
}

TargetPointer make_four_rings(const TargetParameters&) {
  return std::make_shared<CirclesTarget>(
      std::vector<CirclesTarget::Circle>{
          {"innermost ring", 0.75}, {"second ring", 1.5}, {"third ring", 2.25}, {"outermost ring", 3.0}},
      0.1);
}

}  // namespace pushforward
