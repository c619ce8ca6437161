// Mixtures of Gaussians with equal weights and one common covariance: gaussian, two-gaussians, eight-gaussians.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

#include "core/targets/families.h"
#include "core/targets/log_sum_exp.h"
#include "core/targets/quadrature_entropy.h"

namespace pushforward {

namespace {

using std::numbers::pi;

struct Covariance {
  double sigma1;
  double sigma2;
  double correlation;
};

struct Mode {
  std::string name;
  std::array<double, 2> centre;
};

class GaussianMixture final : public QuadratureEntropyTarget {
 public:
  GaussianMixture(std::vector<Mode> modes, Covariance covariance)
      : modes_(std::move(modes)),
        covariance_(covariance),
        across_(std::sqrt(1.0 - covariance.correlation * covariance.correlation)) {}

  [[nodiscard]] Vector log_density(const Matrix& points) const override {
    const double log_factor = -log_volume() - std::log(static_cast<double>(modes_.size()));
    std::vector<double> exponents(modes_.size());
    Vector result(points.cols());
    for (Eigen::Index i = 0; i < points.cols(); ++i) {
      for (std::size_t k = 0; k < modes_.size(); ++k) {
        // Undo the Cholesky factor that sample() applies.
        const double first = (points(0, i) - modes_[k].centre[0]) / covariance_.sigma1;
        const double second =
            ((points(1, i) - modes_[k].centre[1]) / covariance_.sigma2 - covariance_.correlation * first) / across_;
        exponents[k] = -0.5 * (first * first + second * second);
      }
      result(i) = log_sum_exp(exponents) + log_factor;
    }
    return result;
  }

  [[nodiscard]] Samples sample(int count, std::uint64_t seed) const override {
    Generator generator(seed, Stream::target);
    Samples samples{Matrix(2, count), std::vector<int>(static_cast<std::size_t>(count), 0)};
    for (int i = 0; i < count; ++i) {
      const std::uint32_t which = modes_.size() > 1 ? generator.below(static_cast<std::uint32_t>(modes_.size())) : 0U;
      const double first = generator.normal();
      const double second = covariance_.correlation * first + across_ * generator.normal();
      samples.points(0, i) = modes_[which].centre[0] + covariance_.sigma1 * first;
      samples.points(1, i) = modes_[which].centre[1] + covariance_.sigma2 * second;
      samples.components[static_cast<std::size_t>(i)] = static_cast<int>(which);
    }
    return samples;
  }

  [[nodiscard]] double entropy() const override {
    return modes_.size() > 1 ? QuadratureEntropyTarget::entropy() : 1.0 + log_volume();
  }
  [[nodiscard]] std::string entropy_method() const override {
    return modes_.size() > 1 ? QuadratureEntropyTarget::entropy_method() : "closed form";
  }

  [[nodiscard]] Box box() const override {
    Box box{1e300, -1e300, 1e300, -1e300};
    for (const Mode& mode : modes_) {
      box.left = std::min(box.left, mode.centre[0] - 5.0 * covariance_.sigma1);
      box.right = std::max(box.right, mode.centre[0] + 5.0 * covariance_.sigma1);
      box.bottom = std::min(box.bottom, mode.centre[1] - 5.0 * covariance_.sigma2);
      box.top = std::max(box.top, mode.centre[1] + 5.0 * covariance_.sigma2);
    }
    return box;
  }

  [[nodiscard]] std::vector<std::string> component_names() const override {
    std::vector<std::string> names;
    if (modes_.size() > 1) {
      for (const Mode& mode : modes_) names.push_back(mode.name);
    }
    return names;
  }

 private:
  // ln(2 pi sqrt(det covariance))
  [[nodiscard]] double log_volume() const {
    return std::log(2.0 * pi * covariance_.sigma1 * covariance_.sigma2 * across_);
  }

  std::vector<Mode> modes_;
  Covariance covariance_;
  double across_;  // sqrt(1 - correlation^2)
};

}  // namespace

TargetPointer make_gaussian(const TargetParameters& parameters) {
  return std::make_shared<GaussianMixture>(
      std::vector<Mode>{{"Gaussian", {0.0, 0.0}}},
      Covariance{parameters.at("sigma1"), parameters.at("sigma2"), parameters.at("correlation")});
}

TargetPointer make_two_gaussians(const TargetParameters& parameters) {
  const double half = 0.5 * parameters.at("distance");
  return std::make_shared<GaussianMixture>(std::vector<Mode>{{"left", {-half, 0.0}}, {"right", {half, 0.0}}},
                                           Covariance{0.6, 0.6, 0.0});
}

TargetPointer make_eight_gaussians(const TargetParameters&) {
  const std::array<const char*, 8> names = {"east", "north-east", "north", "north-west",
                                            "west", "south-west", "south", "south-east"};
  std::vector<Mode> modes;
  for (std::size_t k = 0; k < names.size(); ++k) {
    const double angle = 0.25 * pi * static_cast<double>(k);
    modes.push_back({names[k], {3.0 * std::cos(angle), 3.0 * std::sin(angle)}});
  }
  return std::make_shared<GaussianMixture>(std::move(modes), Covariance{0.35, 0.35, 0.0});
}

}  // namespace pushforward
