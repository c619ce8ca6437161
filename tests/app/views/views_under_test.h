// Helpers of the view tests: rendering to an image and questions about its pixels.
#pragma once

#include <QColor>
#include <QImage>
#include <QPainter>
#include <QPalette>
#include <QWidget>
#include <cmath>
#include <functional>

#include "app/views/plot_transform.h"

namespace pushforward::test {

[[nodiscard]] inline QImage picture_of(QWidget& view) {
  return view.grab().toImage().convertToFormat(QImage::Format_RGB32);
}

[[nodiscard]] inline QColor pixel_at(const QImage& image, const app::PlotTransform& transform, double x1, double x2) {
  const QPointF place = transform.to_pixel(x1, x2) * image.devicePixelRatio();
  return image.pixelColor(static_cast<int>(place.x()), static_cast<int>(place.y()));
}

// Largest difference of a channel.
[[nodiscard]] inline int difference(const QColor& a, const QColor& b) {
  return std::max({std::abs(a.red() - b.red()), std::abs(a.green() - b.green()), std::abs(a.blue() - b.blue())});
}

[[nodiscard]] inline int count_pixels(const QImage& image, const QRectF& area,
                                      const std::function<bool(const QColor&)>& wanted) {
  int count = 0;
  const QRect pixels = area.toAlignedRect() & image.rect();
  for (int y = pixels.top(); y <= pixels.bottom(); ++y) {
    for (int x = pixels.left(); x <= pixels.right(); ++x) count += wanted(image.pixelColor(x, y)) ? 1 : 0;
  }
  return count;
}

}  // namespace pushforward::test
