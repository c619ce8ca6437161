#include "core/targets/support.h"

#include <algorithm>
#include <array>

#include "core/targets/parallel_density.h"

namespace pushforward {

namespace {

constexpr int edge_points = 129;
constexpr double growth_step = 1.0 / 16.0;  // of the width (height) of the target's own box
constexpr int most_growth_steps = 32;

Matrix line(double x1, double y1, double x2, double y2) {
  Matrix points(2, edge_points);
  points.row(0) = Eigen::RowVectorXd::LinSpaced(edge_points, x1, x2);
  points.row(1) = Eigen::RowVectorXd::LinSpaced(edge_points, y1, y2);
  return points;
}

double find_peak(const Target& target, const Box& box) {
  constexpr int side = 64;
  const Matrix grid =
      target.log_density_on_grid(cell_centres(box.left, box.right, side), cell_centres(box.bottom, box.top, side));
  const Samples samples = target.sample(2048, 1);
  return std::max(grid.maxCoeff(), log_density_on_threads(target, samples.points).maxCoeff());
}

}  // namespace

Support find_support(const Target& target, double depth) {
  Box box = target.box();
  const double step_x = growth_step * (box.right - box.left);
  const double step_y = growth_step * (box.top - box.bottom);
  Support support{box, find_peak(target, box)};
  const double low = support.peak - depth;
  const auto is_high = [&](const Matrix& edge) { return log_density_on_threads(target, edge).maxCoeff() > low; };
  for (int step = 0; step < most_growth_steps; ++step) {
    // All four are looked at before any moves: the edges share their corners.
    const std::array<bool, 4> grow = {is_high(line(box.left, box.bottom, box.left, box.top)),
                                      is_high(line(box.right, box.bottom, box.right, box.top)),
                                      is_high(line(box.left, box.bottom, box.right, box.bottom)),
                                      is_high(line(box.left, box.top, box.right, box.top))};
    if (std::none_of(grow.begin(), grow.end(), [](bool side) { return side; })) break;
    if (grow[0]) box.left -= step_x;
    if (grow[1]) box.right += step_x;
    if (grow[2]) box.bottom -= step_y;
    if (grow[3]) box.top += step_y;
  }
  support.box = box;
  return support;
}

}  // namespace pushforward
