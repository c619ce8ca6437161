// What the flow does to the plane: the image of a regular grid of the base, each cell shaded by its log-det.
#pragma once

#include "app/views/log_det_scale.h"
#include "app/views/plot_area.h"
#include "app/views/warp_raster.h"

namespace pushforward::app {

struct FigureKind;

class WarpView : public PlotArea {
  Q_OBJECT
 public:
  WarpView(ViewportLink& viewport, LogDetScale& scale, QWidget* parent = nullptr);
  void show_frame(std::shared_ptr<const Frame> frame) override;

 protected:
  void paint_plane(QPainter& painter, const PlotTransform& transform) override;
  [[nodiscard]] bool has_picture() const override;
  [[nodiscard]] const Frame* shown_frame() const override { return frame_.get(); }
  [[nodiscard]] QString picture_in_words() const override;
  [[nodiscard]] std::optional<ColorBar> color_bar() const override;
  void theme_changed() override;

 private:
  std::shared_ptr<const Frame> frame_;
  LogDetScale& scale_;
  ColorMap map_;
  WarpRaster raster_;
};

// The same in a figure: app/views/warp_figure.cpp.
[[nodiscard]] FigureKind warp_figure();

}  // namespace pushforward::app
