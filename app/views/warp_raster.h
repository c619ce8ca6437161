// The image of the base grid as filled cells with edges. Thousands of small polygons: QPainter needs about ten times
// as long for them as this rasteriser, which fills cells without blending at twice the resolution and then averages.
#pragma once

#include <QImage>
#include <QPainter>
#include <cstdint>
#include <optional>
#include <vector>

#include "app/session/frame.h"
#include "app/style/color_map.h"
#include "app/views/plot_transform.h"

namespace pushforward::app {

struct WarpColors {
  const ColorMap* map = nullptr;
  double range = 1.0;        // nats
  std::optional<QRgb> edge;  // none: cells without edges
  QRgb background = 0;       // premultiplied, opaque or wholly transparent
};

class WarpRaster {
 public:
  void render(const WarpMesh& mesh, const PlotTransform& transform, double pixel_ratio, const WarpColors& colors);
  void draw(QPainter& painter) const;
  [[nodiscard]] const QImage& image() const { return image_; }

 private:
  struct Point {
    float x = 0.0F;
    float y = 0.0F;
  };
  void fill_cell(const Point (&corners)[4], QRgb color);
  // Corners in either order; where sides cross or bend inwards it needs fill_triangle().
  void fill_convex(const Point (&corners)[4], bool clockwise, QRgb color);
  void fill_triangle(Point a, Point b, Point c, QRgb color);
  void draw_edge(Point a, Point b, QRgb color, int strength);
  void draw_edges(std::size_t side, QRgb color);
  void average(int width, int height, bool opaque);

  std::vector<QRgb> canvas_;  // twice the size of the image in both directions
  std::vector<Point> points_;
  std::vector<std::uint8_t> strengths_;  // of edges, by cell
  int columns_ = 0;
  int rows_ = 0;
  QPointF corner_;
  QImage image_;
};

}  // namespace pushforward::app
