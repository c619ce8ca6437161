// A density made of equal Gaussians on the nodes of a regular lattice, each with a weight, over a faint wide Gaussian.
// Painted targets and imported points are such densities.
//
//   p = (1 - faint) sum_ij w_ij N(x1; x1_i, sigma1^2) N(x2; x2_j, sigma2^2) + faint N(middle, spread^2),  sum w = 1
//
// The wide Gaussian keeps log p finite and smooth where nothing was painted: without it the pull of reverse KL there
// would be hundreds of nats a unit.
#pragma once

#include <array>

#include "core/random/counter.h"
#include "core/targets/target.h"

namespace pushforward {

inline constexpr double faint_share = 1e-3;

struct LatticeAxis {
  double first = 0.0;    // coordinate of node 0
  double spacing = 1.0;  // > 0
  int count = 0;         // nodes
  double sigma = 1.0;    // of the Gaussians
  [[nodiscard]] double node(int index) const { return first + index * spacing; }
  [[nodiscard]] double last() const { return node(count - 1); }
};

class KernelLattice {
 public:
  // `weights` are rows (x2, from the bottom) times columns (x1), not negative, not all zero; they are normalised here.
  KernelLattice(const LatticeAxis& axis1, const LatticeAxis& axis2, Matrix weights);

  [[nodiscard]] Vector log_density(const Matrix& points) const;
  [[nodiscard]] Matrix log_density_on_grid(const Vector& x1, const Vector& x2) const;
  // Holds all but 1e-6 of the mass.
  [[nodiscard]] Box box() const;

  // For samplers: whether a point belongs to the wide Gaussian, then it is given.
  [[nodiscard]] bool draw_faint(Generator& generator, double& x1, double& x2) const;

 private:
  [[nodiscard]] double log_sum(double kernels, double x1, double x2) const;

  std::array<LatticeAxis, 2> axes_;
  Matrix weights_;
  std::array<double, 2> middle_;
  std::array<double, 2> spread_;
};

}  // namespace pushforward
