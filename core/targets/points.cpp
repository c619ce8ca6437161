// A target from imported samples: a kernel density estimate with a Gaussian for each point.
//
// Bandwidth by Scott's rule (D. W. Scott, Multivariate Density Estimation, 1992, eq. 6.42): along axis k it is
// sigma_k n^(-1/6) in two dimensions, where Silverman's rule gives the same. The points are shared among the nodes of a
// lattice first ("linear binning", M. P. Wand, Fast computation of multivariate kernel estimators, 1994), whose spacing
// is a quarter of the bandwidth: this widens the Gaussians by half a percent and makes the density quick to compute for
// any number of points. Samples follow the same density exactly: a point, moved to one of its four nodes by chance,
// plus the Gaussian.
#include <algorithm>
#include <cmath>
#include <numbers>
#include <sstream>

#include "core/errors.h"
#include "core/targets/kernel_lattice.h"
#include "core/targets/own_targets.h"
#include "core/targets/quadrature_entropy.h"

namespace pushforward {

namespace {

const std::string field = "points";
constexpr double nodes_a_bandwidth = 4.0;
constexpr int most_nodes = 2048;  // a side; with outliers so far that more were needed the bandwidth grows

double deviation(const NumberRows& points, int column) {
  double mean = 0.0;
  for (int i = 0; i < points.rows(); ++i) mean += points.row(i)[column];
  mean /= points.rows();
  double sum = 0.0;
  for (int i = 0; i < points.rows(); ++i) {
    const double distance = points.row(i)[column] - mean;
    sum += distance * distance;
  }
  return std::sqrt(sum / (points.rows() - 1));
}

LatticeAxis lattice_axis(const NumberRows& points, int column, double share_of_rule) {
  double low = points.row(0)[column];
  double high = low;
  for (int i = 1; i < points.rows(); ++i) {
    low = std::min(low, points.row(i)[column]);
    high = std::max(high, points.row(i)[column]);
  }
  const double rule = deviation(points, column) * std::pow(static_cast<double>(points.rows()), -1.0 / 6.0);
  const double finest = nodes_a_bandwidth * (high - low) / (most_nodes - 3);
  LatticeAxis axis;
  axis.sigma = std::max(share_of_rule * rule, finest);
  axis.spacing = axis.sigma / nodes_a_bandwidth;
  // A node before the first point and one after the last.
  axis.first = low - axis.spacing;
  axis.count = 3 + static_cast<int>((high - low) / axis.spacing);
  return axis;
}

// Between which nodes a coordinate lies, and how far on the way to the second.
struct Share {
  int node;
  double rest;
};

Share share(const LatticeAxis& axis, double at) {
  const double place = (at - axis.first) / axis.spacing;
  const int node = std::clamp(static_cast<int>(place), 0, axis.count - 2);
  return {node, std::clamp(place - node, 0.0, 1.0)};
}

Matrix weights_of(const NumberRows& points, const LatticeAxis& axis1, const LatticeAxis& axis2) {
  Matrix weights = Matrix::Zero(axis2.count, axis1.count);
  for (int i = 0; i < points.rows(); ++i) {
    const Share along = share(axis1, points.row(i)[0]);
    const Share up = share(axis2, points.row(i)[1]);
    weights(up.node, along.node) += (1.0 - up.rest) * (1.0 - along.rest);
    weights(up.node, along.node + 1) += (1.0 - up.rest) * along.rest;
    weights(up.node + 1, along.node) += up.rest * (1.0 - along.rest);
    weights(up.node + 1, along.node + 1) += up.rest * along.rest;
  }
  return weights;
}

class PointsTarget final : public QuadratureEntropyTarget {
 public:
  PointsTarget(NumberRows points, double share_of_rule)
      : points_(std::move(points)),
        axis1_(lattice_axis(points_, 0, share_of_rule)),
        axis2_(lattice_axis(points_, 1, share_of_rule)),
        lattice_(axis1_, axis2_, weights_of(points_, axis1_, axis2_)) {}

  [[nodiscard]] Vector log_density(const Matrix& points) const override { return lattice_.log_density(points); }
  [[nodiscard]] Matrix log_density_on_grid(const Vector& x1, const Vector& x2) const override {
    return lattice_.log_density_on_grid(x1, x2);
  }
  [[nodiscard]] Samples sample(int count, std::uint64_t seed) const override {
    Generator generator(seed, Stream::target);
    Samples samples{Matrix(2, count), std::vector<int>(static_cast<std::size_t>(count), 0)};
    const auto near = [&generator](const LatticeAxis& axis, double at) {
      const Share between = share(axis, at);
      const int node = between.node + (generator.uniform() < between.rest ? 1 : 0);
      return axis.node(node) + axis.sigma * generator.normal();
    };
    for (int i = 0; i < count; ++i) {
      if (lattice_.draw_faint(generator, samples.points(0, i), samples.points(1, i))) continue;
      const double* point = points_.row(static_cast<int>(generator.below(static_cast<std::uint32_t>(points_.rows()))));
      samples.points(0, i) = near(axis1_, point[0]);
      samples.points(1, i) = near(axis2_, point[1]);
    }
    return samples;
  }
  [[nodiscard]] Box box() const override { return lattice_.box(); }

 private:
  NumberRows points_;
  LatticeAxis axis1_;
  LatticeAxis axis2_;
  KernelLattice lattice_;
};

}  // namespace

void check_points(const TargetDatum& datum) {
  const auto* points = std::get_if<NumberRows>(&datum);
  if (points == nullptr || points->columns != 2) throw InputError(field, "expected a list of points [x1, x2].");
  if (points->rows() < fewest_points || points->rows() > most_points)
    throw InputError(field, "a target takes " + std::to_string(fewest_points) + " to " + std::to_string(most_points) +
                                " points, these are " + std::to_string(points->rows()) + ".");
  for (int i = 0; i < points->rows(); ++i) {
    for (int axis = 0; axis < 2; ++axis) {
      const double value = points->row(i)[axis];
      if (std::abs(value) <= largest_coordinate) continue;
      std::ostringstream sentence;
      sentence << "a coordinate must be from " << -largest_coordinate << " to " << largest_coordinate << ", but is "
               << value << ".";
      throw InputError(field + "[" + std::to_string(i) + "][" + std::to_string(axis) + "]", sentence.str());
    }
  }
  for (int axis = 0; axis < 2; ++axis) {
    if (!(deviation(*points, axis) > 1e-6))
      throw InputError(field, "all points have the same x" + std::to_string(axis + 1) +
                                  ", so they have no density in the plane; give points that spread both ways.");
  }
}

TargetPointer make_points(const TargetParameters& parameters, const TargetDatum& datum) {
  return std::make_shared<PointsTarget>(std::get<NumberRows>(datum), parameters.at("bandwidth"));
}

NumberRows example_points() {
  NumberRows points{.columns = 2, .values = {}};
  Generator generator(3, Stream::target);
  // A noisy spiral.
  for (int i = 0; i < 400; ++i) {
    const double turn = 3.0 * std::numbers::pi * std::sqrt(generator.uniform());
    for (const double along : {std::cos(turn), std::sin(turn)})
      points.values.push_back(std::round(1e3 * (0.32 * turn * along + 0.12 * generator.normal())) / 1e3);
  }
  return points;
}

}  // namespace pushforward
