// Part of a plot that stays the same over many frames, painted once. GUI thread.
#pragma once

#include <QPainter>
#include <QPixmap>

#include "app/views/plot_transform.h"

namespace pushforward::app {

class PaintedLayer {
 public:
  // What is painted has changed.
  void forget() { pixmap_ = QPixmap(); }

  // `paint(QPainter&)` paints in the widget's pixels. It is called when the place, the resolution or what is painted
  // has changed; what lies outside of the plot is cut off.
  template <typename Paint>
  void draw(QPainter& painter, const PlotTransform& transform, double pixel_ratio, const Paint& paint) {
    const QSize size = (transform.area.size() * pixel_ratio).toSize();
    if (pixmap_.isNull() || pixmap_.size() != size || pixmap_.devicePixelRatio() != pixel_ratio ||
        !(box_ == transform.box)) {
      pixmap_ = QPixmap(size);
      pixmap_.setDevicePixelRatio(pixel_ratio);
      pixmap_.fill(Qt::transparent);
      box_ = transform.box;
      QPainter layer(&pixmap_);
      layer.translate(-transform.area.topLeft());
      paint(layer);
    }
    painter.drawPixmap(transform.area.topLeft(), pixmap_);
  }

 private:
  QPixmap pixmap_;
  Box box_;
};

}  // namespace pushforward::app
