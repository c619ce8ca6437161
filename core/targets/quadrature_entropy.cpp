#include "core/targets/quadrature_entropy.h"

#include <cmath>
#include <limits>
#include <sstream>

#include "core/targets/parallel_density.h"
#include "core/targets/support.h"

namespace pushforward {

namespace {

constexpr int first_side = 128;
constexpr int last_side = 1024;
constexpr double tolerance = 1e-7;  // nats

double midpoint_entropy(const Target& target, const Box& box, int side) {
  const Matrix log_p = grid_log_density_on_threads(target, cell_centres(box.left, box.right, side),
                                                   cell_centres(box.bottom, box.top, side));
  double sum = 0.0;
  for (const double value : log_p.reshaped()) {
    if (value > -700.0) sum -= std::exp(value) * value;
  }
  return sum * (box.right - box.left) * (box.top - box.bottom) / (static_cast<double>(side) * side);
}

}  // namespace

EntropyEstimate entropy_by_quadrature(const Target& target) {
  const Box box = find_support(target).box;
  double previous = midpoint_entropy(target, box, first_side);
  for (int side = 2 * first_side;; side *= 2) {
    const double value = midpoint_entropy(target, box, side);
    const double change = std::abs(value - previous);
    if (change < tolerance || side == last_side) {
      std::ostringstream method;
      method.precision(1);
      method << "midpoint quadrature, " << side << " × " << side << " (" << std::scientific << change << " nats from "
             << side / 2 << " × " << side / 2 << ")";
      return {value, method.str()};
    }
    previous = value;
  }
}

const EntropyEstimate& QuadratureEntropyTarget::estimate() const {
  std::call_once(once_, [this] { estimate_ = entropy_by_quadrature(*this); });
  return estimate_;
}

}  // namespace pushforward
