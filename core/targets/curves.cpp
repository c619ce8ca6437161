// Curves with Gaussian noise: two-moons, two-spirals, swiss-roll. The density is the integral over the curve of a
// Gaussian about each of its points, by Gauss-Legendre quadrature on short pieces; the pieces that can't contribute
// to a point are left out.
#include <algorithm>
#include <array>
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

constexpr int nodes_per_piece = 12;
// With 12 nodes on an arc of two noise widths the relative error is below 1e-9 where the density is within e^-20 of
// its peak, the ends of the curve included (error bound of the rule for exp(-12.6 u) on [0, 1]: 2e-12).
constexpr double piece_length_in_sigmas = 2.0;
// Pieces that lie so much lower (nats) than the nearest one are left out: e^-32 is below double rounding.
constexpr double window = 32.0;

using Nodes = Eigen::Array<double, nodes_per_piece, 1>;
using Point = std::array<double, 2>;

struct Curve {
  std::string name;
  double start;  // range of the curve's parameter t
  double end;
  std::function<Point(double t)> position;
  std::function<double(double t)> density;   // of t; integrates to 1
  std::function<double(double u)> quantile;  // its inverse distribution function, u uniform on [0, 1)
};

// x = (y - shift) / scale, y being a point of the curve plus noise.
struct Standardisation {
  Point shift = {0.0, 0.0};
  Point scale = {1.0, 1.0};
};

struct Piece {
  Nodes x;
  Nodes y;
  Nodes weight;
};

// Nodes and weights on [-1, 1], by Newton's method on the Legendre polynomial from the usual cosine start.
std::pair<Nodes, Nodes> gauss_legendre() {
  Nodes nodes;
  Nodes weights;
  constexpr int n = nodes_per_piece;
  for (int i = 0; i < n; ++i) {
    double x = std::cos(pi * (i + 0.75) / (n + 0.5));
    double slope = 0.0;
    for (int iteration = 0; iteration < 20; ++iteration) {
      double previous = 1.0;
      double value = x;
      for (int k = 2; k <= n; ++k) {
        const double next = ((2.0 * k - 1.0) * x * value - (k - 1.0) * previous) / k;
        previous = value;
        value = next;
      }
      slope = n * (x * value - previous) / (x * x - 1.0);
      x -= value / slope;
    }
    nodes(i) = x;
    weights(i) = 2.0 / ((1.0 - x * x) * slope * slope);
  }
  return {nodes, weights};
}

// Parameters that cut a curve into arcs of the same length, at most `longest` each.
std::vector<double> equal_arcs(const Curve& curve, double longest) {
  constexpr int steps = 8192;
  std::vector<double> length(steps + 1, 0.0);
  const auto parameter = [&](int i) { return curve.start + (curve.end - curve.start) * i / steps; };
  Point last = curve.position(curve.start);
  for (int i = 1; i <= steps; ++i) {
    const Point next = curve.position(parameter(i));
    length[static_cast<std::size_t>(i)] =
        length[static_cast<std::size_t>(i - 1)] + std::hypot(next[0] - last[0], next[1] - last[1]);
    last = next;
  }
  const int count = static_cast<int>(std::ceil(length.back() / longest));
  std::vector<double> cuts = {curve.start};
  for (int k = 1; k < count; ++k) {
    const auto at = std::lower_bound(length.begin(), length.end(), length.back() * k / count);
    cuts.push_back(parameter(static_cast<int>(at - length.begin())));
  }
  cuts.push_back(curve.end);
  return cuts;
}

class CurveTarget final : public QuadratureEntropyTarget {
 public:
  // All curves carry the same share of the mass.
  CurveTarget(std::vector<Curve> curves, double sigma, Standardisation standardisation = {})
      : curves_(std::move(curves)), sigma_(sigma), standardisation_(standardisation) {
    const auto [nodes, weights] = gauss_legendre();
    std::vector<Point> centres;
    for (const Curve& curve : curves_) {
      const std::vector<double> cuts = equal_arcs(curve, piece_length_in_sigmas * sigma_);
      for (std::size_t k = 0; k + 1 < cuts.size(); ++k) {
        const double middle = 0.5 * (cuts[k] + cuts[k + 1]);
        const double half = 0.5 * (cuts[k + 1] - cuts[k]);
        const Point centre = curve.position(middle);
        Piece piece;
        for (int i = 0; i < nodes_per_piece; ++i) {
          const double t = middle + half * nodes(i);
          const Point at = curve.position(t);
          piece.x(i) = at[0];
          piece.y(i) = at[1];
          piece.weight(i) = half * weights(i) * curve.density(t) / static_cast<double>(curves_.size());
          reach_ = std::max(reach_, std::hypot(at[0] - centre[0], at[1] - centre[1]));
        }
        pieces_.push_back(piece);
        centres.push_back(centre);
      }
    }
    centre_x_.resize(static_cast<Eigen::Index>(centres.size()));
    centre_y_.resize(static_cast<Eigen::Index>(centres.size()));
    for (std::size_t k = 0; k < centres.size(); ++k) {
      centre_x_(static_cast<Eigen::Index>(k)) = centres[k][0];
      centre_y_(static_cast<Eigen::Index>(k)) = centres[k][1];
    }
  }

  [[nodiscard]] Vector log_density(const Matrix& points) const override {
    const auto& [shift, scale] = standardisation_;
    const double log_factor = std::log(scale[0] * scale[1] / (2.0 * pi * sigma_ * sigma_));
    Vector result(points.cols());
    Eigen::ArrayXd centre_distance(centre_x_.size());
    std::vector<Nodes> squared;
    std::vector<std::size_t> near;
    for (Eigen::Index i = 0; i < points.cols(); ++i) {
      const double x = points(0, i) * scale[0] + shift[0];
      const double y = points(1, i) * scale[1] + shift[1];
      centre_distance = (centre_x_ - x).square() + (centre_y_ - y).square();
      // A node that matters lies within the root below; its piece's centre is not farther than `reach_` from it.
      const double limit = reach_ + std::sqrt(centre_distance.minCoeff() + 2.0 * sigma_ * sigma_ * window);
      const double limit_squared = limit * limit;
      near.clear();
      squared.clear();
      double nearest = std::numeric_limits<double>::infinity();
      for (std::size_t k = 0; k < pieces_.size(); ++k) {
        if (centre_distance(static_cast<Eigen::Index>(k)) > limit_squared) continue;
        near.push_back(k);
        squared.emplace_back((pieces_[k].x - x).square() + (pieces_[k].y - y).square());
        nearest = std::min(nearest, squared.back().minCoeff());
      }
      const double factor = -0.5 / (sigma_ * sigma_);
      Nodes sum = Nodes::Zero();
      for (std::size_t k = 0; k < near.size(); ++k) {
        sum += pieces_[near[k]].weight * ((squared[k] - nearest) * factor).exp();
      }
      result(i) = std::log(sum.sum()) + factor * nearest + log_factor;
    }
    return result;
  }

  // Tile by tile. Of the pieces that matter to a tile, a node m contributes, c being the tile's centre and s = sigma^2,
  //   exp(-|x - c|^2 / 2s) exp(-(x1 - c1)(c1 - m1) / s) exp(-(x2 - c2)(c2 - m2) / s) exp(-|c - m|^2 / 2s),
  // so that the sum over the nodes is a product of two small matrices with far fewer exponentials.
  [[nodiscard]] Matrix log_density_on_grid(const Vector& x1, const Vector& x2) const override {
    const auto& [shift, scale] = standardisation_;
    const Vector x = (x1.array() * scale[0] + shift[0]).matrix();
    const Vector y = (x2.array() * scale[1] + shift[1]).matrix();
    const double log_factor = std::log(scale[0] * scale[1] / (2.0 * pi * sigma_ * sigma_));
    const Eigen::Index columns = tile_size(x);
    const Eigen::Index rows = tile_size(y);
    Matrix result(y.size(), x.size());
    for (Eigen::Index i = 0; i < x.size(); i += columns) {
      for (Eigen::Index j = 0; j < y.size(); j += rows) {
        const Eigen::Index across = std::min(columns, x.size() - i);
        const Eigen::Index up = std::min(rows, y.size() - j);
        result.block(j, i, up, across) =
            (log_sum_on_tile(x.segment(i, across), y.segment(j, up)).array() + log_factor).matrix();
      }
    }
    return result;
  }

  [[nodiscard]] Samples sample(int count, std::uint64_t seed) const override {
    const auto& [shift, scale] = standardisation_;
    Generator generator(seed, Stream::target);
    Samples samples{Matrix(2, count), std::vector<int>(static_cast<std::size_t>(count), 0)};
    for (int i = 0; i < count; ++i) {
      const std::size_t which =
          curves_.size() > 1 ? generator.below(static_cast<std::uint32_t>(curves_.size())) : std::size_t{0};
      const Curve& curve = curves_[which];
      const Point at = curve.position(curve.quantile(generator.uniform()));
      samples.points(0, i) = (at[0] + sigma_ * generator.normal() - shift[0]) / scale[0];
      samples.points(1, i) = (at[1] + sigma_ * generator.normal() - shift[1]) / scale[1];
      samples.components[static_cast<std::size_t>(i)] = static_cast<int>(which);
    }
    return samples;
  }

  [[nodiscard]] Box box() const override {
    const auto& [shift, scale] = standardisation_;
    const double margin = 4.5 * sigma_;
    Box box{1e300, -1e300, 1e300, -1e300};
    for (const Piece& piece : pieces_) {
      box.left = std::min(box.left, (piece.x.minCoeff() - margin - shift[0]) / scale[0]);
      box.right = std::max(box.right, (piece.x.maxCoeff() + margin - shift[0]) / scale[0]);
      box.bottom = std::min(box.bottom, (piece.y.minCoeff() - margin - shift[1]) / scale[1]);
      box.top = std::max(box.top, (piece.y.maxCoeff() + margin - shift[1]) / scale[1]);
    }
    return box;
  }

  [[nodiscard]] std::vector<std::string> component_names() const override {
    std::vector<std::string> names;
    if (curves_.size() > 1) {
      for (const Curve& curve : curves_) names.push_back(curve.name);
    }
    return names;
  }

 private:
  // So many neighbours of an axis that a tile is at most three noise widths wide: its exponentials can't overflow then.
  [[nodiscard]] Eigen::Index tile_size(const Vector& axis) const {
    constexpr Eigen::Index largest = 48;
    if (axis.size() < 2) return 1;
    const double spacing = std::abs(axis(axis.size() - 1) - axis(0)) / static_cast<double>(axis.size() - 1);
    if (spacing * static_cast<double>(largest) <= 3.0 * sigma_) return largest;
    return std::max(Eigen::Index{1}, static_cast<Eigen::Index>(3.0 * sigma_ / spacing));
  }

  // ln of the sum over all nodes of weight exp(-|x - m|^2 / 2 sigma^2); x and y before standardisation.
  [[nodiscard]] Matrix log_sum_on_tile(const Vector& x, const Vector& y) const {
    const double centre_x = 0.5 * (x(0) + x(x.size() - 1));
    const double centre_y = 0.5 * (y(0) + y(y.size() - 1));
    const double half_diagonal = std::hypot(x(0) - centre_x, y(0) - centre_y);
    const double inverse = 1.0 / (sigma_ * sigma_);
    const Eigen::ArrayXd squared = (centre_x_ - centre_x).square() + (centre_y_ - centre_y).square();
    const double nearest_squared = squared.minCoeff();
    const double nearest = std::sqrt(nearest_squared) + half_diagonal;
    const double limit = reach_ + half_diagonal + std::sqrt(nearest * nearest + 2.0 * sigma_ * sigma_ * window);
    const Eigen::Index most = nodes_per_piece * static_cast<Eigen::Index>(pieces_.size());
    Eigen::ArrayXd node_x(most);
    Eigen::ArrayXd node_y(most);
    Eigen::ArrayXd weight(most);
    Eigen::Index count = 0;
    for (std::size_t k = 0; k < pieces_.size(); ++k) {
      if (squared(static_cast<Eigen::Index>(k)) > limit * limit) continue;
      node_x.segment<nodes_per_piece>(count) = pieces_[k].x;
      node_y.segment<nodes_per_piece>(count) = pieces_[k].y;
      weight.segment<nodes_per_piece>(count) = pieces_[k].weight;
      count += nodes_per_piece;
    }
    const Eigen::ArrayXd to_x = node_x.head(count) - centre_x;
    const Eigen::ArrayXd to_y = node_y.head(count) - centre_y;
    const Eigen::ArrayXd scaled_weight =
        weight.head(count) * (-0.5 * inverse * (to_x.square() + to_y.square() - nearest_squared)).exp();
    const Eigen::ArrayXd from_x = x.array() - centre_x;
    const Eigen::ArrayXd from_y = y.array() - centre_y;
    const Matrix along = ((inverse * to_x).matrix() * from_x.matrix().transpose()).array().exp().matrix();
    Matrix up = (from_y.matrix() * (inverse * to_y).matrix().transpose()).array().exp().matrix();
    up.array().rowwise() *= scaled_weight.transpose();
    Matrix result = (up * along).array().log().matrix();
    result.array() -= 0.5 * inverse * nearest_squared;
    result.array().colwise() -= 0.5 * inverse * from_y.square();
    result.array().rowwise() -= (0.5 * inverse * from_x.square()).transpose();
    return result;
  }

  std::vector<Curve> curves_;
  double sigma_;
  Standardisation standardisation_;
  std::vector<Piece> pieces_;
  Eigen::ArrayXd centre_x_;  // of the pieces
  Eigen::ArrayXd centre_y_;
  double reach_ = 0.0;  // largest distance of a node from the centre of its piece
};

}  // namespace

TargetPointer make_two_moons(const TargetParameters&) {
  const auto density = [](double) { return 1.0 / pi; };
  const auto quantile = [](double u) { return pi * u; };
  std::vector<Curve> moons;
  moons.push_back({"upper moon", 0.0, pi,
                   [](double t) -> Point {
                     return {std::cos(t), std::sin(t)};
                   },
                   density, quantile});
  moons.push_back({"lower moon", 0.0, pi,
                   [](double t) -> Point {
                     return {1.0 - std::cos(t), 0.5 - std::sin(t)};
                   },
                   density, quantile});
  return std::make_shared<CurveTarget>(std::move(moons), 0.08, Standardisation{{0.5, 0.25}, {0.87, 0.5}});
}

TargetPointer make_two_spirals(const TargetParameters&) {
  // r = t / 3, t from 0 to one and a half turns; t = 3 pi sqrt(u) spreads the points almost evenly along the arm.
  constexpr double end = 3.0 * pi;
  const auto density = [](double t) { return 2.0 * t / (end * end); };
  const auto quantile = [](double u) { return end * std::sqrt(u); };
  std::vector<Curve> arms;
  arms.push_back({"first arm", 0.0, end,
                  [](double t) -> Point {
                    return {-t * std::cos(t) / 3.0, t * std::sin(t) / 3.0};
                  },
                  density, quantile});
  arms.push_back({"second arm", 0.0, end,
                  [](double t) -> Point {
                    return {t * std::cos(t) / 3.0, -t * std::sin(t) / 3.0};
                  },
                  density, quantile});
  return std::make_shared<CurveTarget>(std::move(arms), 0.13);
}

TargetPointer make_swiss_roll(const TargetParameters&) {
  constexpr double start = 1.5 * pi;
  constexpr double end = 4.5 * pi;
  std::vector<Curve> roll;
  roll.push_back({"roll", start, end,
                  [](double t) -> Point {
                    return {t * std::cos(t) / 5.0, t * std::sin(t) / 5.0};
                  },
                  [](double) { return 1.0 / (end - start); }, [](double u) { return start + (end - start) * u; }});
  return std::make_shared<CurveTarget>(std::move(roll), 0.2);
}

}  // namespace pushforward
