// Makes the table and the pool of a target.
#include <algorithm>
#include <cmath>
#include <future>
#include <limits>
#include <utility>

#include "core/errors.h"
#include "core/targets/parallel_density.h"
#include "core/targets/spline_prefilter.h"
#include "core/targets/support.h"
#include "core/targets/target_table.h"

namespace pushforward {

namespace {

// Every doubling keeps the nodes there are: 63, 125, 249, 497, 993, 1985.
constexpr int first_side = 63;
constexpr int last_side = 1985;
constexpr int discontinuous_side = 497;
constexpr double depth_of_table = 60.0;  // nats below the peak
constexpr double depth_of_check = 20.0;
// Half of what is promised: other points than the check points may be a little worse.
constexpr double accepted_error = 5e-4;
constexpr int uniform_check_points = 12000;
constexpr int sampled_check_points = 2000;
constexpr std::uint64_t check_seed = 20150521;
constexpr std::uint64_t pool_seed = 1;

// Values at the nodes of a regular grid, row by row from the bottom.
struct Nodes {
  Box box;
  RowMajorMatrix log_density;

  [[nodiscard]] int side() const { return static_cast<int>(log_density.rows()); }
  [[nodiscard]] double spacing_x() const { return (box.right - box.left) / (side() - 1); }
  [[nodiscard]] double spacing_y() const { return (box.top - box.bottom) / (side() - 1); }
};

// Every `stride`-th node coordinate of one axis, from `first` on.
Vector node_coordinates(double low, double spacing, int side, int first, int stride) {
  const int count = (side - first + stride - 1) / stride;
  return Vector::NullaryExpr(
      count, [=](Eigen::Index k) { return low + static_cast<double>(first + stride * static_cast<int>(k)) * spacing; });
}

Nodes coarse_nodes(const Target& target, const Box& box, int side) {
  Nodes nodes{box, RowMajorMatrix(side, side)};
  nodes.log_density = grid_log_density_on_threads(target, node_coordinates(box.left, nodes.spacing_x(), side, 0, 1),
                                                  node_coordinates(box.bottom, nodes.spacing_y(), side, 0, 1));
  return nodes;
}

// New are the odd columns, and of the even columns the odd rows.
Nodes doubled(const Target& target, const Nodes& coarse) {
  const int side = 2 * coarse.side() - 1;
  Nodes nodes{coarse.box, RowMajorMatrix(side, side)};
  const auto columns = [&](int first, int stride) {
    return node_coordinates(nodes.box.left, nodes.spacing_x(), side, first, stride);
  };
  const auto rows = [&](int first, int stride) {
    return node_coordinates(nodes.box.bottom, nodes.spacing_y(), side, first, stride);
  };
  const auto even = Eigen::seq(0, side - 1, 2);
  const auto odd = Eigen::seq(1, side - 2, 2);
  nodes.log_density(even, even) = coarse.log_density;
  nodes.log_density(Eigen::all, odd) = grid_log_density_on_threads(target, columns(1, 2), rows(0, 1));
  nodes.log_density(odd, even) = grid_log_density_on_threads(target, columns(0, 2), rows(1, 2));
  return nodes;
}

// The tail starts with the slope that the table has at the edge. Where that points outwards (a bent target), the
// log-density first rises, by slope^2 / (2 tail) before it falls: the curvature is made so strong that this never leads
// higher than the check points' depth.
double tail_curvature(const TargetTable& table, double peak) {
  // Never flatter than the base density.
  double needed = 1.0;
  const auto consider = [&](double x, double y, int axis, double outwards) {
    const TargetTable::Value edge = table.at(x, y);
    const double slope = outwards * edge.gradient[static_cast<std::size_t>(axis)];
    const double room = std::max(1.0, peak - depth_of_check - edge.log_density);
    if (slope > 0.0) needed = std::max(needed, 0.5 * slope * slope / room);
  };
  const int nodes_x = table.columns - 3;
  const int nodes_y = table.rows - 3;
  for (int i = 0; i < nodes_x; ++i) {
    const double x = table.box.left + i * table.spacing_x;
    consider(x, table.box.bottom, 1, -1.0);
    consider(x, table.box.top, 1, 1.0);
  }
  for (int j = 0; j < nodes_y; ++j) {
    const double y = table.box.bottom + j * table.spacing_y;
    consider(table.box.left, y, 0, -1.0);
    consider(table.box.right, y, 0, 1.0);
  }
  return needed;
}

// Clamps from below, rounded over a few nats so that the spline doesn't ring at the kink. Changes a value at the depth
// of the check points by 5e-6 nats, and less above.
double soft_floor(double value, double floor) {
  constexpr double rounding = 3.0;
  const double above = (value - floor) / rounding;
  if (above > 40.0) return value;
  return floor + rounding * std::log1p(std::exp(above));
}

TargetTable fit(const Nodes& nodes, double peak, bool is_continuous) {
  const double floor = peak - depth_of_table;
  const RowMajorMatrix clamped =
      nodes.log_density.unaryExpr([floor](double value) { return soft_floor(value, floor); });
  const RowMajorMatrix coefficients =
      is_continuous ? interpolating_coefficients(clamped) : smoothing_coefficients(clamped);
  TargetTable table;
  table.box = nodes.box;
  table.columns = static_cast<int>(coefficients.cols());
  table.rows = static_cast<int>(coefficients.rows());
  table.spacing_x = nodes.spacing_x();
  table.spacing_y = nodes.spacing_y();
  table.coefficients.resize(static_cast<std::size_t>(coefficients.size()));
  std::transform(coefficients.data(), coefficients.data() + coefficients.size(), table.coefficients.begin(),
                 [](double value) { return static_cast<float>(value); });
  table.tail = tail_curvature(table, peak);
  return table;
}

struct CheckPoints {
  Matrix points;
  Vector log_density;
};

// Half spread over the box, half where the mass is, so that thin targets are checked too.
CheckPoints make_check_points(const Target& target, const Box& box) {
  Generator generator(check_seed, Stream::target);
  CheckPoints check;
  check.points.resize(2, uniform_check_points + sampled_check_points);
  for (int k = 0; k < uniform_check_points; ++k) {
    check.points(0, k) = generator.uniform(box.left, box.right);
    check.points(1, k) = generator.uniform(box.bottom, box.top);
  }
  const Samples samples = target.sample(sampled_check_points, check_seed);
  check.points.rightCols(sampled_check_points) = samples.points;
  check.log_density = log_density_on_threads(target, check.points);
  return check;
}

bool straddles_jump(const Nodes& nodes, double x1, double x2) {
  const int i = static_cast<int>((x1 - nodes.box.left) / nodes.spacing_x());
  const int j = static_cast<int>((x2 - nodes.box.bottom) / nodes.spacing_y());
  if (i < 1 || j < 1 || i + 3 > nodes.side() || j + 3 > nodes.side()) return true;
  const auto stencil = nodes.log_density.block(j - 1, i - 1, 4, 4);
  return !(stencil.maxCoeff() - stencil.minCoeff() < 1.0);
}

double largest_error(const TargetTable& table, const CheckPoints& check, double peak, const Nodes& nodes,
                     bool is_continuous) {
  double largest = 0.0;
  for (Eigen::Index k = 0; k < check.log_density.size(); ++k) {
    if (check.log_density(k) < peak - depth_of_check) continue;
    const double x1 = check.points(0, k);
    const double x2 = check.points(1, k);
    if (!is_continuous && straddles_jump(nodes, x1, x2)) continue;
    largest = std::max(largest, std::abs(table.at(x1, x2).log_density - check.log_density(k)));
  }
  return largest;
}

void make_table(const Target& target, CompiledTarget& compiled) {
  const Support support = find_support(target);
  const bool is_continuous = target.is_continuous();
  const CheckPoints check = make_check_points(target, support.box);
  const double peak = std::max(support.peak, check.log_density.maxCoeff());
  Nodes nodes = coarse_nodes(target, support.box, is_continuous ? first_side : discontinuous_side);
  for (;;) {
    compiled.table = fit(nodes, peak, is_continuous);
    compiled.table_error = largest_error(compiled.table, check, peak, nodes, is_continuous);
    if (!is_continuous || compiled.table_error <= accepted_error || nodes.side() >= last_side) return;
    nodes = doubled(target, nodes);
  }
}

void make_pool(const Target& target, int pool_size, CompiledTarget& compiled) {
  compiled.pool = target.sample(pool_size, pool_seed);
  const Matrix& points = compiled.pool.points;
  if (!points.allFinite()) {
    throw InputError("target", "The sampler of the target gave a point that is not finite; check its definition.");
  }
  compiled.pool_points.resize(static_cast<std::size_t>(points.size()));
  // Column-major 2 x N is x1, x2, x1, x2, ... already.
  std::transform(points.data(), points.data() + points.size(), compiled.pool_points.begin(),
                 [](double value) { return static_cast<float>(value); });
}

}  // namespace

std::shared_ptr<const CompiledTarget> compile_target(std::shared_ptr<const Target> target, const TargetChoice& choice,
                                                     int pool_size) {
  if (pool_size < 1) {
    throw InputError("target", "A pool of " + std::to_string(pool_size) + " samples can't be made; give at least 1.");
  }
  auto compiled = std::make_shared<CompiledTarget>();
  compiled->choice = choice;
  compiled->target = std::move(target);
  auto pool = std::async(std::launch::async, [&] { make_pool(*compiled->target, pool_size, *compiled); });
  make_table(*compiled->target, *compiled);
  pool.get();
  return compiled;
}

std::shared_ptr<const CompiledTarget> compile_target(const TargetChoice& choice, int pool_size) {
  return compile_target(make_target(choice), choice, pool_size);
}

}  // namespace pushforward
