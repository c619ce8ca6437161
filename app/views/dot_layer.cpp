#include "app/views/dot_layer.h"

#include <algorithm>
#include <cmath>

namespace pushforward::app {
namespace {

// Source over destination, both premultiplied, two channels at a time; exact division by 255 with rounding.
inline QRgb over(QRgb above, QRgb below) {
  const std::uint32_t rest = 255 - (above >> 24);
  std::uint32_t even = (below & 0xFF00FF) * rest;
  even = ((even + ((even >> 8) & 0xFF00FF) + 0x800080) >> 8) & 0xFF00FF;
  std::uint32_t odd = ((below >> 8) & 0xFF00FF) * rest;
  odd = (odd + ((odd >> 8) & 0xFF00FF) + 0x800080) & 0xFF00FF00;
  return above + (even | odd);
}

}  // namespace

void DotStamp::prepare(double radius, const QColor& color, double hole) {
  if (radius == radius_ && hole == hole_ && color.rgba() == color_ && !pixels_.empty()) return;
  radius_ = radius;
  hole_ = hole;
  color_ = color.rgba();
  // Pixels whose middles are nearer than this are covered at least in part.
  const double reach = radius + 0.5;
  first_ = 1 - static_cast<int>(std::ceil(reach + 0.5));
  const int last = static_cast<int>(std::ceil(reach + 0.5 - 1.0 / phases)) - 1;
  side_ = last - first_ + 1;
  pixels_.clear();
  for (int phase_y = 0; phase_y < phases; ++phase_y) {
    for (int phase_x = 0; phase_x < phases; ++phase_x) {
      for (int y = first_; y <= last; ++y) {
        for (int x = first_; x <= last; ++x) {
          const double distance = std::hypot(x + 0.5 - static_cast<double>(phase_x) / phases,
                                             y + 0.5 - static_cast<double>(phase_y) / phases);
          const double inside = hole > 0.0 ? std::clamp(hole + 0.5 - distance, 0.0, 1.0) : 0.0;
          const double coverage =
              (std::clamp(reach - distance, 0.0, 1.0) - inside) * static_cast<double>(color.alphaF());
          const auto share = [coverage](int channel) { return static_cast<int>(std::lround(channel * coverage)); };
          pixels_.push_back(qRgba(share(color.red()), share(color.green()), share(color.blue()), share(255)));
        }
      }
    }
  }
}

void DotLayer::begin(const PlotTransform& transform, double pixel_ratio) {
  transform_ = transform;
  ratio_ = pixel_ratio;
  const QSize size(static_cast<int>(std::ceil(transform.area.width() * pixel_ratio)),
                   static_cast<int>(std::ceil(transform.area.height() * pixel_ratio)));
  if (image_.size() != size) image_ = QImage(size, QImage::Format_ARGB32_Premultiplied);
  image_.setDevicePixelRatio(pixel_ratio);
  image_.fill(Qt::transparent);
}

void DotLayer::add(double x1, double x2, const DotStamp& stamp) {
  const QPointF pixel = (transform_.to_pixel(x1, x2) - transform_.area.topLeft()) * ratio_;
  const int width = image_.width();
  const int height = image_.height();
  const int side = stamp.side_;
  if (!(pixel.x() > -side && pixel.x() < width + side && pixel.y() > -side && pixel.y() < height + side)) return;
  const int place_x = static_cast<int>(std::lround(pixel.x() * DotStamp::phases));
  const int place_y = static_cast<int>(std::lround(pixel.y() * DotStamp::phases));
  const auto phase = [](int place) { return place & (DotStamp::phases - 1); };
  const QRgb* picture = stamp.pixels_.data() +
                        static_cast<std::ptrdiff_t>(phase(place_y) * DotStamp::phases + phase(place_x)) * side * side;
  const int left = (place_x - phase(place_x)) / DotStamp::phases + stamp.first_;
  const int top = (place_y - phase(place_y)) / DotStamp::phases + stamp.first_;
  const int begin = std::max(0, -left);
  const int end = std::min(side, width - left);
  const std::ptrdiff_t stride = image_.bytesPerLine() / static_cast<std::ptrdiff_t>(sizeof(QRgb));
  auto* pixels = reinterpret_cast<QRgb*>(image_.bits());
  for (int row = std::max(0, -top); row < std::min(side, height - top); ++row) {
    QRgb* line = pixels + (top + row) * stride + left;
    const QRgb* source = picture + static_cast<std::ptrdiff_t>(row) * side;
    for (int column = begin; column < end; ++column) line[column] = over(source[column], line[column]);
  }
}

void DotLayer::draw(QPainter& painter) const { painter.drawImage(transform_.area.topLeft(), image_); }

}  // namespace pushforward::app
