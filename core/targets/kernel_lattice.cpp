#include "core/targets/kernel_lattice.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

namespace pushforward {

namespace {

using std::numbers::pi;

// Beyond so many deviations a Gaussian is below 1e-17 of the faint one, wherever that is within its own lattice.
constexpr double reach = 9.5;
// The lattice's half widths in deviations of the faint Gaussian.
constexpr double faint_reach = 3.5;

// The kernels of those nodes that count at one coordinate.
struct Band {
  int first = 0;
  std::vector<double> kernels;  // normalised Gaussians
};

Band band(const LatticeAxis& axis, double at) {
  Band result;
  const double low = std::ceil((at - reach * axis.sigma - axis.first) / axis.spacing);
  const double high = std::floor((at + reach * axis.sigma - axis.first) / axis.spacing);
  if (!(high >= 0.0) || !(low <= axis.count - 1)) return result;
  result.first = static_cast<int>(std::max(low, 0.0));
  const int last = static_cast<int>(std::min(high, static_cast<double>(axis.count - 1)));
  const double factor = 1.0 / (std::sqrt(2.0 * pi) * axis.sigma);
  for (int index = result.first; index <= last; ++index) {
    const double distance = (at - axis.node(index)) / axis.sigma;
    result.kernels.push_back(factor * std::exp(-0.5 * distance * distance));
  }
  return result;
}

}  // namespace

KernelLattice::KernelLattice(const LatticeAxis& axis1, const LatticeAxis& axis2, Matrix weights)
    : axes_{axis1, axis2}, weights_(std::move(weights)) {
  weights_ /= weights_.sum();
  for (std::size_t k = 0; k < 2; ++k) {
    const LatticeAxis& axis = axes_[k];
    middle_[k] = 0.5 * (axis.first + axis.last());
    spread_[k] = (0.5 * (axis.last() - axis.first) + axis.sigma) / faint_reach;
  }
}

double KernelLattice::log_sum(double kernels, double x1, double x2) const {
  const double d1 = (x1 - middle_[0]) / spread_[0];
  const double d2 = (x2 - middle_[1]) / spread_[1];
  const double faint = std::log(faint_share / (2.0 * pi * spread_[0] * spread_[1])) - 0.5 * (d1 * d1 + d2 * d2);
  if (!(kernels > 0.0)) return faint;
  const double strong = std::log((1.0 - faint_share) * kernels);
  return std::max(strong, faint) + std::log1p(std::exp(-std::abs(strong - faint)));
}

Vector KernelLattice::log_density(const Matrix& points) const {
  Vector result(points.cols());
  for (Eigen::Index i = 0; i < points.cols(); ++i) {
    const Band along = band(axes_[0], points(0, i));
    const Band up = band(axes_[1], points(1, i));
    double sum = 0.0;
    for (std::size_t a = 0; a < along.kernels.size(); ++a) {
      const auto column = weights_.col(along.first + static_cast<Eigen::Index>(a));
      double of_column = 0.0;
      for (std::size_t b = 0; b < up.kernels.size(); ++b)
        of_column += up.kernels[b] * column(up.first + static_cast<Eigen::Index>(b));
      sum += along.kernels[a] * of_column;
    }
    result(i) = log_sum(sum, points(0, i), points(1, i));
  }
  return result;
}

Matrix KernelLattice::log_density_on_grid(const Vector& x1, const Vector& x2) const {
  // The kernels separate: first along x1, for all rows of the lattice, then along x2. Transposed, so that both run
  // along memory.
  Matrix half(x1.size(), weights_.rows());
  Vector column(weights_.rows());
  for (Eigen::Index i = 0; i < x1.size(); ++i) {
    const Band along = band(axes_[0], x1(i));
    column.setZero();
    for (std::size_t a = 0; a < along.kernels.size(); ++a)
      column += along.kernels[a] * weights_.col(along.first + static_cast<Eigen::Index>(a));
    half.row(i) = column.transpose();
  }
  Matrix values(x2.size(), x1.size());
  Vector row(x1.size());
  for (Eigen::Index j = 0; j < x2.size(); ++j) {
    const Band up = band(axes_[1], x2(j));
    row.setZero();
    for (std::size_t b = 0; b < up.kernels.size(); ++b)
      row += up.kernels[b] * half.col(up.first + static_cast<Eigen::Index>(b));
    for (Eigen::Index i = 0; i < x1.size(); ++i) values(j, i) = log_sum(row(i), x1(i), x2(j));
  }
  return values;
}

Box KernelLattice::box() const {
  const auto low = [this](std::size_t k) {
    return std::min(axes_[k].first - 5.2 * axes_[k].sigma, middle_[k] - faint_reach * spread_[k]);
  };
  const auto high = [this](std::size_t k) {
    return std::max(axes_[k].last() + 5.2 * axes_[k].sigma, middle_[k] + faint_reach * spread_[k]);
  };
  return {low(0), high(0), low(1), high(1)};
}

bool KernelLattice::draw_faint(Generator& generator, double& x1, double& x2) const {
  if (!(generator.uniform() < faint_share)) return false;
  x1 = middle_[0] + spread_[0] * generator.normal();
  x2 = middle_[1] + spread_[1] * generator.normal();
  return true;
}

}  // namespace pushforward
