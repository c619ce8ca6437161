#include "core/layers/rational_quadratic.h"

#include <algorithm>
#include <cmath>

#include "core/layers/softplus.h"

namespace pushforward {

namespace {

std::vector<double> softmax(std::span<const double> logits) {
  const double largest = *std::ranges::max_element(logits);
  std::vector<double> shares(logits.size());
  double sum = 0.0;
  for (std::size_t i = 0; i < logits.size(); ++i) sum += shares[i] = std::exp(logits[i] - largest);
  for (double& share : shares) share /= sum;
  return shares;
}

// Sizes of the bins and where each starts.
void place_bins(const std::vector<double>& shares, double bound, std::vector<double>& sizes,
                std::vector<double>& starts) {
  const double smallest = RationalQuadratic::minimum_bin_size;
  const double free_share = 1.0 - smallest * static_cast<double>(shares.size());
  double start = -bound;
  for (const double share : shares) {
    starts.push_back(start);
    sizes.push_back(2.0 * bound * (smallest + free_share * share));
    start += sizes.back();
  }
}

std::size_t bin_of(const std::vector<double>& starts, double value) {
  const auto after = std::upper_bound(starts.begin() + 1, starts.end(), value);
  return static_cast<std::size_t>(after - starts.begin()) - 1;
}

// Adds to `grad_logits` the chain rule of softmax and of place_bins for bin `index`: the gradients with respect to its
// size and to its start, which is the sum of the sizes before it.
void add_share_gradient(const std::vector<double>& shares, double bound, std::size_t index, double grad_size,
                        double grad_start, std::span<double> grad_logits) {
  const double free_share = 1.0 - RationalQuadratic::minimum_bin_size * static_cast<double>(shares.size());
  const auto grad_share = [&](std::size_t i) {
    return 2.0 * bound * free_share * (i == index ? grad_size : i < index ? grad_start : 0.0);
  };
  double mean = 0.0;
  for (std::size_t i = 0; i <= index; ++i) mean += shares[i] * grad_share(i);
  for (std::size_t i = 0; i < shares.size(); ++i) grad_logits[i] += shares[i] * (grad_share(i) - mean);
}

}  // namespace

RationalQuadratic::RationalQuadratic(std::span<const double> logits, int bins, double bound) : bound_(bound) {
  const auto count = static_cast<std::size_t>(bins);
  width_shares_ = softmax(logits.first(count));
  height_shares_ = softmax(logits.subspan(count, count));
  place_bins(width_shares_, bound, widths_, left_);
  place_bins(height_shares_, bound, heights_, bottom_);
  slopes_.assign(count + 1, 1.0);
  slope_rates_.assign(count + 1, 0.0);
  // The logit is moved so that 0 gives the slope 1 of the tails.
  static const double offset = softplus_inverse(1.0 - minimum_derivative);
  for (std::size_t knot = 1; knot < count; ++knot) {
    const double raw = logits[2 * count + knot - 1] + offset;
    slopes_[knot] = minimum_derivative + softplus(raw);
    slope_rates_[knot] = logistic(raw);
  }
}

RationalQuadratic::Bin RationalQuadratic::bin(std::size_t index) const {
  return {left_[index], widths_[index], bottom_[index], heights_[index], slopes_[index], slopes_[index + 1]};
}

// Durkan et al. 2019, eq. 4 and 5, with ξ the position within the bin and σ the mean slope of the bin.
RationalQuadratic::Result RationalQuadratic::evaluate(const Bin& bin, double z) {
  const double xi = (z - bin.left) / bin.width;
  const double rest = 1.0 - xi;
  const double mean_slope = bin.height / bin.width;
  const double numerator = mean_slope * xi * xi + bin.slope_left * xi * rest;
  const double denominator = mean_slope + (bin.slope_right + bin.slope_left - 2.0 * mean_slope) * xi * rest;
  const double slope = bin.slope_right * xi * xi + 2.0 * mean_slope * xi * rest + bin.slope_left * rest * rest;
  return {bin.bottom + bin.height * numerator / denominator,
          2.0 * std::log(mean_slope) + std::log(slope) - 2.0 * std::log(denominator)};
}

RationalQuadratic::Result RationalQuadratic::forward(double z) const {
  if (outside(z)) return {z, 0.0};
  return evaluate(bin(bin_of(left_, z)), z);
}

RationalQuadratic::Result RationalQuadratic::inverse(double x) const {
  if (outside(x)) return {x, 0.0};
  const Bin at = bin(bin_of(bottom_, x));
  // Durkan et al. 2019, eq. 6 to 8: a ξ² + b ξ + c = 0, the root in [0, 1] in its cancellation-free form.
  const double mean_slope = at.height / at.width;
  const double rise = x - at.bottom;
  const double bend = at.slope_right + at.slope_left - 2.0 * mean_slope;
  const double a = at.height * (mean_slope - at.slope_left) + rise * bend;
  const double b = at.height * at.slope_left - rise * bend;
  const double c = -mean_slope * rise;
  const double discriminant = std::max(b * b - 4.0 * a * c, 0.0);
  const double xi = std::clamp(2.0 * c / (-b - std::sqrt(discriminant)), 0.0, 1.0);
  double z = at.left + xi * at.width;
  // One Newton step takes back what the discriminant lost where slopes of neighbouring knots differ by orders of
  // magnitude.
  const Result first = evaluate(at, z);
  z = std::clamp(z - (first.value - x) * std::exp(-first.log_slope), at.left, at.left + at.width);
  return {z, -evaluate(at, z).log_slope};
}

// Backwards through the lines of evaluate().
RationalQuadratic::BinGradient RationalQuadratic::differentiate(const Bin& bin, double z, double grad_value,
                                                                double grad_log_slope) {
  const double xi = (z - bin.left) / bin.width;
  const double rest = 1.0 - xi;
  const double product = xi * rest;
  const double mean_slope = bin.height / bin.width;
  const double bend = bin.slope_right + bin.slope_left - 2.0 * mean_slope;
  const double numerator = mean_slope * xi * xi + bin.slope_left * product;
  const double denominator = mean_slope + bend * product;
  const double slope = bin.slope_right * xi * xi + 2.0 * mean_slope * product + bin.slope_left * rest * rest;

  const double ratio = numerator / denominator;
  const double grad_numerator = grad_value * bin.height / denominator;
  const double grad_denominator = -(grad_numerator * ratio + 2.0 * grad_log_slope / denominator);
  const double grad_slope = grad_log_slope / slope;
  const double grad_mean_slope = 2.0 * grad_log_slope / mean_slope + grad_slope * 2.0 * product +
                                 grad_numerator * xi * xi + grad_denominator * (1.0 - 2.0 * product);
  const double grad_product = grad_numerator * bin.slope_left + grad_denominator * bend + grad_slope * 2.0 * mean_slope;
  const double grad_xi = grad_numerator * 2.0 * mean_slope * xi +
                         grad_slope * 2.0 * (bin.slope_right * xi - bin.slope_left * rest) +
                         grad_product * (1.0 - 2.0 * xi);

  BinGradient grad{};
  grad.input = grad_xi / bin.width;
  grad.left = -grad.input;
  grad.width = -(grad_xi * xi + grad_mean_slope * mean_slope) / bin.width;
  grad.bottom = grad_value;
  grad.height = grad_value * ratio + grad_mean_slope / bin.width;
  grad.slope_left = grad_numerator * product + grad_denominator * product + grad_slope * rest * rest;
  grad.slope_right = grad_denominator * product + grad_slope * xi * xi;
  return grad;
}

void RationalQuadratic::add_logit_gradient(std::size_t index, const BinGradient& grad,
                                           std::span<double> grad_logits) const {
  const std::size_t count = widths_.size();
  add_share_gradient(width_shares_, bound_, index, grad.width, grad.left, grad_logits.first(count));
  add_share_gradient(height_shares_, bound_, index, grad.height, grad.bottom, grad_logits.subspan(count, count));
  const std::span<double> grad_slopes = grad_logits.subspan(2 * count);
  if (index > 0) grad_slopes[index - 1] += grad.slope_left * slope_rates_[index];
  if (index + 1 < count) grad_slopes[index] += grad.slope_right * slope_rates_[index + 1];
}

double RationalQuadratic::forward_gradient(double z, double grad_value, double grad_log_slope,
                                           std::span<double> grad_logits) const {
  if (outside(z)) return grad_value;
  const std::size_t index = bin_of(left_, z);
  const BinGradient grad = differentiate(bin(index), z, grad_value, grad_log_slope);
  add_logit_gradient(index, grad, grad_logits);
  return grad.input;
}

double RationalQuadratic::inverse_gradient(double z, double grad_value, double grad_log_slope,
                                           std::span<double> grad_logits) const {
  if (outside(z)) return grad_value;
  const std::size_t index = bin_of(left_, z);
  const Bin at = bin(index);
  // The inverse's log slope is minus the forward one at z, which moves the gradient at z; dividing by the slope takes
  // it to x, and the logits see the forward seeds with the sign turned.
  const double whole = grad_value + differentiate(at, z, 0.0, -grad_log_slope).input;
  const double grad_x = whole * std::exp(-evaluate(at, z).log_slope);
  add_logit_gradient(index, differentiate(at, z, -grad_x, -grad_log_slope), grad_logits);
  return grad_x;
}

}  // namespace pushforward
