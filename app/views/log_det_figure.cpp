// The log-det in a figure.
#include <cmath>
#include <limits>

#include "app/views/field_image.h"
#include "app/views/figure_marks.h"
#include "app/views/log_det_scale.h"
#include "app/views/log_det_view.h"

namespace pushforward::app {
namespace {

constexpr double zero_width = 0.7;  // points
constexpr double level_width = 0.35;

class LogDetContents final : public PanelContents {
 public:
  explicit LogDetContents(const PanelInput& input)
      : field_(figure_field(input)),
        veil_below_(peak_log_density(field_.log_prob) + std::log(input.look.veil_below)),
        extent_(log_det_extent(field_, veil_below_)),
        end_(input.figure.log_det_end.value_or(extent_.end)) {}

  [[nodiscard]] double scale_end() const override { return end_; }

  [[nodiscard]] std::optional<FigureColorBar> color_bar(const FigureLook& look, double scale_end) const override {
    return log_det_figure_bar(look, extent_, scale_end);
  }

  void paint(PanelCanvas& canvas) const override {
    const FigureLook& look = canvas.look();
    const double range = canvas.scale_end;
    QImage image;
    color_log_det(field_, range, veil_below_, look.log_det, look.log_det.veiled(look.ground, look.veil_opacity), image);
    canvas.image(canvas.area(), image);
    std::vector<float> visible = field_.log_det;
    for (std::size_t i = 0; i < visible.size(); ++i)
      if (!(static_cast<double>(field_.log_prob[i]) >= veil_below_))
        visible[i] = std::numeric_limits<float>::quiet_NaN();
    QColor thin = look.iso;
    thin.setAlphaF(0.6F);
    for (const double level : {range / 2, -range / 2})
      canvas.lines(level_lines(canvas, visible, field_.grid, static_cast<float>(level)), thin, level_width);
    canvas.lines(level_lines(canvas, visible, field_.grid, 0.0F), look.iso, zero_width);
  }

 private:
  DensityField field_;
  double veil_below_;
  LogDetExtent extent_;
  double end_;
};

}  // namespace

FigureColorBar log_det_figure_bar(const FigureLook& look, const LogDetExtent& extent, double end) {
  return {.map = look.log_det,
          .low = -end,
          .high = end,
          .label = LogDetView::tr("ln |det <i>∂f</i><sup>−1</sup>/<i>∂x</i>|, nats"),
          .is_below = extent.lowest<-end, .is_above = extent.highest> end};
}

FigureKind log_det_figure() {
  return {.math = QStringLiteral("ln |det <i>∂f</i><sup>−1</sup>/<i>∂x</i>|"),
          .surround = Surround::x_plane,
          .has_color_bar = true,
          .follows_depth = true,
          .compute = [](const PanelInput& input) { return std::make_unique<LogDetContents>(input); }};
}

}  // namespace pushforward::app
