// Many small round dots drawn at once, at the resolution of the screen.
#pragma once

#include <QColor>
#include <QImage>
#include <QPainter>
#include <span>

#include "app/views/plot_transform.h"

namespace pushforward::app {

class DotLayer {
 public:
  // Empties the layer and gives it the size of the plot.
  void begin(const PlotTransform& transform, double pixel_ratio);
  // `radius` in device-independent pixels; points that are not finite or not in sight are left out.
  void add(double x1, double x2, double radius, const QColor& color);
  void draw(QPainter& painter) const;

 private:
  PlotTransform transform_;
  double ratio_ = 1.0;
  QImage image_;  // premultiplied
};

}  // namespace pushforward::app
