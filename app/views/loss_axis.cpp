#include "app/views/loss_axis.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "app/style/axis_ticks.h"
#include "app/style/theme.h"

namespace pushforward::app {

double LossAxis::y(double loss) const {
  const double height = range.high - range.low;
  const double ceiling = range.high + height;
  const double shown = std::isfinite(loss) ? std::min(loss, ceiling) : ceiling;
  return area.bottom() - (shown - range.low) / height * area.height();
}

void LossAxis::paint_ticks(QPainter& painter) const {
  const Theme& theme = Theme::current();
  constexpr double pixels_a_tick = 26.0;
  painter.setFont(theme.font("tick"));
  const QFontMetricsF metrics(painter.font());
  painter.setPen(theme.color("text3"));
  const AxisTicks ticks =
      axis_ticks(range.low, range.high, std::max(2, static_cast<int>(area.height() / pixels_a_tick)));
  for (const double value : ticks.values) {
    const double line = std::round(y(value));
    painter.fillRect(QRectF(area.left(), line, area.width(), 1), theme.color("gridline0"));
    const QString label = tick_label(value, ticks.step);
    painter.drawText(QPointF(area.left() - 8 - metrics.horizontalAdvance(label), line + 4), label);
  }
}

void LossAxis::paint_floor(QPainter& painter, double floor, const QString& label, double left) const {
  const Theme& theme = Theme::current();
  const double line = std::round(y(floor));
  const bool below = line + 16 <= area.bottom();
  painter.setFont(theme.font("caption"));
  painter.setPen(theme.color("text2"));
  left = std::max(left, area.left());
  if (left >= area.right() - 1) return;
  const double label_end = left + 16 + QFontMetricsF(painter.font()).horizontalAdvance(label);
  if (left == area.left() || label_end <= area.right()) {
    // On a ground of its own: the noise of a good model's loss lies about the floor.
    const QPointF baseline(left + 8, below ? line + 14 : line - 6);
    QColor ground = theme.color("panel");
    ground.setAlphaF(0.8F);
    painter.fillRect(QRectF(baseline.x() - 3, baseline.y() - 11, label_end - left - 10, 14), ground);
    painter.drawText(baseline, label);
  }
  const double width = theme.metric("line.floor");
  QPen pen(theme.color("floor"), width, Qt::CustomDashLine, Qt::FlatCap);
  QVector<qreal> pattern = theme.dash("floor");
  for (qreal& length : pattern) length /= width;  // Qt counts in pen widths
  pen.setDashPattern(pattern);
  painter.setPen(pen);
  painter.drawLine(QPointF(left, line + 0.5), QPointF(area.right(), line + 0.5));
}

}  // namespace pushforward::app
