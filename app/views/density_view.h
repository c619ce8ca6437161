// The model's density as a heat map, with the target's contours and samples of the model.
#pragma once

#include "app/views/dot_layer.h"
#include "app/views/legend_chip.h"
#include "app/views/painted_layer.h"
#include "app/views/plot_area.h"
#include "app/views/target_contours.h"

namespace pushforward::app {

struct FigureKind;

class DensityView : public PlotArea {
  Q_OBJECT
 public:
  // With a colour scale of its own, or one that it shares with other views: then its end is the highest of their peaks.
  explicit DensityView(ViewportLink& viewport, QWidget* parent = nullptr, SmoothedScale* shared_scale = nullptr);
  void show_frame(std::shared_ptr<const Frame> frame) override;
  [[nodiscard]] SmoothedScale& scale() { return *scale_; }  // its value is the density of the top colour

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
  void paint_contours(QPainter& painter, const PlotTransform& transform);
  void paint_samples(QPainter& painter, const PlotTransform& transform);

  std::shared_ptr<const Frame> frame_;
  SmoothedScale own_scale_;
  SmoothedScale* scale_;
  TargetContours contours_;
  ColorMap map_;
  double peak_ = 0.0;
  QImage image_;
  std::shared_ptr<const DensityField> image_field_;
  double image_scale_ = 0.0;
  PaintedLayer contour_layer_;
  DotStamp stamp_;
  DotLayer dots_;
  [[nodiscard]] double share_in(const QRectF& place, const PlotTransform& transform) const;
  LegendChip legend_;
};

// The same in a figure: app/views/density_figure.cpp.
[[nodiscard]] FigureKind density_figure();

}  // namespace pushforward::app
