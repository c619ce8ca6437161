#include "app/gallery/tile_frame.h"

#include "app/style/theme.h"

namespace pushforward::app {

void paint_tile_frame(QPainter& painter, const QRectF& tile, const QStyleOptionViewItem& option) {
  const Theme& theme = Theme::current();
  const bool current = option.state.testFlag(QStyle::State_Selected);
  const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
  painter.setPen(QPen(theme.color(current ? "accent" : hovered ? "control" : "hairline"), current ? 1.5 : 1.0));
  painter.setBrush(theme.color(QStringLiteral("panel")));
  painter.drawRect(tile.adjusted(0.5, 0.5, -0.5, -0.5));
}

}  // namespace pushforward::app
