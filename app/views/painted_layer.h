// Part of a plot that stays the same over many frames, painted once. GUI thread.
#pragma once

#include <QPainter>
#include <QPixmap>

#include "app/views/plot_transform.h"

namespace pushforward::app {

class PaintedLayer {
 public:
  // Where nothing is painted, `ground` is seen; an opaque one is the cheapest to draw.
  explicit PaintedLayer(const QColor& ground = Qt::transparent) : ground_(ground) {}
  void set_ground(const QColor& ground) {
    ground_ = ground;
    forget();
  }
  // What is painted has changed.
  void forget() { is_painted_ = false; }

  // `paint(QPainter&)` paints in the widget's pixels. It is called when the place, the resolution or what is painted
  // has changed; what lies outside of the plot is cut off.
  template <typename Paint>
  void draw(QPainter& painter, const PlotTransform& transform, double pixel_ratio, const Paint& paint) {
    const QSize size = (transform.area.size() * pixel_ratio).toSize();
    const bool fits = pixmap_.size() == size && pixmap_.devicePixelRatio() == pixel_ratio;
    if (!fits) {
      pixmap_ = QPixmap(size);
      pixmap_.setDevicePixelRatio(pixel_ratio);
    }
    if (!fits || !is_painted_ || !(box_ == transform.box)) {
      pixmap_.fill(ground_);
      box_ = transform.box;
      is_painted_ = true;
      QPainter layer(&pixmap_);
      layer.translate(-transform.area.topLeft());
      paint(layer);
    }
    painter.drawPixmap(transform.area.topLeft(), pixmap_);
  }

  // What was painted last, stretched so that every point of the plane is at its place: for the moments in which the
  // widget's size changes faster than it can be painted. False before anything was painted.
  bool draw_stretched(QPainter& painter, const PlotTransform& transform) const {
    if (pixmap_.isNull()) return false;
    const QRectF place(transform.to_pixel(box_.left, box_.top), transform.to_pixel(box_.right, box_.bottom));
    painter.save();
    painter.setClipRect(transform.area);
    painter.drawPixmap(place, pixmap_, QRectF(pixmap_.rect()));
    painter.restore();
    return true;
  }

 private:
  QColor ground_;
  QPixmap pixmap_;
  Box box_;
  bool is_painted_ = false;
};

}  // namespace pushforward::app
