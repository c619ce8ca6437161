#include "app/editors/target_thumbnail.h"

#include <algorithm>
#include <cmath>

namespace pushforward::app {

QImage target_thumbnail(const Target& target, int pixels, const ColorMap& map) {
  const Box box = target.box();
  // A square around the middle, so that nothing is stretched.
  const double half = 0.5 * std::max(box.right - box.left, box.top - box.bottom);
  const double x = 0.5 * (box.left + box.right), y = 0.5 * (box.bottom + box.top);
  Matrix points(2, pixels * pixels);
  for (int row = 0; row < pixels; ++row)
    for (int column = 0; column < pixels; ++column)
      points.col(row * pixels + column) << x + half * (2.0 * (column + 0.5) / pixels - 1.0),
          y - half * (2.0 * (row + 0.5) / pixels - 1.0);
  const Vector log_density = target.log_density(points);
  const double peak = log_density.maxCoeff();
  QImage image(pixels, pixels, QImage::Format_RGB32);
  for (int row = 0; row < pixels; ++row) {
    auto* line = reinterpret_cast<QRgb*>(image.scanLine(row));
    for (int column = 0; column < pixels; ++column)
      line[column] = map.at(std::exp(log_density(row * pixels + column) - peak));
  }
  return image;
}

}  // namespace pushforward::app
