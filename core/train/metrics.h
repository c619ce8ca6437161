// What a model is worth, by quadrature. Everything here is exact up to the grid, which is always said.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/train/engine.h"

namespace pushforward {

// Mass that one density may put where the other is zero before their KL is called infinite. Below it the mass is
// rounding, not a statement of the model.
inline constexpr double negligible_mass = 1e-12;

// KL in nats. +infinity is a true value: KL(q||p) where p is zero and q is not (more than negligible_mass of it); then
// the effective sample fraction says nothing of that part of q. NaN in log q makes every number of q NaN.
struct Metrics {
  double nll = 0.0;              // -integral of p log q: expected negative log-likelihood; H(p) + KL(p||q)
  double kl_forward = 0.0;       // KL(p||q) = nll - H(p), from one sum of p log(p/q), in which the grid's errors cancel
  double kl_reverse = 0.0;       // KL(q||p)
  double integral = 0.0;         // of q over the grid's box; 1 when the box holds all of q
  double target_integral = 0.0;  // of p over the same nodes: how far the grid itself is to be trusted
  double effective_sample_fraction = 0.0;  // ESS / N of importance weights p/q under q: 1 / integral of p^2 / q
  Grid grid;
};

// Precomputes the target on a grid; then measures any model given its log q on the same nodes (Grid's order).
class Quadrature {
 public:
  Quadrature(std::shared_ptr<const Target> target, Grid grid);
  [[nodiscard]] const Grid& grid() const { return grid_; }
  [[nodiscard]] Metrics measure(std::span<const float> log_q) const;
  [[nodiscard]] Metrics measure(std::span<const double> log_q) const;
  [[nodiscard]] const std::vector<double>& target_log_density() const { return log_p_; }

 private:
  std::shared_ptr<const Target> target_;
  Grid grid_;
  std::vector<double> log_p_;
};

// The box of the metrics: [-8, 8]^2, larger where the target's box is.
[[nodiscard]] Grid metrics_grid(const Target& target, int columns = 512);

// log q on the grid of `quadrature`, then measure(). Uses the engine's exact evaluation.
[[nodiscard]] Metrics measure(Engine& engine, const Quadrature& quadrature);

// Largest |f(f^-1(x)) - x| / (1 + |x|) over the points (interleaved, dim each).
[[nodiscard]] double round_trip_error(Engine& engine, const std::vector<float>& points, int dim);

// Nodes of a grid as a 2 x N matrix, in Grid's order.
[[nodiscard]] Matrix grid_points(const Grid& grid);

}  // namespace pushforward
