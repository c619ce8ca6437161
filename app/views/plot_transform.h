// Where a rectangle of the plane lies on the screen, both axes on one scale.
#pragma once

#include <QPointF>
#include <QRectF>
#include <algorithm>

#include "core/targets/target.h"

namespace pushforward::app {

struct PlotTransform {
  QRectF area;         // of the widget, in its pixels
  Box box;             // what `area` shows
  double scale = 1.0;  // pixels per unit, along both axes

  [[nodiscard]] QPointF to_pixel(double x1, double x2) const {
    return {area.left() + (x1 - box.left) * scale, area.bottom() - (x2 - box.bottom) * scale};
  }
  [[nodiscard]] QPointF to_plane(QPointF pixel) const {
    return {box.left + (pixel.x() - area.left()) / scale, box.bottom + (area.bottom() - pixel.y()) / scale};
  }
  [[nodiscard]] QRectF to_pixels(const Box& part) const {
    return QRectF(to_pixel(part.left, part.top), to_pixel(part.right, part.bottom));
  }
};

// Shows all of `wanted`, in the middle, and whatever more the area has room for.
[[nodiscard]] inline PlotTransform fit_equal_aspect(const Box& wanted, const QRectF& area) {
  const double width = wanted.right - wanted.left;
  const double height = wanted.top - wanted.bottom;
  PlotTransform result{area, wanted, std::min(area.width() / width, area.height() / height)};
  const double x1 = (wanted.left + wanted.right) / 2;
  const double x2 = (wanted.bottom + wanted.top) / 2;
  const double half_width = area.width() / result.scale / 2;
  const double half_height = area.height() / result.scale / 2;
  result.box = {x1 - half_width, x1 + half_width, x2 - half_height, x2 + half_height};
  return result;
}

}  // namespace pushforward::app
