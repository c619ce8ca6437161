#include "app/handles/circle.h"

#include <cmath>
#include <numbers>

namespace pushforward::app {

namespace {
constexpr int pieces_per_turn = 96;
}

std::vector<Point> arc(Point center, double radius, double from, double to) {
  const double turns = std::abs(to - from) / (2.0 * std::numbers::pi);
  const int pieces = std::max(2, static_cast<int>(std::ceil(turns * pieces_per_turn)));
  std::vector<Point> points;
  for (int i = 0; i <= pieces; ++i) {
    const double angle = from + (to - from) * i / pieces;
    points.push_back(center + radius * Point(std::cos(angle), std::sin(angle)));
  }
  return points;
}

std::vector<Point> circle(Point center, double radius) { return arc(center, radius, 0.0, 2.0 * std::numbers::pi); }

}  // namespace pushforward::app
