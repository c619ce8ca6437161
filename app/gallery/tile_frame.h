// The frame of a tile in the gallery: chosen, under the pointer, or neither. GUI thread.
#pragma once

#include <QPainter>
#include <QStyleOptionViewItem>

namespace pushforward::app {

void paint_tile_frame(QPainter& painter, const QRectF& tile, const QStyleOptionViewItem& option);

}  // namespace pushforward::app
