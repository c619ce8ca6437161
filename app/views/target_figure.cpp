#include "app/views/target_figure.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "app/views/field_image.h"
#include "app/views/figure_marks.h"
#include "app/views/log_det_scale.h"

namespace pushforward::app {
namespace {

struct TargetFigure {
  Q_DECLARE_TR_FUNCTIONS(TargetFigure)
};

constexpr int rows_at_once = 64;

class TargetContents final : public PanelContents {
 public:
  explicit TargetContents(const PanelInput& input) : grid_(figure_grid(input)), contours_(figure_contours(input)) {
    const Target& target = *input.state.target->target;
    const auto middles = [](double low, double high, int count) {
      Vector places(count);
      for (int i = 0; i < count; ++i) places(i) = low + (i + 0.5) * (high - low) / count;
      return places;
    };
    const Vector x1 = middles(grid_.box.left, grid_.box.right, grid_.columns);
    const Vector x2 = middles(grid_.box.bottom, grid_.box.top, grid_.rows);
    for (int row = 0; row < grid_.rows; row += rows_at_once) {
      tell(input.progress, static_cast<double>(row) / grid_.rows);
      const Matrix values = target.log_density_on_grid(x1, x2.segment(row, std::min(rows_at_once, grid_.rows - row)));
      for (Eigen::Index j = 0; j < values.rows(); ++j)
        for (Eigen::Index i = 0; i < values.cols(); ++i) log_density_.push_back(static_cast<float>(values(j, i)));
    }
    peak_ = std::exp(peak_log_density(log_density_));
    end_ = input.figure.density_end.value_or(peak_);
  }

  [[nodiscard]] double scale_end() const override { return end_; }

  [[nodiscard]] std::optional<FigureColorBar> color_bar(const FigureLook& look, double scale_end) const override {
    return FigureColorBar{.map = look.density,
                          .high = scale_end,
                          .label = TargetFigure::tr("density per unit²"),
                          .is_above = peak_ > 1.02 * scale_end};
  }

  void paint(PanelCanvas& canvas) const override {
    QImage image;
    color_density(log_density_, grid_, canvas.scale_end, canvas.look().density, image);
    canvas.image(canvas.area(), image);
    paint_figure_contours(canvas, contours_);
  }

 private:
  Grid grid_;
  std::vector<QPolygonF> contours_;
  std::vector<float> log_density_;
  double peak_ = 0.0;
  double end_ = 0.0;
};

}  // namespace

FigureKind target_figure() {
  return {.id = QStringLiteral("target"),
          .title = TargetFigure::tr("Target"),
          .surround = Surround::x_plane,
          .has_color_bar = true,
          .compute = [](const PanelInput& input) { return std::make_unique<TargetContents>(input); }};
}

}  // namespace pushforward::app
