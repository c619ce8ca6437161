// How the curves look: told apart by stroke and symbol as well as by colour.
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "app/canvas/curve_plot.h"
#include "app/style/number_text.h"
#include "app/style/theme.h"

namespace pushforward::app {

namespace {

struct Look {
  const char* color;
  Qt::PenStyle style;
  double width;
};
constexpr Look looks[] = {{"text", Qt::SolidLine, 1.6},
                          {"class_b", Qt::DashLine, 1.6},
                          {"text3", Qt::SolidLine, 1.0},
                          {"class_b", Qt::DotLine, 1.2}};
// More curves than that are one family, like the lines of a grid.
constexpr int most_told_apart = 4;

Look look_of(int curve, int count) {
  if (count > most_told_apart) return {"text2", Qt::SolidLine, 1.1};
  return looks[curve];
}

}  // namespace

void CurvePlot::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const Theme& theme = Theme::current();
  painter.fillRect(area(), theme.color("plot"));
  const CurveSet set = curves();
  if (set.curves.empty()) return;
  paint_axes(painter);
  const MathText coordinate(set.coordinate, theme.font("math_axis"));
  painter.setPen(theme.color("text2"));
  coordinate.draw(painter, {area().right() - coordinate.width() - 16.0, area().bottom() + 14.0});
  painter.save();
  painter.setClipRect(area());
  paint_curves(painter, set);
  painter.restore();
  paint_marker(painter, set);
  if (hasFocus()) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color("accent"), 2.0));
    painter.drawRect(area().adjusted(-1, -1, 1, 1));
  }
}

void CurvePlot::paint_axes(QPainter& painter) const {
  const Theme& theme = Theme::current();
  const QRectF plot = area();
  painter.setFont(theme.font("tick"));
  const QFontMetricsF metrics(painter.font());
  painter.setPen(QPen(theme.color("gridline0"), 1.0));
  for (const double place : {-2.0, 2.0}) painter.drawLine(pixel_of(place, -reach_), pixel_of(place, reach_));
  painter.setPen(QPen(theme.color("tick"), 1.0));
  painter.drawLine(pixel_of(places_.front(), 0.0), pixel_of(places_.back(), 0.0));
  painter.drawLine(pixel_of(0.0, -reach_), pixel_of(0.0, reach_));
  painter.setPen(theme.color("text3"));
  for (const double place : {-4.0, -2.0, 0.0, 2.0, 4.0}) {
    const QString label = place < 0 ? u'−' + QString::number(-place) : QString::number(place);
    const double width = metrics.horizontalAdvance(label);
    const double left = std::min(pixel_of(place, 0).x() - width / 2, plot.right() - width);
    painter.drawText(QPointF(left, plot.bottom() + 13.0), label);
  }
  for (const double share : {-1.0, 0.0, 1.0}) {
    const QString number = QString::number(reach_);
    const QString label = share == 0.0 ? QStringLiteral("0") : (share < 0 ? u'−' + number : u'+' + number);
    const double y = std::clamp(pixel_of(0, share * reach_).y() + 4.0, plot.top() + 9.0, plot.bottom() - 1.0);
    painter.drawText(QPointF(plot.left() - 5.0 - metrics.horizontalAdvance(label), y), label);
  }
}

void CurvePlot::paint_curves(QPainter& painter, const CurveSet& set) {
  const Theme& theme = Theme::current();
  const int count = static_cast<int>(set.curves.size());
  double last_label = -1e9;
  for (int index = 0; index < count; ++index) {
    const Curve& curve = set.curves[static_cast<std::size_t>(index)];
    const Look look = look_of(index, count);
    const bool is_taken = marker_ && marker_->curve == index;
    painter.setPen(QPen(is_taken ? theme.color("accent") : theme.color(QLatin1String(look.color)),
                        look.width + (is_taken ? 0.6 : 0.0), look.style));
    QPolygonF line;
    for (std::size_t i = 0; i < places_.size(); ++i)
      if (std::isfinite(curve.heights[i])) line << pixel_of(places_[i], curve.heights[i]);
    painter.drawPolyline(line);
    if (count > most_told_apart || line.isEmpty()) continue;
    // The symbol above the curve's left end; those of curves that lie together stand side by side.
    const MathText symbol(curve.symbol, theme.font("math_label"));
    double left = area().left() + 6.0;
    const double y = std::clamp(line.front().y() - 5.0, area().top() + 13.0, area().bottom() - 4.0);
    if (std::abs(y - last_label) < 14.0) left += 24.0 * index;
    last_label = y;
    painter.setPen(is_taken ? theme.color("accent") : theme.color(QLatin1String(look.color)));
    symbol.draw_with_halo(painter, {left, y}, theme.color("plot"), 2.0);
  }
}

void CurvePlot::paint_marker(QPainter& painter, const CurveSet& set) {
  if (!marker_ || marker_->curve >= static_cast<int>(set.curves.size())) return;
  const Theme& theme = Theme::current();
  painter.setPen(QPen(theme.color("tick"), 1.0, Qt::DotLine));
  painter.drawLine(pixel_of(marker_->place, -reach_), pixel_of(marker_->place, reach_));
  if (marker_->curve < 0) return;
  const Curve& curve = set.curves[static_cast<std::size_t>(marker_->curve)];
  const double height = height_of(marker_->curve, marker_->place);
  const QPointF middle = pixel_of(marker_->place, height);
  painter.setPen(QPen(theme.color("accent"), 2.0));
  painter.setBrush(hold_ ? theme.color("accent") : theme.color("plot"));
  painter.drawEllipse(middle, 4.5, 4.5);

  const MathText symbol(curve.symbol, theme.font("math_label"));
  const QString value =
      (set.curves.size() > most_told_apart ? QStringLiteral(" → ") : QStringLiteral(" = ")) + signed_number(height, 3);
  painter.setFont(reason_.isEmpty() ? theme.font("value") : theme.font("caption"));
  const QFontMetricsF metrics(theme.font("value"));
  const double width = symbol.width() + metrics.horizontalAdvance(value);
  QRectF chip(0, 0, width + 12.0, 19.0);
  chip.moveLeft(middle.x() + 10.0 + chip.width() > area().right() ? middle.x() - 10.0 - chip.width()
                                                                  : middle.x() + 10.0);
  chip.moveTop(middle.y() - 24.0 < area().top() ? middle.y() + 6.0 : middle.y() - 24.0);
  chip.moveBottom(std::min(chip.bottom(), area().bottom()));
  QColor ground = theme.color("chip");
  ground.setAlphaF(0.88F);
  painter.fillRect(chip, ground);
  painter.setPen(theme.color("chip_text"));
  symbol.draw(painter, {chip.left() + 6.0, chip.bottom() - 5.0});
  painter.setFont(theme.font("value"));
  painter.drawText(QPointF(chip.left() + 6.0 + symbol.width(), chip.bottom() - 5.0), value);
  if (reason_.isEmpty()) return;
  painter.setFont(theme.font("caption"));
  const QRectF room = area().adjusted(4, 4, -4, -4);
  const QRectF text = painter.boundingRect(room, Qt::TextWordWrap, reason_);
  QRectF box = text.adjusted(-5, -2, 5, 3);
  if (middle.y() < area().center().y()) box.moveBottom(area().bottom() - 2);
  painter.fillRect(box, ground);
  painter.fillRect(QRectF(box.left(), box.top(), 3.0, box.height()), theme.color("handle_stop"));
  painter.drawText(box.adjusted(6, 2, 0, 0), Qt::TextWordWrap, reason_);
}

}  // namespace pushforward::app
