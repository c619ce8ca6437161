#include "app/slow_motion/slow_motion_overlay.h"

#include <QPolygonF>
#include <algorithm>
#include <cmath>
#include <optional>

#include "app/slow_motion/step_words.h"
#include "app/style/axis_ticks.h"
#include "app/style/theme.h"
#include "app/views/plot_chip.h"

namespace pushforward::app {
namespace {

constexpr double dot_radius = 3.0;
constexpr double smallest_score = 2.0;  // radius in pixels
constexpr double largest_score = 9.0;
constexpr double longest_arrow = 90.0;  // pixels
constexpr double head = 5.0;

std::optional<QPointF> pixel_of(const OverlayPlace& place, const Eigen::Vector2d& point) {
  const QPointF pixel = place.transform.to_pixel(point.x(), point.y());
  constexpr double reach = 20000.0;  // further outside, lines take forever to paint
  if (!std::isfinite(pixel.x()) || !std::isfinite(pixel.y())) return std::nullopt;
  return QPointF(std::clamp(pixel.x(), -reach, reach), std::clamp(pixel.y(), -reach, reach));
}

QPolygonF arrow_head(QPointF from, QPointF to) {
  const QPointF way = to - from;
  const double length = std::hypot(way.x(), way.y());
  if (length < 1e-9) return {};
  const QPointF along = way / length, across(-along.y(), along.x());
  return {to, to - head * along + 0.5 * head * across, to - head * along - 0.5 * head * across};
}

}  // namespace

SlowMotionOverlay::SlowMotionOverlay(SlowMotion& motion, QObject* parent) : PlaneOverlay(parent), motion_(motion) {
  connect(&motion, &SlowMotion::changed, this, &PlaneOverlay::changed);
}

bool SlowMotionOverlay::is_shown_in(const OverlayPlace& place) const {
  if (!motion_.is_on() || motion_.step() == nullptr) return false;
  return place.plane == Plane::z || place.view == QLatin1String("density");
}

QString SlowMotionOverlay::description(const OverlayPlace&) const { return StepWords::sentence(motion_); }

void SlowMotionOverlay::paint(QPainter& painter, const OverlayPlace& place) {
  const StepHalf& half = motion_.step()->main_half();
  const bool from_data = half.direction == Direction::inverse;
  const bool is_start = (place.plane == Plane::x) == from_data;
  const Matrix& here = place.plane == Plane::x ? half.positions.back() : half.positions.front();
  switch (motion_.stage()) {
    case StepStage::sample:
      if (is_start) paint_dots(painter, place, here);
      break;
    case StepStage::push:
      paint_ways(painter, place, false);
      paint_dots(painter, place, half.positions[motion_.level()]);
      break;
    case StepStage::score:
      paint_scores(painter, place);
      break;
    case StepStage::pull:
      paint_ways(painter, place, true);
      paint_arrows(painter, place, half.positions[motion_.level()],
                   -motion_.arrow_scale() * half.gradients[motion_.level()]);
      break;
    case StepStage::move:
      if (is_start || motion_.outcome() == nullptr)
        paint_dots(painter, place, here);
      else
        paint_arrows(painter, place, here, motion_.arrow_scale() * (motion_.outcome()->moved - here));
      break;
  }
}

void SlowMotionOverlay::paint_dots(QPainter& painter, const OverlayPlace& place, const Matrix& points) const {
  const Theme& theme = Theme::current();
  painter.setPen(QPen(theme.halo(), 1.2));
  painter.setBrush(theme.color("handle"));
  for (Eigen::Index i = 0; i < points.cols(); ++i)
    if (const auto pixel = pixel_of(place, points.col(i))) painter.drawEllipse(*pixel, dot_radius, dot_radius);
}

// From where the push begins to the level that it has reached; faint: the whole way.
void SlowMotionOverlay::paint_ways(QPainter& painter, const OverlayPlace& place, bool faint) const {
  const StepHalf& half = motion_.step()->main_half();
  const bool from_data = half.direction == Direction::inverse;
  const std::size_t last = half.positions.size() - 1;
  const std::size_t reached = faint ? (from_data ? 0 : last) : motion_.level();
  const std::size_t from = from_data ? reached : 0, to = from_data ? last : reached;
  QColor ink = Theme::current().color("handle");
  ink.setAlphaF(faint ? 0.25F : 0.55F);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(ink, 1.0));
  for (Eigen::Index i = 0; i < half.positions.front().cols(); ++i) {
    QPolygonF way;
    for (std::size_t level = from; level <= to; ++level)
      if (const auto pixel = pixel_of(place, half.positions[level].col(i))) way.append(*pixel);
    painter.drawPolyline(way);
  }
}

void SlowMotionOverlay::paint_scores(QPainter& painter, const OverlayPlace& place) const {
  const Theme& theme = Theme::current();
  const StepHalf& half = motion_.step()->main_half();
  const Matrix& points = place.plane == Plane::x ? half.positions.back() : half.positions.front();
  if (!half.losses.allFinite() || half.losses.size() == 0) return paint_dots(painter, place, points);
  Eigen::Index best = 0, worst = 0;
  const double low = half.losses.minCoeff(&best), high = half.losses.maxCoeff(&worst);
  const double range = std::max(high - low, 1e-12);
  QColor fill = theme.color("handle");
  fill.setAlphaF(0.65F);
  painter.setPen(QPen(theme.halo(), 1.2));
  painter.setBrush(fill);
  for (Eigen::Index i = 0; i < points.cols(); ++i) {
    const auto pixel = pixel_of(place, points.col(i));
    // The area grows with the cost.
    const double share = (half.losses(i) - low) / range;
    const double radius = std::sqrt(std::lerp(smallest_score * smallest_score, largest_score * largest_score, share));
    if (pixel) painter.drawEllipse(*pixel, radius, radius);
  }
  for (const Eigen::Index named : {best, worst})
    if (const auto pixel = pixel_of(place, points.col(named)))
      paint_plot_chip(painter, *pixel, place.transform.area, tr("%1 nats").arg(short_number(half.losses(named), 2)),
                      {1, -1}, place.written);
}

void SlowMotionOverlay::paint_arrows(QPainter& painter, const OverlayPlace& place, const Matrix& points,
                                     const Matrix& arrows) const {
  const Theme& theme = Theme::current();
  paint_dots(painter, place, points);
  for (Eigen::Index i = 0; i < points.cols(); ++i) {
    const auto from = pixel_of(place, points.col(i));
    const auto end = pixel_of(place, points.col(i) + arrows.col(i));
    if (!from || !end) continue;
    QPointF way = *end - *from;
    const double length = std::hypot(way.x(), way.y());
    if (length > longest_arrow) way *= longest_arrow / length;
    const QPointF to = *from + way;
    for (const bool is_halo : {true, false}) {
      painter.setPen(QPen(is_halo ? theme.halo() : theme.color("handle"), is_halo ? 3.2 : 1.6));
      painter.drawLine(*from, to);
    }
    if (length < head) continue;
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color("handle"));
    painter.drawPolygon(arrow_head(*from, to));
  }
}

}  // namespace pushforward::app
