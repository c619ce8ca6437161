// The small picture on a card: what one layer alone does to a regular grid.
#pragma once

#include <QRectF>
#include <vector>

class QPainter;

namespace pushforward::app {

// `points` are x1, x2 of side * side vertices, row by row, the image of a grid over [-3, 3]^2. Draws the plot
// background, the grid's lines and a hairline frame; a bypassed layer's grid is dashed. Draws no grid when there is
// none yet.
void paint_thumbnail(QPainter& painter, const QRectF& frame, int side, const std::vector<float>& points, bool dashed);

}  // namespace pushforward::app
