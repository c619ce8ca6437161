#include "app/handles/handle_plane.h"

#include <algorithm>
#include <cmath>

namespace pushforward::app {

namespace {

constexpr int pieces_of_a_line = 160;      // when layers bend it
constexpr double largest_reach = 15.0;     // of lines in a plane that layers lie before: the flows act well within
constexpr int samples_per_side = 7;        // of the visible box, to find what of the layer's plane is seen
constexpr double share_of_visible = 0.17;  // of the shorter side: the length of an arrow that shows a direction only

Direction opposite(Direction direction) {
  return direction == Direction::forward ? Direction::inverse : Direction::forward;
}

std::vector<Point> subdivided(const std::vector<Point>& points) {
  const int pieces = std::max(1, pieces_of_a_line / std::max(1, static_cast<int>(points.size()) - 1));
  std::vector<Point> fine;
  for (std::size_t i = 0; i + 1 < points.size(); ++i)
    for (int piece = 0; piece < pieces; ++piece)
      fine.push_back(points[i] + (points[i + 1] - points[i]) * (static_cast<double>(piece) / pieces));
  if (!points.empty()) fine.push_back(points.back());
  return fine;
}

double shorter_side(const Box& box) { return std::min(box.right - box.left, box.top - box.bottom); }

LayerRange layers_between(int index, int level) {
  return level > index ? LayerRange{index + 1, level} : LayerRange{level, index};
}

}  // namespace

bool HandlePlane::is_own(const Stack& stack, int index, int level) {
  const LayerRange between = layers_between(index, level);
  return std::all_of(stack.layers.begin() + between.first, stack.layers.begin() + between.last,
                     [](const LayerEntry& entry) { return entry.bypassed; });
}

HandlePlane::HandlePlane(const Stack& stack, int index, int level) {
  const bool behind = level > index;
  side_ = behind != stack.layers[static_cast<std::size_t>(index)].inverted ? Side::output : Side::input;
  own_level_ = index + 1;
  between_ = layers_between(index, level);
  to_view_ = behind ? Direction::forward : Direction::inverse;
  passed_.dim = stack.dim;
  for (int i = between_.first; i < between_.last; ++i)
    if (const LayerEntry& entry = stack.layers[static_cast<std::size_t>(i)]; !entry.bypassed)
      passed_.layers.push_back(entry);
}

std::vector<Point> HandlePlane::pass(const std::vector<Point>& points, Direction direction) const {
  if (is_own() || points.empty()) return points;
  Matrix batch(2, static_cast<Eigen::Index>(points.size()));
  for (std::size_t i = 0; i < points.size(); ++i) batch.col(static_cast<Eigen::Index>(i)) = points[i];
  const Matrix passed = run(passed_, direction, batch).points;
  std::vector<Point> result;
  for (Eigen::Index i = 0; i < passed.cols(); ++i) result.emplace_back(passed.col(i));
  return result;
}

std::vector<Point> HandlePlane::to_view(const std::vector<Point>& own) const { return pass(own, to_view_); }

std::optional<Point> HandlePlane::from_view(Point shown, double tolerance) const {
  if (is_own()) return shown;
  const std::vector<Point> own = pass({shown}, opposite(to_view_));
  if (!own[0].allFinite()) return std::nullopt;
  const std::vector<Point> back = to_view(own);
  // Written so that a NaN fails.
  if (!((back[0] - shown).norm() <= tolerance)) return std::nullopt;
  return own[0];
}

Window HandlePlane::window(const Box& visible) const {
  Window window{visible, share_of_visible * shorter_side(visible)};
  if (is_own()) return window;
  std::vector<Point> samples;
  for (int i = 0; i < samples_per_side; ++i)
    for (int j = 0; j < samples_per_side; ++j)
      samples.emplace_back(visible.left + (visible.right - visible.left) * i / (samples_per_side - 1),
                           visible.bottom + (visible.top - visible.bottom) * j / (samples_per_side - 1));
  Point low = Point::Constant(largest_reach);
  Point high = Point::Constant(-largest_reach);
  for (const Point& point : pass(samples, opposite(to_view_))) {
    if (!point.allFinite()) continue;
    low = low.cwiseMin(point);
    high = high.cwiseMax(point);
  }
  low = low.cwiseMax(-largest_reach).cwiseMin(largest_reach - 1.0);
  high = high.cwiseMin(largest_reach).cwiseMax(low + Point::Constant(1e-3));
  window.visible = {low.x(), high.x(), low.y(), high.y()};
  return window;
}

Geometry HandlePlane::in_view(Geometry geometry) const {
  if (is_own()) return geometry;
  // One pass for all points.
  std::vector<Point> all;
  for (Guide& guide : geometry.guides) {
    guide.points = subdivided(guide.points);
    all.insert(all.end(), guide.points.begin(), guide.points.end());
  }
  for (const Handle& handle : geometry.handles) all.push_back(handle.place);
  const std::vector<Point> shown = to_view(all);
  auto next = shown.begin();
  for (Guide& guide : geometry.guides)
    for (Point& point : guide.points) point = *next++;
  for (Handle& handle : geometry.handles) handle.place = *next++;
  return geometry;
}

}  // namespace pushforward::app
