// Cutting lines and areas off at a rectangle as geometry: Qt 6.4's SVG generator knows no clip regions.
#pragma once

#include <QPolygonF>
#include <QRectF>
#include <vector>

namespace pushforward::app {

// The pieces of an open line that lie inside, by Liang and Barsky's parametric clipping of each segment. A point that
// is not finite ends a piece.
[[nodiscard]] std::vector<QPolygonF> clipped_line(const QPolygonF& line, const QRectF& area);

// The part of a simple polygon that lies inside, by Sutherland and Hodgman; empty when none does.
[[nodiscard]] QPolygonF clipped_polygon(const QPolygonF& polygon, const QRectF& area);

}  // namespace pushforward::app
