#include "app/views/dot_layer.h"

#include <algorithm>
#include <cmath>

namespace pushforward::app {

void DotLayer::begin(const PlotTransform& transform, double pixel_ratio) {
  transform_ = transform;
  ratio_ = pixel_ratio;
  const QSize size(static_cast<int>(std::ceil(transform.area.width() * pixel_ratio)),
                   static_cast<int>(std::ceil(transform.area.height() * pixel_ratio)));
  if (image_.size() != size) image_ = QImage(size, QImage::Format_ARGB32_Premultiplied);
  image_.setDevicePixelRatio(pixel_ratio);
  image_.fill(Qt::transparent);
}

void DotLayer::add(double x1, double x2, double radius, const QColor& color) {
  const QPointF pixel = (transform_.to_pixel(x1, x2) - transform_.area.topLeft()) * ratio_;
  const double reach = radius * ratio_ + 0.5;
  if (!(pixel.x() > -reach && pixel.x() < image_.width() + reach && pixel.y() > -reach &&
        pixel.y() < image_.height() + reach)) {
    return;
  }
  const int left = std::max(0, static_cast<int>(std::floor(pixel.x() - reach)));
  const int right = std::min(image_.width() - 1, static_cast<int>(std::ceil(pixel.x() + reach)));
  const int top = std::max(0, static_cast<int>(std::floor(pixel.y() - reach)));
  const int bottom = std::min(image_.height() - 1, static_cast<int>(std::ceil(pixel.y() + reach)));
  const float alpha = static_cast<float>(color.alphaF());
  const int red = color.red();
  const int green = color.green();
  const int blue = color.blue();
  for (int y = top; y <= bottom; ++y) {
    auto* line = reinterpret_cast<QRgb*>(image_.scanLine(y));
    for (int x = left; x <= right; ++x) {
      const double distance = std::hypot(x + 0.5 - pixel.x(), y + 0.5 - pixel.y());
      const auto coverage = static_cast<float>(std::clamp(reach - distance, 0.0, 1.0)) * alpha;
      if (coverage <= 0) continue;
      const QRgb below = line[x];
      const auto over = [coverage](int above, int under) {
        return static_cast<int>(static_cast<float>(above) * coverage + static_cast<float>(under) * (1 - coverage) +
                                0.5F);
      };
      line[x] =
          qRgba(over(red, qRed(below)), over(green, qGreen(below)), over(blue, qBlue(below)), over(255, qAlpha(below)));
    }
  }
}

void DotLayer::draw(QPainter& painter) const { painter.drawImage(transform_.area.topLeft(), image_); }

}  // namespace pushforward::app
