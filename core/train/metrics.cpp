#include "core/train/metrics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <stdexcept>

#include "core/targets/parallel_density.h"

namespace pushforward {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// An evaluation of so many points leaves room for training between two slices.
constexpr int points_per_slice = 65536;

double cell_area(const Grid& grid) {
  return (grid.box.right - grid.box.left) / grid.columns * (grid.box.top - grid.box.bottom) / grid.rows;
}

template <class Real>
Metrics integrate(std::span<const Real> log_q_values, const std::vector<double>& log_p_values, const Grid& grid,
                  double target_entropy) {
  if (log_q_values.size() != log_p_values.size()) {
    throw std::invalid_argument("Quadrature::measure needs one log q for every node of its grid.");
  }
  const double area = cell_area(grid);
  double p_mass = 0.0;
  double q_mass = 0.0;
  double kl_forward = 0.0;
  double kl_reverse = 0.0;
  double square_ratio = 0.0;
  double p_where_no_q = 0.0;
  double q_where_no_p = 0.0;
  for (std::size_t i = 0; i < log_p_values.size(); ++i) {
    const double log_p = log_p_values[i];
    const double log_q = static_cast<double>(log_q_values[i]);
    const double p = std::exp(log_p);
    const double q = std::exp(log_q);  // NaN and +infinity go on into every sum: a broken model must not look well
    p_mass += p;
    q_mass += q;
    if (log_q == -infinity) {
      p_where_no_q += p;
    } else if (p > 0.0) {
      kl_forward += p * (log_p - log_q);
      square_ratio += std::exp(2.0 * log_p - log_q);
    }
    if (log_p == -infinity) {
      q_where_no_p += q;
    } else if (q > 0.0 || std::isnan(q)) {
      kl_reverse += q * (log_q - log_p);
    }
  }
  Metrics metrics;
  metrics.grid = grid;
  metrics.target_integral = p_mass * area;
  metrics.integral = q_mass * area;
  metrics.kl_forward = p_where_no_q * area > negligible_mass ? infinity : kl_forward * area;
  metrics.kl_reverse = q_where_no_p * area > negligible_mass ? infinity : kl_reverse * area;
  metrics.nll = target_entropy + metrics.kl_forward;
  metrics.effective_sample_fraction = p_where_no_q * area > negligible_mass ? 0.0 : 1.0 / (square_ratio * area);
  return metrics;
}

// Rows [first, last) of a grid, as a grid of its own.
Grid rows_of(const Grid& grid, int first, int last) {
  const double height = (grid.box.top - grid.box.bottom) / grid.rows;
  Grid slice = grid;
  slice.rows = last - first;
  slice.box.bottom = grid.box.bottom + first * height;
  slice.box.top = last == grid.rows ? grid.box.top : grid.box.bottom + last * height;
  return slice;
}

double standard_normal_log_density(double z1, double z2) {
  return -0.5 * (z1 * z1 + z2 * z2) - std::log(2.0 * std::numbers::pi);
}

}  // namespace

Quadrature::Quadrature(std::shared_ptr<const Target> target, Grid grid) : target_(std::move(target)), grid_(grid) {
  // Transposed, so that the column of the grid runs fastest.
  const Matrix values =
      grid_log_density_on_threads(*target_, cell_centres(grid_.box.left, grid_.box.right, grid_.columns),
                                  cell_centres(grid_.box.bottom, grid_.box.top, grid_.rows))
          .transpose();
  log_p_.assign(values.data(), values.data() + values.size());
}

Metrics Quadrature::measure(std::span<const float> log_q) const {
  return integrate(log_q, log_p_, grid_, target_->entropy());
}

Metrics Quadrature::measure(std::span<const double> log_q) const {
  return integrate(log_q, log_p_, grid_, target_->entropy());
}

Grid metrics_grid(const Target& target, int columns) {
  const Box box = target.box();
  const double reach = std::max({8.0, -box.left, box.right, -box.bottom, box.top});
  return {{-reach, reach, -reach, reach}, columns, columns};
}

Metrics measure(Engine& engine, const Quadrature& quadrature) {
  const Grid& grid = quadrature.grid();
  std::vector<double> log_q;
  log_q.reserve(static_cast<std::size_t>(grid.columns) * static_cast<std::size_t>(grid.rows));
  const int rows_per_slice = std::max(1, points_per_slice / grid.columns);
  for (int first = 0; first < grid.rows; first += rows_per_slice) {
    EvaluationRequest request;
    request.direction = Direction::inverse;
    request.range = LayerRange{0, -1};
    request.source = rows_of(grid, first, std::min(first + rows_per_slice, grid.rows));
    const Evaluation slice = engine.evaluate(request);
    for (std::size_t i = 0; i < slice.log_det.size(); ++i) {
      log_q.push_back(standard_normal_log_density(slice.points[2 * i], slice.points[2 * i + 1]) +
                      static_cast<double>(slice.log_det[i]));
    }
  }
  return quadrature.measure(std::span<const double>(log_q));
}

double round_trip_error(Engine& engine, const std::vector<float>& points, int dim) {
  EvaluationRequest request;
  request.direction = Direction::inverse;
  request.range = LayerRange{0, -1};
  request.source = points;
  const Evaluation latent = engine.evaluate(request);
  request.direction = Direction::forward;
  request.source = latent.points;
  const Evaluation back = engine.evaluate(request);

  const auto size = static_cast<std::size_t>(dim);
  double largest = 0.0;
  for (std::size_t start = 0; start + size <= points.size(); start += size) {
    double difference = 0.0;
    double length = 0.0;
    for (std::size_t k = start; k < start + size; ++k) {
      const double x = points[k];
      difference += (static_cast<double>(back.points[k]) - x) * (static_cast<double>(back.points[k]) - x);
      length += x * x;
    }
    const double error = std::sqrt(difference) / (1.0 + std::sqrt(length));
    if (!std::isfinite(error)) return infinity;
    largest = std::max(largest, error);
  }
  return largest;
}

Matrix grid_points(const Grid& grid) {
  const Vector x1 = cell_centres(grid.box.left, grid.box.right, grid.columns);
  const Vector x2 = cell_centres(grid.box.bottom, grid.box.top, grid.rows);
  Matrix points(2, static_cast<Eigen::Index>(grid.columns) * grid.rows);
  for (Eigen::Index row = 0; row < x2.size(); ++row) {
    points.row(0).segment(row * x1.size(), x1.size()) = x1.transpose();
    points.row(1).segment(row * x1.size(), x1.size()).setConstant(x2(row));
  }
  return points;
}

}  // namespace pushforward
