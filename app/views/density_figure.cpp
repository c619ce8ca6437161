// The density in a figure.
#include <cmath>

#include "app/views/density_view.h"
#include "app/views/field_image.h"
#include "app/views/figure_marks.h"
#include "app/views/log_det_scale.h"

namespace pushforward::app {
namespace {

constexpr double sample_radius = 0.55;  // points

class DensityContents final : public PanelContents {
 public:
  explicit DensityContents(const PanelInput& input)
      : field_(figure_field(input)),
        contours_(figure_contours(input)),
        samples_(figure_samples(input)),
        peak_(std::exp(peak_log_density(field_.log_prob))),
        end_(input.figure.density_end.value_or(peak_)) {}

  [[nodiscard]] double scale_end() const override { return end_; }

  [[nodiscard]] std::optional<FigureColorBar> color_bar(const FigureLook& look, double scale_end) const override {
    return FigureColorBar{.map = look.density,
                          .high = scale_end,
                          .label = DensityView::tr("<i>p</i>(<i>x</i>) per unit²"),
                          .is_above = peak_ > 1.02 * scale_end};
  }

  void paint(PanelCanvas& canvas) const override {
    QImage image;
    color_density(field_.log_prob, field_.grid, canvas.scale_end, canvas.look().density, image);
    canvas.image(canvas.area(), image);
    paint_figure_contours(canvas, contours_);
    QColor color = canvas.look().over_field;
    color.setAlphaF(static_cast<float>(canvas.look().sample_opacity));
    canvas.dots(on_page(canvas, samples_), fineness(canvas) * sample_radius, color);
  }

 private:
  DensityField field_;
  std::vector<QPolygonF> contours_;
  std::vector<float> samples_;
  double peak_;
  double end_;
};

}  // namespace

FigureKind density_figure() {
  return {.math = QStringLiteral("<i>p</i>(<i>x</i>)"),
          .surround = Surround::x_plane,
          .has_color_bar = true,
          .follows_depth = true,
          .compute = [](const PanelInput& input) { return std::make_unique<DensityContents>(input); }};
}

}  // namespace pushforward::app
