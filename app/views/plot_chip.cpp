#include "app/views/plot_chip.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>
#include <utility>

#include "app/style/theme.h"

namespace pushforward::app {
namespace {

constexpr double height = 18.0;
constexpr double opacity = 0.88;
constexpr double padding = 6.0;
constexpr double distance = 11.0;  // of the nearer corner from the anchor, along each axis

}  // namespace

void paint_plot_chip(QPainter& painter, QPointF anchor, const QRectF& area, const QString& text, QPointF direction,
                     const std::vector<QRectF>& written) {
  if (text.isEmpty()) return;
  const Theme& theme = Theme::current();
  painter.setFont(theme.font("caption"));
  const double width = std::ceil(QFontMetricsF(painter.font()).horizontalAdvance(text) + 2 * padding);
  const bool wants_right = direction.x() >= 0, wants_above = direction.y() <= 0;
  const auto chip_at = [&](bool right, bool above) {
    return QRectF(std::round(right ? anchor.x() + distance : anchor.x() - distance - width),
                  std::round(above ? anchor.y() - distance - height : anchor.y() + distance), width, height);
  };
  QRectF chip = chip_at(wants_right, wants_above);
  // The wanted corner first, the opposite one last. Where none is free, one that lies inside must do.
  const auto take_first = [&](bool over_words) {
    for (const auto& [turns_x, turns_y] : {std::pair{false, false}, {false, true}, {true, false}, {true, true}}) {
      const QRectF place = chip_at(wants_right != turns_x, wants_above != turns_y);
      const bool meets = std::ranges::any_of(written, [&](const QRectF& other) { return other.intersects(place); });
      if (!area.contains(place) || (meets && !over_words)) continue;
      chip = place;
      return true;
    }
    return false;
  };
  if (!take_first(false)) take_first(true);
  QColor ground = theme.color("chip");
  ground.setAlphaF(static_cast<float>(opacity));
  painter.fillRect(chip, ground);
  painter.setPen(theme.color("chip_text"));
  painter.drawText(QPointF(chip.left() + padding, chip.center().y() + 4), text);
}

}  // namespace pushforward::app
