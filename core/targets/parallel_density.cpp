#include "core/targets/parallel_density.h"

#include <algorithm>
#include <cmath>
#include <future>
#include <limits>
#include <sstream>

#include "core/errors.h"

namespace pushforward {

namespace {

// Few enough points for a chunk and what is computed of it to stay in the second-level cache.
constexpr Eigen::Index chunk_size = 4096;

void evaluate_range(const Target& target, const Matrix& points, Eigen::Index first, Eigen::Index last, Vector& values) {
  for (Eigen::Index start = first; start < last; start += chunk_size) {
    const Eigen::Index count = std::min(chunk_size, last - start);
    values.segment(start, count) = target.log_density(points.middleCols(start, count));
  }
}

void check(double value, double x1, double x2) {
  if (!std::isnan(value) && value != std::numeric_limits<double>::infinity()) return;
  std::ostringstream sentence;
  sentence << "The log-density of the target is " << value << " at (" << x1 << ", " << x2
           << "); it must be finite, or -infinity where the density is zero. Change the target's definition there.";
  throw InputError("target", sentence.str());
}

}  // namespace

Vector log_density_on_threads(const Target& target, const Matrix& points) {
  const Eigen::Index count = points.cols();
  Vector values(count);
  if (count <= chunk_size) {
    evaluate_range(target, points, 0, count, values);
  } else {
    const Eigen::Index middle = count / 2;
    auto second_half = std::async(std::launch::async, [&] { evaluate_range(target, points, middle, count, values); });
    evaluate_range(target, points, 0, middle, values);
    second_half.get();
  }
  for (Eigen::Index i = 0; i < count; ++i) check(values(i), points(0, i), points(1, i));
  return values;
}

Matrix grid_log_density_on_threads(const Target& target, const Vector& x1, const Vector& x2) {
  Matrix values(x2.size(), x1.size());
  if (values.size() <= chunk_size) {
    values = target.log_density_on_grid(x1, x2);
  } else {
    const Eigen::Index middle = x1.size() / 2;
    const Eigen::Index rest = x1.size() - middle;
    auto second_half =
        std::async(std::launch::async, [&] { values.rightCols(rest) = target.log_density_on_grid(x1.tail(rest), x2); });
    values.leftCols(middle) = target.log_density_on_grid(x1.head(middle), x2);
    second_half.get();
  }
  for (Eigen::Index i = 0; i < x1.size(); ++i) {
    for (Eigen::Index j = 0; j < x2.size(); ++j) check(values(j, i), x1(i), x2(j));
  }
  return values;
}

Vector cell_centres(double low, double high, int count) {
  const double width = (high - low) / count;
  return Vector::NullaryExpr(count, [=](Eigen::Index i) { return low + (static_cast<double>(i) + 0.5) * width; });
}

}  // namespace pushforward
