// Gaussians sent through an area-preserving map, so that the density is that of the Gaussian at the point before the
// map: banana (a shear) and pinwheel (a swirl).
#include <array>
#include <cmath>
#include <numbers>

#include "core/targets/families.h"
#include "core/targets/log_sum_exp.h"
#include "core/targets/quadrature_entropy.h"

namespace pushforward {

namespace {

using std::numbers::pi;

class BananaTarget final : public Target {
 public:
  [[nodiscard]] Vector log_density(const Matrix& points) const override {
    const auto x1 = points.row(0).array();
    const auto x2 = points.row(1).array();
    const double log_factor = -std::log(2.0 * pi * along * across);
    return (-0.5 * (x1 / along).square() - 0.5 * ((x2 - bend * (x1.square() - centring)) / across).square() +
            log_factor)
        .matrix()
        .transpose();
  }
  [[nodiscard]] Samples sample(int count, std::uint64_t seed) const override {
    Generator generator(seed, Stream::target);
    Samples samples{Matrix(2, count), std::vector<int>(static_cast<std::size_t>(count), 0)};
    for (int i = 0; i < count; ++i) {
      const double x1 = along * generator.normal();
      samples.points(0, i) = x1;
      samples.points(1, i) = bend * (x1 * x1 - centring) + across * generator.normal();
    }
    return samples;
  }
  [[nodiscard]] double entropy() const override { return 1.0 + std::log(2.0 * pi * along * across); }
  [[nodiscard]] std::string entropy_method() const override { return "closed form"; }
  [[nodiscard]] Box box() const override { return {-4.9, 4.9, -2.9, 8.2}; }

 private:
  static constexpr double along = 1.0;
  static constexpr double across = 0.35;
  static constexpr double bend = 0.4;
  static constexpr double centring = 3.0;
};

// Arm k is a Gaussian about (2, 0), long in the radial direction, turned by 2 pi k / 5 + swirl(r^2). A rotation by an
// angle that depends on the radius alone preserves area, and a function of r^2 is smooth at the origin too.
class PinwheelTarget final : public QuadratureEntropyTarget {
 public:
  [[nodiscard]] Vector log_density(const Matrix& points) const override {
    const double log_factor = -std::log(2.0 * pi * radial_sigma * tangential_sigma * arms);
    Vector result(points.cols());
    for (Eigen::Index i = 0; i < points.cols(); ++i) {
      const double x1 = points(0, i);
      const double x2 = points(1, i);
      const double turned_back = -swirl(x1 * x1 + x2 * x2);
      // Rotated back by the swirl, then arm by arm by a fifth of a turn.
      double a = std::cos(turned_back) * x1 - std::sin(turned_back) * x2;
      double b = std::sin(turned_back) * x1 + std::cos(turned_back) * x2;
      std::array<double, arms> exponents;
      for (double& exponent : exponents) {
        const double radial = (a - centre) / radial_sigma;
        const double tangential = b / tangential_sigma;
        exponent = -0.5 * (radial * radial + tangential * tangential);
        const double next = cos_fifth_ * a + sin_fifth_ * b;
        b = cos_fifth_ * b - sin_fifth_ * a;
        a = next;
      }
      result(i) = log_sum_exp(exponents) + log_factor;
    }
    return result;
  }
  [[nodiscard]] Samples sample(int count, std::uint64_t seed) const override {
    Generator generator(seed, Stream::target);
    Samples samples{Matrix(2, count), std::vector<int>(static_cast<std::size_t>(count), 0)};
    for (int i = 0; i < count; ++i) {
      const std::uint32_t arm = generator.below(arms);
      const double a = centre + radial_sigma * generator.normal();
      const double b = tangential_sigma * generator.normal();
      const double angle = 2.0 * pi * arm / arms + swirl(a * a + b * b);
      samples.points(0, i) = std::cos(angle) * a - std::sin(angle) * b;
      samples.points(1, i) = std::sin(angle) * a + std::cos(angle) * b;
      samples.components[static_cast<std::size_t>(i)] = static_cast<int>(arm);
    }
    return samples;
  }
  [[nodiscard]] Box box() const override { return {-4.8, 4.8, -4.8, 4.8}; }
  [[nodiscard]] std::vector<std::string> component_names() const override {
    return {"first arm", "second arm", "third arm", "fourth arm", "fifth arm"};
  }

 private:
  // Radians; about 0.16 r^2 in the middle, levelling off so that the tails aren't wound up.
  static double swirl(double radius_squared) { return 2.56 * radius_squared / (16.0 + radius_squared); }

  static constexpr int arms = 5;
  static constexpr double centre = 2.0;
  static constexpr double radial_sigma = 0.6;
  static constexpr double tangential_sigma = 0.2;
  double cos_fifth_ = std::cos(2.0 * pi / arms);
  double sin_fifth_ = std::sin(2.0 * pi / arms);
};

}  // namespace

TargetPointer make_banana(const TargetParameters&) { return std::make_shared<BananaTarget>(); }
TargetPointer make_pinwheel(const TargetParameters&) { return std::make_shared<PinwheelTarget>(); }

}  // namespace pushforward
