// The warped grid in a figure: cells as a picture, the grid's lines as curves.
#include <cmath>

#include "app/views/figure_marks.h"
#include "app/views/log_det_view.h"
#include "app/views/warp_raster.h"
#include "app/views/warp_view.h"

namespace pushforward::app {
namespace {

constexpr double reach = 3.0;  // of the grid in z, to either side
constexpr int lines = 25;      // along each axis
constexpr int pieces = 8;      // of a line between two others
constexpr int side = (lines - 1) * pieces + 1;
constexpr double line_width = 0.35;  // points
// Lines are drawn in full where cells are this thick or thicker, in points, and fade with thinner ones: else ink would
// hide the colour of what is squeezed. In steps, each of which is one path.
constexpr double full_ink_thickness = 4.0;
constexpr int shades = 5;

std::vector<float> vertices() {
  std::vector<float> points;
  for (int row = 0; row < side; ++row)
    for (int column = 0; column < side; ++column) {
      points.push_back(static_cast<float>(std::lerp(-reach, reach, 1.0 * column / (side - 1))));
      points.push_back(static_cast<float>(std::lerp(-reach, reach, 1.0 * row / (side - 1))));
    }
  return points;
}

class WarpContents final : public PanelContents {
 public:
  explicit WarpContents(const PanelInput& input) {
    Evaluation image =
        input.evaluate({.direction = Direction::forward, .range = {}, .source = vertices(), .want_log_prob = true});
    mesh_.side = side;
    mesh_.base_box = {-reach, reach, -reach, reach};
    mesh_.points = std::move(image.points);
    mesh_.log_det = std::move(image.log_det);
    for (float& value : mesh_.log_det) value = -value;  // of f^-1 at the image
    DensityField field;
    field.log_prob = std::move(image.log_prob);
    field.log_det = mesh_.log_det;
    extent_ = log_det_extent(field, peak_log_density(field.log_prob) + std::log(input.look.veil_below));
    end_ = input.figure.log_det_end.value_or(extent_.end);
    pixel_ratio_ = input.dpi / points_per_inch;
  }

  [[nodiscard]] double scale_end() const override { return end_; }

  [[nodiscard]] std::optional<FigureColorBar> color_bar(const FigureLook& look, double scale_end) const override {
    return log_det_figure_bar(look, extent_, scale_end);
  }

  void paint(PanelCanvas& canvas) const override {
    const FigureLook& look = canvas.look();
    const QRectF& area = canvas.area();
    WarpRaster raster;
    const PlotTransform transform{area, canvas.box(), area.width() / (canvas.box().right - canvas.box().left)};
    raster.render(mesh_, transform, pixel_ratio_,
                  {.map = &look.log_det, .range = canvas.scale_end, .edge = std::nullopt, .background = 0});
    canvas.image(area, raster.image());
    paint_lines(canvas);
  }

 private:
  [[nodiscard]] QPointF vertex(const PanelCanvas& canvas, int column, int row) const {
    const auto index = 2 * (static_cast<std::size_t>(row) * side + static_cast<std::size_t>(column));
    return canvas.to_page(static_cast<double>(mesh_.points[index]), static_cast<double>(mesh_.points[index + 1]));
  }

  // Of the cell between lines whose lower left corner this is: its area by its longer diagonal, in points.
  [[nodiscard]] double thickness(const PanelCanvas& canvas, int column, int row) const {
    column = std::min(column - column % pieces, side - 1 - pieces);
    row = std::min(row - row % pieces, side - 1 - pieces);
    const QPointF across = vertex(canvas, column + pieces, row + pieces) - vertex(canvas, column, row);
    const QPointF other = vertex(canvas, column, row + pieces) - vertex(canvas, column + pieces, row);
    const double area = 0.5 * std::abs(across.x() * other.y() - across.y() * other.x());
    const double longest = std::max(std::hypot(across.x(), across.y()), std::hypot(other.x(), other.y()));
    return longest > 0 ? 1.4 * area / longest : 0.0;
  }

  void paint_lines(PanelCanvas& canvas) const {
    std::vector<std::vector<QPolygonF>> by_shade(shades);
    for (const bool along_first : {true, false})
      for (int line = 0; line < side; line += pieces)
        for (int start = 0; start + 1 < side; start += pieces) {
          QPolygonF piece;
          for (int i = start; i <= start + pieces; ++i)
            piece.append(along_first ? vertex(canvas, i, line) : vertex(canvas, line, i));
          const double ink = along_first ? thickness(canvas, start, line) : thickness(canvas, line, start);
          const int shade = std::clamp(static_cast<int>(shades * ink / full_ink_thickness), 0, shades - 1);
          by_shade[static_cast<std::size_t>(shade)].push_back(thinned(piece, 0.03));
        }
    for (int shade = 0; shade < shades; ++shade) {
      QColor color = canvas.look().mesh;
      color.setAlphaF(0.15F + 0.85F * static_cast<float>(shade) / (shades - 1));
      canvas.lines(by_shade[static_cast<std::size_t>(shade)], color, line_width);
    }
  }

  WarpMesh mesh_;
  LogDetExtent extent_;
  double end_ = 1.0;
  double pixel_ratio_ = 1.0;  // pixels per point
};

}  // namespace

FigureKind warp_figure() {
  return {.math = QStringLiteral("<i>f</i>(<i>z</i>)"),
          .surround = Surround::x_plane,
          .has_color_bar = true,
          .follows_depth = true,
          .compute = [](const PanelInput& input) { return std::make_unique<WarpContents>(input); }};
}

}  // namespace pushforward::app
