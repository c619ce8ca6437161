// The data pulled back through the flow, f^-1(data), against the standard normal that it should be.
#pragma once

#include <array>

#include "app/views/dot_layer.h"
#include "app/views/painted_layer.h"
#include "app/views/plot_area.h"

namespace pushforward::app {

struct FigureKind;

// Shares of the points inside the circles that hold 50, 90 and 99 % of N(0, I) in two dimensions. Points that are not
// finite count as outside.
inline constexpr std::array<double, 3> latent_shares{0.5, 0.9, 0.99};
[[nodiscard]] double latent_radius(double share);  // sqrt(-2 ln(1 - share)): chi-square with two degrees of freedom
[[nodiscard]] std::array<double, 3> observed_shares(const std::vector<float>& points);

class LatentView : public PlotArea {
  Q_OBJECT
 public:
  // `viewport` is of the z plane, not shared with the x views.
  explicit LatentView(ViewportLink& viewport, QWidget* parent = nullptr);
  void show_frame(std::shared_ptr<const Frame> frame) override;

 protected:
  void paint_plane(QPainter& painter, const PlotTransform& transform) override;
  void paint_over(QPainter& painter, const PlotTransform& transform) override;
  [[nodiscard]] std::vector<QRectF> written() const override { return {components_place_, shares_place_}; }
  void theme_changed() override { still_layer_.forget(); }
  [[nodiscard]] bool has_picture() const override;
  [[nodiscard]] QString picture_in_words() const override;
  [[nodiscard]] QString header_note() const override;

 private:
  // `place` is null where there is no room for it.
  struct CircleLabel {
    QString text;
    QRectF place;
    double angle = 0.0;  // radians
  };
  [[nodiscard]] std::array<CircleLabel, 3> circle_labels(const PlotTransform& transform) const;
  void paint_dots(QPainter& painter, const PlotTransform& transform);
  void paint_circles(QPainter& painter, const PlotTransform& transform);
  static void paint_ground(QPainter& painter, const QRectF& place);  // for words over the points
  void paint_components(QPainter& painter, const QRectF& area);
  void paint_shares(QPainter& painter, const QRectF& area);

  std::shared_ptr<const Frame> frame_;
  std::shared_ptr<const PointCloud> counted_;
  std::array<double, 3> observed_{};
  std::vector<QString> components_;
  QRectF components_place_, shares_place_;  // pixels
  std::shared_ptr<const CompiledTarget> named_;
  std::array<DotStamp, 3> stamps_;  // by component
  DotLayer dots_;
  PaintedLayer still_layer_;  // what lies over the dots and stays as it is
};

// The same in a figure: app/views/latent_figure.cpp.
[[nodiscard]] FigureKind latent_figure();

}  // namespace pushforward::app
