#include "app/editors/card_thumbnail.h"

#include <QPainter>
#include <QPolygonF>
#include <algorithm>
#include <cmath>

#include "app/style/theme.h"

namespace pushforward::app {

namespace {

// Half the frame in units of the plane: leaves room for what grows beyond the grid's own [-3, 3].
constexpr double half_extent = 4.4;

QPolygonF grid_line(const std::vector<float>& points, int side, int first, int stride, const QRectF& frame) {
  QPolygonF line;
  line.reserve(side);
  for (int i = 0; i < side; ++i) {
    const auto vertex = static_cast<std::size_t>(2 * (first + i * stride));
    const double x1 = points[vertex];
    const double x2 = points[vertex + 1];
    if (!std::isfinite(x1) || !std::isfinite(x2)) continue;
    // Far away vertices are of no use to the picture and slow to rasterise.
    const double limit = 10.0 * half_extent;
    line << QPointF(frame.center().x() + std::clamp(x1, -limit, limit) / half_extent * frame.width() / 2,
                    frame.center().y() - std::clamp(x2, -limit, limit) / half_extent * frame.height() / 2);
  }
  return line;
}

}  // namespace

void paint_thumbnail(QPainter& painter, const QRectF& frame, int side, const std::vector<float>& points, bool dashed) {
  const Theme& theme = Theme::current();
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing, false);
  painter.fillRect(frame, theme.color("plot"));
  if (side > 1 && points.size() >= static_cast<std::size_t>(2 * side * side)) {
    painter.save();
    painter.setClipRect(frame.adjusted(1, 1, -1, -1), Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(theme.color("thumb"), theme.metric("line.thumb"));
    if (dashed) {
      QVector<qreal> pattern = theme.dash("bypassed");
      for (qreal& length : pattern) length /= pen.widthF();
      pen.setDashPattern(pattern);
    }
    painter.setPen(pen);
    // Dashes of lines that lie close would run together.
    for (int i = 0; i < side; i += dashed ? 2 : 1) {
      painter.drawPolyline(grid_line(points, side, i * side, 1, frame));
      painter.drawPolyline(grid_line(points, side, i, side, frame));
    }
    painter.restore();
  }
  painter.setPen(QPen(theme.color("hairline"), theme.metric("line.hairline")));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(frame.adjusted(0, 0, -1, -1));
  painter.restore();
}

}  // namespace pushforward::app
