// Many small round dots and rings drawn at once, at the resolution of the screen.
#pragma once

#include <QColor>
#include <QImage>
#include <QPainter>
#include <vector>

#include "app/views/plot_transform.h"

namespace pushforward::app {

// Pictures of one dot at all places between the pixels, so that drawing a dot is a matter of copying.
class DotStamp {
 public:
  // `radius` in pixels of the screen. Nothing is done when nothing has changed.
  // A hole makes it a ring: its radius, in the same pixels.
  void prepare(double radius, const QColor& color, double hole = 0.0);

 private:
  friend class DotLayer;
  static constexpr int phases = 8;  // along each axis; no place is off by more than a sixteenth of a pixel
  double radius_ = 0.0;
  double hole_ = 0.0;
  QRgb color_ = 0;
  int first_ = 0;  // column of the picture's left edge, from the pixel that the dot's middle lies in; rows alike
  int side_ = 0;
  std::vector<QRgb> pixels_;  // premultiplied; phases * phases pictures, the phase along x being the faster index
};

class DotLayer {
 public:
  // Empties the layer and gives it the size of the plot.
  void begin(const PlotTransform& transform, double pixel_ratio);
  // Points that are not finite or not in sight are left out.
  void add(double x1, double x2, const DotStamp& stamp);
  void draw(QPainter& painter) const;

 private:
  PlotTransform transform_;
  double ratio_ = 1.0;
  QImage image_;  // premultiplied
};

}  // namespace pushforward::app
