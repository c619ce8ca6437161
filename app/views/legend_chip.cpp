#include "app/views/legend_chip.h"

#include <QFontMetricsF>
#include <cmath>

#include "app/style/theme.h"

namespace pushforward::app {
namespace {

constexpr double height = 18.0;
constexpr double opacity = 0.88;
constexpr double mark_width = 14.0;
constexpr double padding = 8.0;
constexpr double gap = 6.0;
constexpr double between_items = 16.0;

}  // namespace

QRectF paint_legend_chip(QPainter& painter, QPointF bottom_left, const std::vector<LegendItem>& items) {
  const Theme& theme = Theme::current();
  painter.setFont(theme.font("caption"));
  const QFontMetricsF metrics(painter.font());
  double width = 2 * padding - between_items;
  for (const LegendItem& item : items) {
    width += mark_width + gap + metrics.horizontalAdvance(item.text) + between_items;
  }
  const QRectF chip(bottom_left.x(), bottom_left.y() - height, std::ceil(width), height);
  QColor ground = theme.color("chip");
  ground.setAlphaF(static_cast<float>(opacity));
  painter.fillRect(chip, ground);
  const QColor ink = theme.color("chip_text");
  const double middle = chip.center().y();
  double x = chip.left() + padding;
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  for (const LegendItem& item : items) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    if (item.mark == LegendMark::line) painter.drawRect(QRectF(x, middle - 0.75, mark_width, 1.5));
    if (item.mark == LegendMark::dots) {
      for (const double offset : {3.0, 7.0, 11.0}) painter.drawEllipse(QPointF(x + offset, middle), 1.3, 1.3);
    }
    if (item.mark == LegendMark::swatch) {
      painter.setPen(QPen(ink, 1));
      painter.setBrush(item.fill);
      painter.drawRect(QRectF(x + 0.5, middle - 4.5, mark_width - 1, 9));
    }
    x += mark_width + gap;
    painter.setPen(ink);
    painter.drawText(QPointF(x, middle + 4), item.text);
    x += metrics.horizontalAdvance(item.text) + between_items;
  }
  painter.restore();
  return chip;
}

}  // namespace pushforward::app
