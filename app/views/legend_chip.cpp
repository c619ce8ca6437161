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
constexpr double inset = 8.0;  // from the plot's edges
constexpr double least_plot_height = 160.0;

}  // namespace

void LegendChip::paint(QPainter& painter, const QRectF& area, const std::vector<LegendItem>& items) {
  if (items.empty() || area.height() < least_plot_height) return;
  const double ratio = painter.device()->devicePixelRatioF();
  if (items != items_ || pixmap_.devicePixelRatio() != ratio || is_dark_ != Theme::current().is_dark()) {
    prepare(items, ratio);
  }
  painter.drawPixmap(area.bottomLeft() + QPointF(inset, -inset - height), pixmap_);
}

void LegendChip::prepare(const std::vector<LegendItem>& items, double pixel_ratio) {
  const Theme& theme = Theme::current();
  items_ = items;
  is_dark_ = theme.is_dark();
  const QFontMetricsF metrics(theme.font("caption"));
  double width = 2 * padding - between_items;
  for (const LegendItem& item : items) {
    width += mark_width + gap + metrics.horizontalAdvance(item.text) + between_items;
  }
  const QRectF chip(0, 0, std::ceil(width), height);
  pixmap_ = QPixmap((chip.size() * pixel_ratio).toSize());
  pixmap_.setDevicePixelRatio(pixel_ratio);
  QColor ground = theme.color("chip");
  ground.setAlphaF(static_cast<float>(opacity));
  pixmap_.fill(ground);
  QPainter painter(&pixmap_);
  painter.setFont(theme.font("caption"));
  painter.setRenderHint(QPainter::Antialiasing);
  const QColor ink = theme.color("chip_text");
  const double middle = chip.center().y();
  double x = chip.left() + padding;
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
}

}  // namespace pushforward::app
