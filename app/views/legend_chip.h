// The small dark label at the bottom left of a plot that says what its marks mean.
#pragma once

#include <QColor>
#include <QPainter>
#include <QString>
#include <vector>

namespace pushforward::app {

enum class LegendMark { line, dots, swatch };

struct LegendItem {
  LegendMark mark;
  QString text;
  QColor fill;  // of a swatch
};

// Returns the rectangle that was filled.
QRectF paint_legend_chip(QPainter& painter, QPointF bottom_left, const std::vector<LegendItem>& items);

}  // namespace pushforward::app
