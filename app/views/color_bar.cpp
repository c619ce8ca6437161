#include "app/views/color_bar.h"

#include <QFontMetricsF>
#include <QImage>
#include <cmath>

#include "app/style/theme.h"

namespace pushforward::app {

double color_bar_lock_left(const ColorBar& bar, double right) {
  return right - QFontMetricsF(Theme::current().font("tick")).horizontalAdvance(bar.unit) - 3 - color_bar_lock_width;
}

QRectF paint_color_bar(QPainter& painter, const ColorBar& bar, double left, double right, double baseline) {
  const Theme& theme = Theme::current();
  const double gap = 6.0;
  constexpr double least_strip = 28.0;
  painter.setFont(theme.font("tick"));
  const QFontMetricsF metrics(painter.font());
  painter.setPen(theme.color("text3"));
  painter.drawText(QPointF(right - metrics.horizontalAdvance(bar.unit), baseline), bar.unit);
  right = color_bar_lock_left(bar, right) - 1;
  // The room of the widest label, so that the strip stands still when a label changes.
  const double label_width = std::max(metrics.horizontalAdvance(bar.high), metrics.horizontalAdvance("≥ 0.00"));
  if (right - label_width < left + gap) return {};
  painter.setPen(theme.color("text2"));
  painter.drawText(QPointF(right - label_width, baseline), bar.high);
  QSizeF size = theme.size("color_bar");
  const double low_width = std::max(metrics.horizontalAdvance(bar.low), metrics.horizontalAdvance("−0.0"));
  const double room = right - label_width - gap - (left + low_width + 2 * gap);
  if (room < least_strip) return {};
  size.setWidth(std::min(size.width(), std::floor(room)));
  const QRectF strip(std::floor(right - label_width - gap - size.width()),
                     std::floor(theme.metric("size.view_header") / 2 - size.height() / 2), size.width(), size.height());
  painter.drawText(QPointF(strip.left() - gap - metrics.horizontalAdvance(bar.low), baseline), bar.low);
  const auto table = bar.map->table();
  const QImage colors(reinterpret_cast<const uchar*>(table.data()), static_cast<int>(table.size()), 1,
                      static_cast<qsizetype>(table.size_bytes()), QImage::Format_RGB32);
  painter.drawImage(strip, colors);
  if (bar.marks_middle) {
    painter.fillRect(QRectF(std::floor(strip.center().x()), strip.top() - 2, 1, strip.height() + 4),
                     theme.color("text"));
  }
  return strip;
}

}  // namespace pushforward::app
