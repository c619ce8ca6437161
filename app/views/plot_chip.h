// A short dark label on a plot, as readouts next to a point. GUI thread.
#pragma once

#include <QPainter>
#include <QString>
#include <vector>

namespace pushforward::app {

// Beside `anchor`, towards the corner that `direction` points to as long as that lies inside of `area` and on nothing
// that is `written` there.
void paint_plot_chip(QPainter& painter, QPointF anchor, const QRectF& area, const QString& text,
                     QPointF direction = {1.0, -1.0}, const std::vector<QRectF>& written = {});

}  // namespace pushforward::app
