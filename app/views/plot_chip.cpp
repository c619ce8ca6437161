#include "app/views/plot_chip.h"

#include <QFontMetricsF>
#include <cmath>

#include "app/style/theme.h"

namespace pushforward::app {
namespace {

constexpr double height = 18.0;
constexpr double opacity = 0.88;
constexpr double padding = 6.0;
constexpr double distance = 11.0;  // of the nearer corner from the anchor, along each axis

}  // namespace

void paint_plot_chip(QPainter& painter, QPointF anchor, const QRectF& area, const QString& text, QPointF direction) {
  if (text.isEmpty()) return;
  const Theme& theme = Theme::current();
  painter.setFont(theme.font("caption"));
  const double width = std::ceil(QFontMetricsF(painter.font()).horizontalAdvance(text) + 2 * padding);
  const bool fits_right = anchor.x() + distance + width <= area.right();
  const bool fits_left = anchor.x() - distance - width >= area.left();
  const bool right = direction.x() >= 0 ? fits_right || !fits_left : !fits_left;
  const bool fits_above = anchor.y() - distance - height >= area.top();
  const bool fits_below = anchor.y() + distance + height <= area.bottom();
  const bool above = direction.y() <= 0 ? fits_above || !fits_below : !fits_below;
  const QRectF chip(std::round(right ? anchor.x() + distance : anchor.x() - distance - width),
                    std::round(above ? anchor.y() - distance - height : anchor.y() + distance), width, height);
  QColor ground = theme.color("chip");
  ground.setAlphaF(static_cast<float>(opacity));
  painter.fillRect(chip, ground);
  painter.setPen(theme.color("chip_text"));
  painter.drawText(QPointF(chip.left() + padding, chip.center().y() + 4), text);
}

}  // namespace pushforward::app
