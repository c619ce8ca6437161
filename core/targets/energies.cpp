// The energies u1 to u4 of Rezende & Mohamed 2015 (table 1) and two relatives: unnormalised log-densities -U(z), here
// with their log Z and exact samplers.
//
// u2, u3, u4 and wave have one structure: z1 has a closed form, and z2 given z1 is a mixture of Gaussians about curves
// of z1 with weights that don't depend on z1. u2 to u4 as published don't decay in z1; the wall
// 1/2 (max(|z1| - 4, 0) / 0.2)^2 makes them densities on the plane.
//
// u1 and ring depend on the radius, which is not smooth at the origin: the tip of a cone. Within two nodes of it a
// table is off by up to 0.03 nats (u1, where the density is e^-17 of its peak) and 0.01 nats (ring).
#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numbers>
#include <utility>

#include "core/targets/families.h"
#include "core/targets/quadrature_entropy.h"

namespace pushforward {

namespace {

using std::numbers::pi;

const double sqrt_two_pi = std::sqrt(2.0 * pi);

double square(double value) { return value * value; }

double log_sum_exp(double a, double b) {
  const double larger = std::max(a, b);
  return larger + std::log1p(std::exp(std::min(a, b) - larger));
}

double w1(double z1) { return std::sin(0.5 * pi * z1); }
double w2(double z1) { return 3.0 * std::exp(-0.5 * square((z1 - 1.0) / 0.6)); }
double w3(double z1) { return 3.0 / (1.0 + std::exp(-(z1 - 1.0) / 0.3)); }

// Flat on [-4, 4], Gaussian shoulders outside: exp(-wall) normalised.
class WalledStrip {
 public:
  [[nodiscard]] static double log_density(double z1) {
    const double beyond = std::max(std::abs(z1) - half_width, 0.0) / softness;
    return -0.5 * beyond * beyond - std::log(mass());
  }
  [[nodiscard]] static double sample(Generator& generator) {
    const double at = generator.uniform(0.0, mass());
    if (at < 2.0 * half_width) return at - half_width;
    const double beyond = half_width + softness * std::abs(generator.normal());
    return generator.below(2) == 0 ? beyond : -beyond;
  }
  [[nodiscard]] static double entropy() { return std::log(mass()) + 0.5 * softness * sqrt_two_pi / mass(); }
  static constexpr std::pair<double, double> range() {
    return {-half_width - 4.5 * softness, half_width + 4.5 * softness};
  }

 private:
  static constexpr double half_width = 4.0;
  static constexpr double softness = 0.2;
  static double mass() { return 2.0 * half_width + softness * sqrt_two_pi; }
};

class ShiftedNormal {
 public:
  [[nodiscard]] static double log_density(double z1) { return -0.5 * square(z1 - 2.0) - std::log(sqrt_two_pi); }
  [[nodiscard]] static double sample(Generator& generator) { return 2.0 + generator.normal(); }
  [[nodiscard]] static double entropy() { return 0.5 + std::log(sqrt_two_pi); }
  static constexpr std::pair<double, double> range() { return {-3.0, 7.0}; }
};

// A curve z2 = centre(z1) with Gaussian noise across. In the energies a branch is exp(-1/2 ((z2 - centre)/sigma)^2),
// so its weight is proportional to sigma.
struct Branch {
  std::string name;
  double (*centre)(double z1);
  double sigma;
};

template <class Marginal>
class BranchedTarget final : public QuadratureEntropyTarget {
 public:
  explicit BranchedTarget(std::vector<Branch> branches) : branches_(std::move(branches)) {
    for (const Branch& branch : branches_) total_sigma_ += branch.sigma;
  }

  [[nodiscard]] Vector log_density(const Matrix& points) const override {
    Vector result(points.cols());
    const double log_normaliser = std::log(total_sigma_ * sqrt_two_pi);
    for (Eigen::Index i = 0; i < points.cols(); ++i) {
      const double z1 = points(0, i);
      double sum = -std::numeric_limits<double>::infinity();
      for (std::size_t k = 0; k < branches_.size(); ++k) {
        const double exponent = -0.5 * square((points(1, i) - branches_[k].centre(z1)) / branches_[k].sigma);
        sum = k == 0 ? exponent : log_sum_exp(sum, exponent);
      }
      result(i) = Marginal::log_density(z1) + sum - log_normaliser;
    }
    return result;
  }

  [[nodiscard]] Samples sample(int count, std::uint64_t seed) const override {
    Generator generator(seed, Stream::target);
    Samples samples{Matrix(2, count), std::vector<int>(static_cast<std::size_t>(count), 0)};
    for (int i = 0; i < count; ++i) {
      const double z1 = Marginal::sample(generator);
      std::size_t k = 0;
      if (branches_.size() > 1) {
        double at = generator.uniform(0.0, total_sigma_);
        while (k + 1 < branches_.size() && at >= branches_[k].sigma) at -= branches_[k++].sigma;
      }
      samples.points(0, i) = z1;
      samples.points(1, i) = branches_[k].centre(z1) + branches_[k].sigma * generator.normal();
      samples.components[static_cast<std::size_t>(i)] = static_cast<int>(k);
    }
    return samples;
  }

  // With one branch z2 - centre(z1) and z1 are independent.
  [[nodiscard]] double entropy() const override {
    if (branches_.size() > 1) return QuadratureEntropyTarget::entropy();
    return Marginal::entropy() + 0.5 + std::log(branches_.front().sigma * sqrt_two_pi);
  }
  [[nodiscard]] std::string entropy_method() const override {
    return branches_.size() > 1 ? QuadratureEntropyTarget::entropy_method() : "closed form";
  }

  [[nodiscard]] Box box() const override {
    const auto [left, right] = Marginal::range();
    Box box{left, right, std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
    constexpr int steps = 400;
    for (int i = 0; i <= steps; ++i) {
      const double z1 = left + (right - left) * i / steps;
      for (const Branch& branch : branches_) {
        box.bottom = std::min(box.bottom, branch.centre(z1) - 4.75 * branch.sigma);
        box.top = std::max(box.top, branch.centre(z1) + 4.75 * branch.sigma);
      }
    }
    return box;
  }

  [[nodiscard]] std::vector<std::string> component_names() const override {
    std::vector<std::string> names;
    if (branches_.size() > 1) {
      for (const Branch& branch : branches_) names.push_back(branch.name);
    }
    return names;
  }

 private:
  std::vector<Branch> branches_;
  double total_sigma_ = 0.0;
};

// A radius with density proportional to r exp(-1/2 ((r - mean)/sigma)^2), by rejection: r <= m exp(r/m - 1) for every
// m > 0 bounds it by a Gaussian about mean + sigma^2/m, best with m at that very mean. Nine of ten are accepted.
class RadiusSampler {
 public:
  RadiusSampler(double mean, double sigma)
      : sigma_(sigma), mode_(0.5 * (mean + std::sqrt(mean * mean + 4.0 * sigma * sigma))) {}
  double operator()(Generator& generator) const {
    for (;;) {
      const double radius = mode_ + sigma_ * generator.normal();
      if (radius <= 0.0) continue;
      const double ratio = radius / mode_;
      if (generator.uniform() < ratio * std::exp(1.0 - ratio)) return radius;
    }
  }

 private:
  double sigma_;
  double mode_;
};

class RingTarget final : public Target {
 public:
  // Integral of r exp(-1/2 (r-2)^2) over r > 0 in closed form, times 2 pi.
  RingTarget() : radial_mass_(std::exp(-2.0) + 2.0 * sqrt_two_pi * below_two()) {}

  [[nodiscard]] Vector log_density(const Matrix& points) const override {
    const double log_z = std::log(2.0 * pi * radial_mass_);
    return (-0.5 * (points.colwise().norm().array() - 2.0).square() - log_z).matrix().transpose();
  }
  [[nodiscard]] Samples sample(int count, std::uint64_t seed) const override {
    Generator generator(seed, Stream::target);
    const RadiusSampler radius(2.0, 1.0);
    Samples samples{Matrix(2, count), std::vector<int>(static_cast<std::size_t>(count), 0)};
    for (int i = 0; i < count; ++i) {
      const double r = radius(generator);
      const double angle = generator.uniform(0.0, 2.0 * pi);
      samples.points(0, i) = r * std::cos(angle);
      samples.points(1, i) = r * std::sin(angle);
    }
    return samples;
  }
  // ln Z + E[1/2 (r-2)^2]. With s = r - 2: the integral of (s + 2) s^2/2 exp(-s^2/2) over s > -2 is
  // 1/2 (4 + 2) e^-2 + (sqrt(2 pi) Phi(2) - 2 e^-2).
  [[nodiscard]] double entropy() const override {
    const double moment = 3.0 * std::exp(-2.0) + sqrt_two_pi * below_two() - 2.0 * std::exp(-2.0);
    return std::log(2.0 * pi * radial_mass_) + moment / radial_mass_;
  }
  [[nodiscard]] std::string entropy_method() const override { return "closed form"; }
  [[nodiscard]] Box box() const override { return {-7.0, 7.0, -7.0, 7.0}; }

 private:
  static double below_two() { return 0.5 * std::erfc(-std::numbers::sqrt2); }  // Phi(2)
  double radial_mass_;
};

// Two opposite arcs of a ring.
class U1Target final : public QuadratureEntropyTarget {
 public:
  U1Target() : log_z_(compute_log_z()) {}

  [[nodiscard]] Vector log_density(const Matrix& points) const override {
    Vector result(points.cols());
    for (Eigen::Index i = 0; i < points.cols(); ++i) {
      const double radius = std::hypot(points(0, i), points(1, i));
      result(i) = -0.5 * square((radius - ring_radius) / ring_sigma) + log_lobes(points(0, i)) - log_z_;
    }
    return result;
  }
  // Rejection in polar coordinates: the lobes never exceed 1 + e^-22.
  [[nodiscard]] Samples sample(int count, std::uint64_t seed) const override {
    Generator generator(seed, Stream::target);
    const RadiusSampler radius(ring_radius, ring_sigma);
    const double highest = 1.0 + 1e-9;
    Samples samples{Matrix(2, count), std::vector<int>(static_cast<std::size_t>(count), 0)};
    for (int i = 0; i < count; ++i) {
      for (;;) {
        const double r = radius(generator);
        const double angle = generator.uniform(0.0, 2.0 * pi);
        const double z1 = r * std::cos(angle);
        if (generator.uniform(0.0, highest) >= std::exp(log_lobes(z1))) continue;
        samples.points(0, i) = z1;
        samples.points(1, i) = r * std::sin(angle);
        samples.components[static_cast<std::size_t>(i)] = z1 < 0.0 ? 0 : 1;
        break;
      }
    }
    return samples;
  }
  [[nodiscard]] Box box() const override { return {-3.7, 3.7, -3.6, 3.6}; }
  [[nodiscard]] std::vector<std::string> component_names() const override { return {"left arc", "right arc"}; }

 private:
  static constexpr double ring_radius = 2.0;
  static constexpr double ring_sigma = 0.4;

  static double log_lobes(double z1) {
    return log_sum_exp(-0.5 * square((z1 - 2.0) / 0.6), -0.5 * square((z1 + 2.0) / 0.6));
  }
  // Midpoint rule in polar coordinates: periodic in the angle and, up to e^-12.5 at the origin where the integrand is
  // damped by the lobes (e^-5.6) and by r, vanishing at both ends of the radius; 2,000 radii settle the rest.
  static double compute_log_z() {
    constexpr int radii = 2000;
    constexpr int angles = 128;
    const double farthest = ring_radius + 9.0 * ring_sigma;
    double sum = 0.0;
    for (int i = 0; i < radii; ++i) {
      const double r = (i + 0.5) * farthest / radii;
      double around = 0.0;
      for (int k = 0; k < angles; ++k) around += std::exp(log_lobes(r * std::cos((k + 0.5) * 2.0 * pi / angles)));
      sum += r * std::exp(-0.5 * square((r - ring_radius) / ring_sigma)) * around;
    }
    return std::log(sum * (farthest / radii) * (2.0 * pi / angles));
  }
  double log_z_;
};

}  // namespace

TargetPointer make_u1(const TargetParameters&) { return std::make_shared<U1Target>(); }

TargetPointer make_u2(const TargetParameters&) {
  return std::make_shared<BranchedTarget<WalledStrip>>(std::vector<Branch>{{"wave", w1, 0.4}});
}

TargetPointer make_u3(const TargetParameters&) {
  return std::make_shared<BranchedTarget<WalledStrip>>(std::vector<Branch>{
      {"upper branch", w1, 0.35}, {"lower branch", [](double z1) { return w1(z1) - w2(z1); }, 0.35}});
}

TargetPointer make_u4(const TargetParameters&) {
  return std::make_shared<BranchedTarget<WalledStrip>>(std::vector<Branch>{
      {"upper branch", w1, 0.4}, {"lower branch", [](double z1) { return w1(z1) - w3(z1); }, 0.35}});
}

TargetPointer make_ring(const TargetParameters&) { return std::make_shared<RingTarget>(); }

TargetPointer make_wave(const TargetParameters&) {
  return std::make_shared<BranchedTarget<ShiftedNormal>>(std::vector<Branch>{{"wave", w1, 1.0}});
}

}  // namespace pushforward
