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

// Left end of the room of the lock, between the high end and the unit of a bar that ends at `right`.
inline constexpr double color_bar_lock_width = 24.0;
[[nodiscard]] double color_bar_lock_left(const ColorBar& bar, double right);

// Between `left`, where the header's words end, and `right`; the texts stand on `baseline`. What there is no room for
// is left out: first the strip becomes shorter. Returns the rectangle of the strip.
QRectF paint_color_bar(QPainter& painter, const ColorBar& bar, double left, double right, double baseline);

}  // namespace pushforward::app
