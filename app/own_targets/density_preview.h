// The picture of a density that somebody is making, drawn by the window itself before the target is compiled: the map
// of the density view, clear where there is nothing, so that the view below stays seen.
#pragma once

#include <QImage>
#include <QPainter>
#include <functional>

#include "app/style/color_map.h"
#include "app/views/plot_transform.h"

namespace pushforward::app {

class DensityPreview {
 public:
  DensityPreview();
  // `density` of a cell (column, row), the bottom row first, is at least 0; only the share of the largest counts.
  void make(const Box& box, int columns, int rows, const std::function<double(int, int)>& density);
  void clear() { image_ = {}; }
  [[nodiscard]] bool is_empty() const { return image_.isNull(); }
  void paint(QPainter& painter, const PlotTransform& transform, double opacity) const;

 private:
  ColorMap map_;
  QImage image_;  // premultiplied
  Box box_;
};

}  // namespace pushforward::app
