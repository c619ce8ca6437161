// The colour bar in a view's header: low end, strip, high end, unit.
#pragma once

#include <QPainter>
#include <QString>

#include "app/style/color_map.h"

namespace pushforward::app {

struct ColorBar {
  const ColorMap* map = nullptr;
  QString low;
  QString high;
  QString unit;
  bool marks_middle = false;
};

// Room that the unit and, left of it, the lock of the scale take at the right end of the header, in pixels.
inline constexpr double color_bar_unit_width = 50.0;
inline constexpr double color_bar_lock_width = 22.0;

// Ends at `right`; the texts stand on `baseline`. Returns the rectangle of the strip.
QRectF paint_color_bar(QPainter& painter, const ColorBar& bar, double right, double baseline);

}  // namespace pushforward::app
