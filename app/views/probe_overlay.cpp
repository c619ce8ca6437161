#include "app/views/probe_overlay.h"

#include <QKeyEvent>
#include <QLineF>
#include <QPolygonF>
#include <algorithm>
#include <cmath>

#include "app/style/axis_ticks.h"
#include "app/style/key_use.h"
#include "app/style/math_text.h"
#include "app/style/number_text.h"
#include "app/style/theme.h"
#include "app/views/plot_chip.h"

namespace pushforward::app {
namespace {

constexpr double ring_radius = 6.5;
constexpr double hit_radius = 12.0;
constexpr double station_radius = 2.4;  // of the dots that mark the positions between the layers
constexpr double path_width = 1.5;
constexpr double keyboard_step = 2.0;        // pixels
constexpr double long_keyboard_step = 20.0;  // with Shift

// Far outside of the plot lines are neither seen nor painted in reasonable time.
QPointF within_reach(QPointF pixel) {
  constexpr double reach = 20000.0;
  return {std::clamp(pixel.x(), -reach, reach), std::clamp(pixel.y(), -reach, reach)};
}

QColor ink_of(const OverlayPlace& place) {
  return Theme::current().color(place.view == QLatin1String("density") ? "probe" : "probe_line");
}

// What the ink must stand out from: the density's dark map in both themes, else the ground of the plot.
QColor edge_of(const OverlayPlace& place) {
  const Theme& theme = Theme::current();
  return place.view == QLatin1String("density") ? theme.halo() : theme.color("plot");
}

void paint_cross(QPainter& painter, QPointF middle, const OverlayPlace& place) {
  const Theme& theme = Theme::current();
  const QRectF& area = place.transform.area;
  QPen pen(ink_of(place), theme.metric("line.probe_cross"), Qt::CustomDashLine, Qt::FlatCap);
  pen.setDashPattern(theme.dash("probe"));
  painter.setRenderHint(QPainter::Antialiasing, false);
  painter.setPen(pen);
  const QPointF at(std::floor(middle.x()), std::floor(middle.y()));
  painter.drawLine(QPointF(area.left(), at.y()), QPointF(at.x() - ring_radius - 2, at.y()));
  painter.drawLine(QPointF(at.x() + ring_radius + 2, at.y()), QPointF(area.right(), at.y()));
  painter.drawLine(QPointF(at.x(), area.top()), QPointF(at.x(), at.y() - ring_radius - 2));
  painter.drawLine(QPointF(at.x(), at.y() + ring_radius + 2), QPointF(at.x(), area.bottom()));
  painter.setRenderHint(QPainter::Antialiasing);
}

void paint_ring(QPainter& painter, QPointF middle, const OverlayPlace& place, bool pinned) {
  const double width = Theme::current().metric("line.probe_ring");
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(edge_of(place), width + 2));
  painter.drawEllipse(middle, ring_radius, ring_radius);
  painter.setPen(QPen(ink_of(place), width));
  painter.drawEllipse(middle, ring_radius, ring_radius);
  painter.setPen(Qt::NoPen);
  painter.setBrush(ink_of(place));
  // Filled to the ring's half when it is pinned.
  painter.drawEllipse(middle, pinned ? 3.2 : 1.5, pinned ? 3.2 : 1.5);
}

// In pixels, from z to x.
QPolygonF stations_of(const PointTrace& trace, const OverlayPlace& place) {
  QPolygonF stations;
  if (!trace.positions.allFinite()) return stations;
  for (Eigen::Index i = 0; i < trace.positions.cols(); ++i) {
    stations << within_reach(place.transform.to_pixel(trace.positions(0, i), trace.positions(1, i)));
  }
  return stations;
}

void paint_path(QPainter& painter, const QPolygonF& stations, const OverlayPlace& place) {
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(edge_of(place), path_width + 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.drawPolyline(stations);
  painter.setPen(QPen(ink_of(place), path_width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.drawPolyline(stations);
  painter.setPen(QPen(edge_of(place), 1));
  painter.setBrush(ink_of(place));
  for (const QPointF& station : stations) painter.drawEllipse(station, station_radius, station_radius);
}

// Where most of the way is not.
QPointF away_from(const QPolygonF& stations, QPointF middle) {
  QPointF away;
  for (const QPointF& station : stations) away += middle - station;
  // Without a way, to the right and above.
  return away.manhattanLength() < 1 ? QPointF(1, -1) : away;
}

// Names the end of the way that the ring is not at: in x the way ends at z.
void paint_end_name(QPainter& painter, const QPolygonF& stations, const OverlayPlace& place) {
  const bool in_x = place.plane == Plane::x;
  const QPointF end = in_x ? stations.first() : stations.last();
  const QPointF ring = in_x ? stations.last() : stations.first();
  if (QLineF(end, ring).length() < 3 * ring_radius) return;
  const QPointF away = away_from(stations, end);
  const MathText name(in_x ? QStringLiteral("<i>z</i>") : QStringLiteral("<i>x</i>"),
                      Theme::current().font("math_canvas"));
  const double side = away.x() >= 0 ? 6.0 : -6.0 - name.width();
  painter.setPen(ink_of(place));
  name.draw(painter, end + QPointF(side, away.y() <= 0 ? -4.0 : 12.0));
}

}  // namespace

QString point_text(const Vector& point, int decimals) {
  return QStringLiteral("(%1, %2)").arg(signed_number(point(0), decimals), signed_number(point(1), decimals));
}

ProbeOverlay::ProbeOverlay(Probe& probe, QObject* parent) : PlaneOverlay(parent), probe_(probe) {
  connect(&probe, &Probe::changed, this, &PlaneOverlay::changed);
}

bool ProbeOverlay::is_shown_in(const OverlayPlace&) const { return probe_.trace() != nullptr; }

QString ProbeOverlay::readout(const OverlayPlace& place, const PointTrace& trace) const {
  if (!trace.is_finite()) return tr("not finite here");
  if (place.view == QLatin1String("density")) return tr("log p %1").arg(short_number(trace.log_prob(), 3));
  if (place.view == QLatin1String("log-det")) return tr("%1 nats").arg(signed_number(trace.total_log_det(), 3));
  return place.plane == Plane::x ? QStringLiteral("x ") + point_text(trace.x())
                                 : QStringLiteral("z ") + point_text(trace.z());
}

void ProbeOverlay::paint(QPainter& painter, const OverlayPlace& place) {
  const PointTrace* trace = probe_.trace();
  const auto at = probe_.place_in(place.plane);
  if (trace == nullptr || !at) return;
  const QPointF middle = place.transform.to_pixel(at->x(), at->y());
  if (!std::isfinite(middle.x()) || !std::isfinite(middle.y())) return;
  paint_cross(painter, within_reach(middle), place);
  const QPolygonF stations = stations_of(*trace, place);
  if (!stations.isEmpty()) {
    paint_path(painter, stations, place);
    paint_end_name(painter, stations, place);
  }
  paint_ring(painter, within_reach(middle), place, probe_.is_pinned());
  if (place.transform.area.contains(middle)) {
    paint_plot_chip(painter, middle, place.transform.area, readout(place, *trace), away_from(stations, middle),
                    place.written);
  }
}

bool ProbeOverlay::is_hit(const OverlayPlace& place, const OverlayPointer& pointer) const {
  const auto at = probe_.place_in(place.plane);
  if (!probe_.is_pinned() || !at) return false;
  const QPointF away = pointer.pixel - place.transform.to_pixel(at->x(), at->y());
  return QPointF::dotProduct(away, away) <= hit_radius * hit_radius;
}

Qt::CursorShape ProbeOverlay::cursor(const OverlayPlace&, const OverlayPointer&) const { return Qt::SizeAllCursor; }

void ProbeOverlay::press(const OverlayPlace& place, const OverlayPointer& pointer) {
  held_plane_ = place.plane;
  held_from_ = *probe_.place_in(place.plane);
  grip_ = place.transform.to_pixel(held_from_.x(), held_from_.y()) - pointer.pixel;
}

void ProbeOverlay::drag(const OverlayPlace& place, const OverlayPointer& pointer) {
  probe_.pin(place.plane, place.transform.to_plane(pointer.pixel + grip_));
}

void ProbeOverlay::cancel() { probe_.pin(held_plane_, held_from_); }

bool ProbeOverlay::click(const OverlayPlace& place, const OverlayPointer& pointer) {
  probe_.pin(place.plane, pointer.point);
  return true;
}

void ProbeOverlay::hover(const OverlayPlace& place, const OverlayPointer& pointer, bool) {
  if (!probe_.is_pinned()) probe_.move_to(place.plane, pointer.point);
}

QString ProbeOverlay::tool_tip(const OverlayPlace& place, const OverlayPointer& pointer) const {
  if (!is_hit(place, pointer)) return {};
  return tr(
      "Drag, or move it by the arrows (with Shift: ten times as far). Escape lets it follow the pointer again. "
      "Its numbers are computed in float64 from this frame's parameters.");
}

QList<KeyUse> ProbeOverlay::keys() {
  const QString where = tr("In a view, while the probe is on");
  return {{{Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down}, tr("Move the probe"), where},
          {{Qt::SHIFT | Qt::Key_Left, Qt::SHIFT | Qt::Key_Right, Qt::SHIFT | Qt::Key_Up, Qt::SHIFT | Qt::Key_Down},
           tr("Move the probe ten times as far"),
           where},
          {{Qt::Key_Escape}, tr("Let the probe follow the pointer again"), where}};
}

bool ProbeOverlay::key(const OverlayPlace& place, const QKeyEvent& event) {
  const auto at = probe_.place_in(place.plane);
  if (!at) return false;
  const double step = event.modifiers().testFlag(Qt::ShiftModifier) ? long_keyboard_step : keyboard_step;
  QPointF pixel = place.transform.to_pixel(at->x(), at->y());
  switch (event.key()) {
    case Qt::Key_Left:
      pixel.rx() -= step;
      break;
    case Qt::Key_Right:
      pixel.rx() += step;
      break;
    case Qt::Key_Up:
      pixel.ry() -= step;
      break;
    case Qt::Key_Down:
      pixel.ry() += step;
      break;
    case Qt::Key_Escape:
      if (!probe_.is_pinned()) return false;
      probe_.unpin();
      return true;
    default:
      return false;
  }
  probe_.pin(place.plane, place.transform.to_plane(pixel));
  return true;
}

}  // namespace pushforward::app
