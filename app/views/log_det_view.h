// How much f^-1 stretches or squeezes the plane: ln |det| of its Jacobian as a diverging map with 0 in the middle.
#pragma once

#include <array>

#include "app/views/contours.h"
#include "app/views/legend_chip.h"
#include "app/views/log_det_scale.h"
#include "app/views/plot_area.h"

namespace pushforward::app {

struct FigureColorBar;
struct FigureKind;
struct FigureLook;

class LogDetView : public PlotArea {
  Q_OBJECT
 public:
  LogDetView(ViewportLink& viewport, LogDetScale& scale, QWidget* parent = nullptr);
  void show_frame(std::shared_ptr<const Frame> frame) override;

 protected:
  void paint_plane(QPainter& painter, const PlotTransform& transform) override;
  void paint_over(QPainter& painter, const PlotTransform& transform) override;
  [[nodiscard]] std::vector<QRectF> written() const override { return {legend_.place()}; }
  [[nodiscard]] bool has_picture() const override;
  [[nodiscard]] const Frame* shown_frame() const override { return frame_.get(); }
  [[nodiscard]] QString picture_in_words() const override;
  [[nodiscard]] std::optional<ColorBar> color_bar() const override;
  void theme_changed() override;

 private:
  void make_maps();
  void trace_lines();

  std::shared_ptr<const Frame> frame_;
  LogDetScale& scale_;
  ColorMap map_;
  ColorMap veiled_;
  QImage image_;
  std::shared_ptr<const DensityField> image_field_;  // null when the maps have changed
  double image_range_ = 0.0;
  double veil_below_ = 0.0;  // log density
  ContourTracer tracer_;
  std::vector<float> visible_;                   // log_det where it is not veiled, else NaN
  std::array<std::vector<QPolygonF>, 3> lines_;  // at 0, at half the range above, at half the range below
  std::shared_ptr<const DensityField> traced_;
  double traced_level_ = 0.0;
  [[nodiscard]] double share_in(const QRectF& place, const PlotTransform& transform) const;
  LegendChip legend_;
};

// The same in a figure: app/views/log_det_figure.cpp.
[[nodiscard]] FigureKind log_det_figure();
[[nodiscard]] FigureColorBar log_det_figure_bar(const FigureLook& look, const LogDetExtent& extent, double end);

}  // namespace pushforward::app
