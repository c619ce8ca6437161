#include "app/own_targets/density_preview.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "app/style/theme.h"

namespace pushforward::app {
namespace {

// At this share of the peak and above the picture is as opaque as it gets.
constexpr double opaque_from = 0.2;

}  // namespace

DensityPreview::DensityPreview() : map_(density_map(Theme::current())) {}

void DensityPreview::make(const Box& box, int columns, int rows, const std::function<double(int, int)>& density) {
  map_ = density_map(Theme::current());
  box_ = box;
  std::vector<double> values;
  values.reserve(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
  for (int row = rows - 1; row >= 0; --row)
    for (int column = 0; column < columns; ++column) values.push_back(density(column, row));
  const double peak = *std::ranges::max_element(values);
  if (image_.size() != QSize(columns, rows)) image_ = QImage(columns, rows, QImage::Format_ARGB32_Premultiplied);
  auto value = values.begin();
  for (int line = 0; line < rows; ++line) {
    auto* pixels = reinterpret_cast<QRgb*>(image_.scanLine(line));
    for (int column = 0; column < columns; ++column, ++value) {
      const double share = peak > 0.0 ? *value / peak : 0.0;
      const QRgb color = map_.at(share);
      const int alpha = static_cast<int>(std::lround(255.0 * std::min(1.0, share / opaque_from)));
      pixels[column] = qPremultiply(qRgba(qRed(color), qGreen(color), qBlue(color), alpha));
    }
  }
}

void DensityPreview::paint(QPainter& painter, const PlotTransform& transform, double opacity) const {
  if (image_.isNull()) return;
  painter.save();
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  painter.setOpacity(opacity);
  painter.drawImage(transform.to_pixels(box_), image_);
  painter.restore();
}

}  // namespace pushforward::app
