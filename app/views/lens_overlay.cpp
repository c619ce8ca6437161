#include "app/views/lens_overlay.h"

#include <QKeyEvent>
#include <QPolygonF>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "app/style/axis_ticks.h"
#include "app/style/key_use.h"
#include "app/style/theme.h"
#include "app/views/plot_chip.h"

namespace pushforward::app {
namespace {

constexpr double middle_radius = 4.0;  // of the dot
constexpr double hit_radius = 12.0;
constexpr double rim_reach = 6.0;  // to either side
constexpr double keyboard_step = 2.0;
constexpr double long_keyboard_step = 20.0;
constexpr double resize_factor = 1.1;
constexpr double fill_opacity = 0.16;
constexpr int ellipse_points = 72;

// Far outside of the plot lines are neither seen nor painted in reasonable time.
QPointF pixel_of(const OverlayPlace& place, const Eigen::Vector2d& point) {
  constexpr double reach = 20000.0;
  const QPointF pixel = place.transform.to_pixel(point.x(), point.y());
  return {std::clamp(pixel.x(), -reach, reach), std::clamp(pixel.y(), -reach, reach)};
}

double distance(QPointF a, QPointF b) { return std::hypot(a.x() - b.x(), a.y() - b.y()); }

void stroke(QPainter& painter, const QPolygonF& line, const QColor& ink, double width, bool dashed) {
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(Theme::current().halo(), width + 2, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
  painter.drawPolygon(line);
  QPen pen(ink, width, dashed ? Qt::CustomDashLine : Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
  if (dashed) pen.setDashPattern({3, 2});
  painter.setPen(pen);
  painter.drawPolygon(line);
}

void fill(QPainter& painter, const QPolygonF& shape) {
  QColor color = Theme::current().color("handle");
  color.setAlphaF(static_cast<float>(fill_opacity));
  painter.setPen(Qt::NoPen);
  painter.setBrush(color);
  painter.drawPolygon(shape);
}

void paint_middle(QPainter& painter, QPointF middle) {
  painter.setPen(QPen(Theme::current().halo(), 1.5));
  painter.setBrush(Theme::current().color("handle"));
  painter.drawEllipse(middle, middle_radius, middle_radius);
}

}  // namespace

LensOverlay::LensOverlay(Lens& lens, QObject* parent) : PlaneOverlay(parent), lens_(lens) {
  connect(&lens, &Lens::changed, this, &PlaneOverlay::changed);
  connect(&lens, &Lens::turned_on, this, [this](bool on) { has_keys_ = on; });
}

bool LensOverlay::is_shown_in(const OverlayPlace&) const {
  const DiscImage* image = lens_.image();
  return image != nullptr && image->is_finite();
}

QPointF LensOverlay::middle_in(const OverlayPlace& place) const {
  if (place.plane == lens_.plane()) return place.transform.to_pixel(lens_.center().x(), lens_.center().y());
  return pixel_of(place, lens_.image()->center);
}

void LensOverlay::paint(QPainter& painter, const OverlayPlace& place) {
  if (place.plane == lens_.plane())
    paint_disc(painter, place);
  else
    paint_image(painter, place);
}

void LensOverlay::paint_disc(QPainter& painter, const OverlayPlace& place) const {
  const Theme& theme = Theme::current();
  const QPointF middle = middle_in(place);
  const double radius = lens_.radius() * place.transform.scale;
  QPolygonF circle;
  for (int i = 0; i < ellipse_points; ++i) {
    const double angle = 2 * std::numbers::pi * i / ellipse_points;
    circle << middle + radius * QPointF(std::cos(angle), std::sin(angle));
  }
  fill(painter, circle);
  stroke(painter, circle, theme.color("handle"), 1.6, false);
  paint_middle(painter, middle);
  const double area = std::numbers::pi * lens_.radius() * lens_.radius();
  if (place.transform.area.contains(middle)) {
    paint_plot_chip(painter, middle + QPointF(-0.7, 0.7) * radius, place.transform.area,
                    tr("disc, area %1").arg(short_number(area, 3)), {-1, 1}, place.written);
  }
}

void LensOverlay::paint_image(QPainter& painter, const OverlayPlace& place) const {
  const Theme& theme = Theme::current();
  const DiscImage& image = *lens_.image();
  QPolygonF curve, ellipse;
  for (Eigen::Index i = 0; i < image.curve.cols(); ++i) curve << pixel_of(place, image.curve.col(i));
  for (int i = 0; i < ellipse_points; ++i) {
    const double angle = 2 * std::numbers::pi * i / ellipse_points;
    const Eigen::Vector2d rim = lens_.radius() * Eigen::Vector2d(std::cos(angle), std::sin(angle));
    ellipse << pixel_of(place, image.center + image.jacobian * rim);
  }
  fill(painter, curve);
  stroke(painter, curve, theme.color("handle"), 1.6, false);
  stroke(painter, ellipse, Qt::white, 1.2, true);
  const QPointF middle = middle_in(place);
  paint_middle(painter, middle);
  if (!place.transform.area.contains(middle)) return;
  paint_plot_chip(painter, middle, place.transform.area,
                  tr("ellipse: area × %1 = |det J|").arg(QString::number(std::exp(image.log_det), 'g', 4)), {1, -1},
                  place.written);
}

LensOverlay::Part LensOverlay::part_at(const OverlayPlace& place, QPointF pixel) const {
  const double away = distance(pixel, middle_in(place));
  if (place.plane != lens_.plane()) return away <= hit_radius ? Part::image : Part::none;
  const double radius = lens_.radius() * place.transform.scale;
  // In a disc of a few pixels the middle would leave no rim.
  if (away <= std::min(hit_radius, std::max(middle_radius, radius - rim_reach))) return Part::middle;
  if (std::abs(away - radius) <= rim_reach) return Part::rim;
  return away < radius ? Part::middle : Part::none;
}

bool LensOverlay::is_hit(const OverlayPlace& place, const OverlayPointer& pointer) const {
  return part_at(place, pointer.pixel) != Part::none;
}

Qt::CursorShape LensOverlay::cursor(const OverlayPlace& place, const OverlayPointer& pointer) const {
  if (part_at(place, pointer.pixel) != Part::rim) return Qt::SizeAllCursor;
  const QPointF away = pointer.pixel - middle_in(place);
  return away.x() * away.y() > 0 ? Qt::SizeFDiagCursor : Qt::SizeBDiagCursor;
}

void LensOverlay::press(const OverlayPlace& place, const OverlayPointer& pointer) {
  held_ = part_at(place, pointer.pixel);
  grip_ = middle_in(place) - pointer.pixel;
  center_before_ = lens_.center();
  radius_before_ = lens_.radius();
  has_keys_ = true;
}

void LensOverlay::drag(const OverlayPlace& place, const OverlayPointer& pointer) {
  if (held_ == Part::rim) return lens_.set_radius(distance(pointer.pixel, middle_in(place)) / place.transform.scale);
  const QPointF middle = place.transform.to_plane(pointer.pixel + grip_);
  if (held_ == Part::image)
    lens_.move_image_to(middle);
  else
    lens_.move_to(middle);
}

void LensOverlay::cancel() {
  lens_.move_to(center_before_);
  lens_.set_radius(radius_before_);
}

bool LensOverlay::click(const OverlayPlace&, const OverlayPointer&) {
  has_keys_ = false;
  return false;
}

QString LensOverlay::tool_tip(const OverlayPlace& place, const OverlayPointer& pointer) const {
  switch (part_at(place, pointer.pixel)) {
    case Part::none:
      return {};
    case Part::rim:
      return tr("Drag the rim to make the disc larger or smaller ([ and ] on the keyboard).");
    case Part::middle:
      return tr(
          "Drag the disc, or move it by the arrows (with Shift: ten times as far). X puts it into the other plane.");
    case Part::image:
      return tr(
          "What the flow makes of the disc. Dashed: the ellipse of the Jacobian at its middle, exact for a disc that "
          "is "
          "small; its area is |det J| times the disc's. Computed in float64 from this frame's parameters.");
  }
  return {};
}

QList<KeyUse> LensOverlay::keys() {
  const QString where = tr("In a view, while the lens is on");
  return {{{Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down}, tr("Move the lens"), where},
          {{Qt::SHIFT | Qt::Key_Left, Qt::SHIFT | Qt::Key_Right, Qt::SHIFT | Qt::Key_Up, Qt::SHIFT | Qt::Key_Down},
           tr("Move the lens ten times as far"),
           where},
          {{Qt::Key_BracketLeft, Qt::Key_BracketRight}, tr("A smaller or a larger lens"), where},
          {{Qt::Key_X}, tr("The disc in x, or in z"), where}};
}

bool LensOverlay::key(const OverlayPlace& place, const QKeyEvent& event) {
  if (!has_keys_) return false;
  const double step = event.modifiers().testFlag(Qt::ShiftModifier) ? long_keyboard_step : keyboard_step;
  QPointF move;
  switch (event.key()) {
    case Qt::Key_Left:
      move = {-step, 0};
      break;
    case Qt::Key_Right:
      move = {step, 0};
      break;
    case Qt::Key_Up:
      move = {0, -step};
      break;
    case Qt::Key_Down:
      move = {0, step};
      break;
    case Qt::Key_BracketLeft:
      lens_.set_radius(lens_.radius() / resize_factor);
      return true;
    case Qt::Key_BracketRight:
      lens_.set_radius(lens_.radius() * resize_factor);
      return true;
    case Qt::Key_X:
      lens_.change_plane();
      return true;
    default:
      return false;
  }
  const QPointF middle = place.transform.to_plane(middle_in(place) + move);
  if (place.plane == lens_.plane())
    lens_.move_to(middle);
  else
    lens_.move_image_to(middle);
  return true;
}

}  // namespace pushforward::app
