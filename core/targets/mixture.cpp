// A mixture of Gaussians that a person has placed: weights, means, and for each the standard deviations along its own
// two axes, of which the first is turned by an angle from x1.
#include <algorithm>
#include <cmath>
#include <numbers>
#include <sstream>

#include "core/errors.h"
#include "core/targets/log_sum_exp.h"
#include "core/targets/own_targets.h"
#include "core/targets/quadrature_entropy.h"
#include "core/targets/weighted_choice.h"

namespace pushforward {

namespace {

using std::numbers::pi;

const std::string field = "components";
constexpr int most_named = 8;  // as many as a legend has room for

struct Component {
  double log_factor;  // ln(share / (2 pi sigma1 sigma2))
  double mean1, mean2, sigma1, sigma2, cosine, sine;
};

class MixtureTarget final : public QuadratureEntropyTarget {
 public:
  explicit MixtureTarget(const NumberRows& rows) {
    std::vector<double> weights;
    weights.reserve(static_cast<std::size_t>(rows.rows()));
    for (int k = 0; k < rows.rows(); ++k) weights.push_back(rows.row(k)[0]);
    which_ = WeightedChoice(weights);
    for (int k = 0; k < rows.rows(); ++k) {
      const double* row = rows.row(k);
      components_.push_back({std::log(row[0] / which_.total() / (2.0 * pi * row[3] * row[4])), row[1], row[2], row[3],
                             row[4], std::cos(row[5]), std::sin(row[5])});
    }
  }

  [[nodiscard]] Vector log_density(const Matrix& points) const override {
    std::vector<double> terms(components_.size());
    Vector result(points.cols());
    for (Eigen::Index i = 0; i < points.cols(); ++i) {
      for (std::size_t k = 0; k < components_.size(); ++k) {
        const Component& c = components_[k];
        const double d1 = points(0, i) - c.mean1;
        const double d2 = points(1, i) - c.mean2;
        const double along = (c.cosine * d1 + c.sine * d2) / c.sigma1;
        const double across = (c.cosine * d2 - c.sine * d1) / c.sigma2;
        terms[k] = c.log_factor - 0.5 * (along * along + across * across);
      }
      result(i) = log_sum_exp(terms);
    }
    return result;
  }

  [[nodiscard]] Samples sample(int count, std::uint64_t seed) const override {
    Generator generator(seed, Stream::target);
    Samples samples{Matrix(2, count), std::vector<int>(static_cast<std::size_t>(count), 0)};
    const bool named = !component_names().empty();
    for (int i = 0; i < count; ++i) {
      const std::size_t k = which_(generator);
      const Component& c = components_[k];
      const double along = c.sigma1 * generator.normal();
      const double across = c.sigma2 * generator.normal();
      samples.points(0, i) = c.mean1 + c.cosine * along - c.sine * across;
      samples.points(1, i) = c.mean2 + c.sine * along + c.cosine * across;
      if (named) samples.components[static_cast<std::size_t>(i)] = static_cast<int>(k);
    }
    return samples;
  }

  [[nodiscard]] double entropy() const override {
    return components_.size() > 1 ? QuadratureEntropyTarget::entropy() : 1.0 - components_.front().log_factor;
  }
  [[nodiscard]] std::string entropy_method() const override {
    return components_.size() > 1 ? QuadratureEntropyTarget::entropy_method() : "closed form";
  }

  [[nodiscard]] Box box() const override {
    Box box{1e300, -1e300, 1e300, -1e300};
    for (const Component& c : components_) {
      const double reach1 = 5.0 * std::hypot(c.sigma1 * c.cosine, c.sigma2 * c.sine);
      const double reach2 = 5.0 * std::hypot(c.sigma1 * c.sine, c.sigma2 * c.cosine);
      box.left = std::min(box.left, c.mean1 - reach1);
      box.right = std::max(box.right, c.mean1 + reach1);
      box.bottom = std::min(box.bottom, c.mean2 - reach2);
      box.top = std::max(box.top, c.mean2 + reach2);
    }
    return box;
  }

  [[nodiscard]] std::vector<std::string> component_names() const override {
    std::vector<std::string> names;
    if (components_.size() < 2 || components_.size() > most_named) return names;
    for (std::size_t k = 1; k <= components_.size(); ++k) names.push_back("Gaussian " + std::to_string(k));
    return names;
  }

 private:
  std::vector<Component> components_;
  WeightedChoice which_;
};

void check_number(int row, int column, double value, double minimum, double maximum, const std::string& what) {
  // Written so that NaN is refused too.
  if (value >= minimum && value <= maximum) return;
  std::ostringstream sentence;
  sentence << what << " must be from " << minimum << " to " << maximum << ", but is " << value << ".";
  throw InputError(field + "[" + std::to_string(row) + "][" + std::to_string(column) + "]", sentence.str());
}

}  // namespace

void check_mixture(const TargetDatum& datum) {
  const auto* rows = std::get_if<NumberRows>(&datum);
  if (rows == nullptr || rows->columns != mixture_columns)
    throw InputError(field, "expected a list of Gaussians [weight, mean1, mean2, sigma1, sigma2, angle].");
  if (rows->rows() < 1 || rows->rows() > most_gaussians)
    throw InputError(field, "a mixture has 1 to " + std::to_string(most_gaussians) + " Gaussians, this one has " +
                                std::to_string(rows->rows()) + ".");
  for (int k = 0; k < rows->rows(); ++k) {
    const double* row = rows->row(k);
    check_number(k, 0, row[0], 0.001, 1000.0, "the weight");
    for (const int axis : {1, 2}) check_number(k, axis, row[axis], -largest_mean, largest_mean, "the mean");
    for (const int axis : {3, 4})
      check_number(k, axis, row[axis], smallest_sigma, largest_sigma, "the standard deviation");
    check_number(k, 5, row[5], -100.0, 100.0, "the angle (in radians)");
  }
}

TargetPointer make_mixture(const TargetParameters&, const TargetDatum& datum) {
  return std::make_shared<MixtureTarget>(std::get<NumberRows>(datum));
}

}  // namespace pushforward
