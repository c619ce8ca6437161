#include "core/targets/target.h"

namespace pushforward {

Matrix Target::log_density_on_grid(const Vector& x1, const Vector& x2) const {
  Matrix values(x2.size(), x1.size());
  Matrix points(2, x1.size());
  points.row(0) = x1.transpose();
  for (Eigen::Index j = 0; j < x2.size(); ++j) {
    points.row(1).setConstant(x2(j));
    values.row(j) = log_density(points).transpose();
  }
  return values;
}

}  // namespace pushforward
