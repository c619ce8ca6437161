#include "app/canvas/handle_hit.h"

#include <algorithm>
#include <cmath>

namespace pushforward::app {

namespace {

double length(QPointF vector) { return std::hypot(vector.x(), vector.y()); }

QPointF nearest_of_segment(QPointF from, QPointF to, QPointF pixel) {
  const QPointF along = to - from;
  const double square = QPointF::dotProduct(along, along);
  if (!(square > 0.0)) return from;
  return from + along * std::clamp(QPointF::dotProduct(pixel - from, along) / square, 0.0, 1.0);
}

}  // namespace

QPointF pixel_of(const PlotTransform& transform, Point point) { return transform.to_pixel(point.x(), point.y()); }

std::optional<HandleHit> hit_handle(const Geometry& geometry, const PlotTransform& transform, QPointF pixel) {
  std::optional<HandleHit> best;
  double least = handle_reach;
  for (const Handle& handle : geometry.handles) {
    const QPointF middle = pixel_of(transform, handle.place);
    // Written so that what is not finite is never hit.
    if (const double distance = length(middle - pixel); distance <= least) {
      least = distance;
      best = HandleHit{handle.id, middle};
    }
  }
  if (best) return best;
  least = line_reach;
  for (const Guide& guide : geometry.guides) {
    // Arrows are moved by their tips, and the wall not at all.
    if (guide.handle.isEmpty() || (guide.stroke != Stroke::solid && guide.stroke != Stroke::dashed)) continue;
    for (std::size_t i = 0; i + 1 < guide.points.size(); ++i) {
      const QPointF nearest =
          nearest_of_segment(pixel_of(transform, guide.points[i]), pixel_of(transform, guide.points[i + 1]), pixel);
      if (const double distance = length(nearest - pixel); distance <= least) {
        least = distance;
        best = HandleHit{guide.handle, nearest};
      }
    }
  }
  return best;
}

}  // namespace pushforward::app
