// The loss over the steps, in a figure.
#include <algorithm>
#include <cmath>
#include <iterator>

#include "app/views/figure_marks.h"
#include "app/views/loss_floor.h"
#include "app/views/loss_view.h"
#include "core/errors.h"

namespace pushforward::app {
namespace {

constexpr double smoothing_share = 0.012;  // of the bins, to either side: as in the window
constexpr double curve_width = 0.9;        // points
constexpr double raw_width = 0.3;
constexpr double floor_width = 0.7;

class LossContents final : public PanelContents {
 public:
  explicit LossContents(const PanelInput& input) {
    if (!input.state.loss)
      throw InputError(
          "loss", "nothing is known of how this model was trained; train it first, in a list of figures by \"steps\".");
    points_ = input.state.loss->points;
    target_since_ = static_cast<double>(input.state.loss->target_since);
    smooth_ =
        smoothed_means(points_, static_cast<int>(std::ceil(smoothing_share * static_cast<double>(points_.size()))));
    Frame frame;
    frame.target = input.state.target;
    frame.step = input.state.project.steps;
    frame.metrics = input.state.metrics;
    floor_ = loss_floor(input.state.project.training, frame);
    range_ = loss_range(points_, floor_);
    if (!points_.empty())
      first_ = static_cast<double>(std::max<std::int64_t>(0, points_.front().step - input.state.loss->steps_per_bin));
    last_ = std::max(first_ + 1.0, static_cast<double>(input.state.project.steps));
  }

  [[nodiscard]] CurveAxes axes() const override {
    return {{first_, last_, range_.low, range_.high}, LossView::tr("step"), LossView::tr("loss, nats"), {}};
  }

  void paint(PanelCanvas& canvas) const override {
    if (points_.size() < 2) {  // a training that is about to begin
      if (floor_.holds) paint_floor(canvas);
      return;
    }
    const FigureLook& look = canvas.look();
    // Far values need not be exact, only outside.
    const double ceiling = range_.high + (range_.high - range_.low);
    const auto at = [&](double step, double loss) {
      return canvas.to_page(step, std::isfinite(loss) ? std::min(loss, ceiling) : ceiling);
    };
    QPolygonF curve, raw;
    for (std::size_t i = 0; i < points_.size();) {
      // One place for each third of a point: more bins than that are drawn as the range that they span.
      const double x = at(static_cast<double>(points_[i].step), 0).x();
      const double step = static_cast<double>(points_[i].step);
      auto high = static_cast<double>(points_[i].high), low = static_cast<double>(points_[i].low);
      const double smooth = smooth_[i];
      for (++i; i < points_.size() && at(static_cast<double>(points_[i].step), 0).x() < x + 0.33; ++i) {
        high = std::max(high, static_cast<double>(points_[i].high));
        low = std::min(low, static_cast<double>(points_[i].low));
      }
      curve.append(at(step, smooth));
      raw.append(at(step, high));
      raw.append(at(step, low));
    }
    if (floor_.holds) paint_gap(canvas, curve);
    QColor thin = look.faint;
    thin.setAlphaF(0.7F);
    canvas.lines({raw}, thin, raw_width);
    if (floor_.holds) paint_floor(canvas);
    canvas.lines({curve}, look.ink, curve_width);
  }

 private:
  // What was trained before was trained for another target, and has another floor.
  [[nodiscard]] double target_left(const PanelCanvas& canvas) const {
    return std::max(canvas.to_page(target_since_, 0).x(), canvas.area().left());
  }

  void paint_gap(PanelCanvas& canvas, const QPolygonF& curve) const {
    const double left = target_left(canvas);
    QPolygonF gap;
    std::ranges::copy_if(curve, std::back_inserter(gap), [left](QPointF point) { return point.x() >= left; });
    if (gap.isEmpty()) return;
    const double y = canvas.to_page(0, floor_.value).y();
    gap.append({gap.back().x(), y});
    gap.append({gap.front().x(), y});
    canvas.polygon(gap, canvas.look().gap);
  }

  void paint_floor(PanelCanvas& canvas) const {
    const FigureLook& look = canvas.look();
    const QRectF& area = canvas.area();
    const double left = target_left(canvas);
    if (left >= area.right()) return;
    const double y = canvas.to_page(0, floor_.value).y();
    canvas.lines({QPolygonF({QPointF(left, y), QPointF(area.right(), y)})}, look.ink, floor_width, Qt::DashLine);
    const double size = look.tick_size();
    const bool has_room_below = y + 1.4 * size < area.bottom();
    const QPointF baseline(left + 0.6 * size, has_room_below ? y + 1.1 * size : y - 0.5 * size);
    const QString label = canvas.fitting(floor_.label, size, area.right() - left - size);
    const TextSize extent = canvas.measure(label, size);
    canvas.veil(QRectF(baseline.x(), baseline.y() - extent.ascent, extent.width, extent.ascent + extent.descent)
                    .adjusted(-1, 0, 1, 0));
    canvas.text(baseline, label, size, look.soft);
  }

  std::vector<LossPoint> points_;
  std::vector<double> smooth_;
  LossFloor floor_;
  double first_ = 0.0, last_ = 1.0;  // of the axis of steps
  double target_since_ = 0.0;        // step
  LossRange range_;
};

}  // namespace

FigureKind loss_figure() {
  return {.surround = Surround::curve,
          .compute = [](const PanelInput& input) { return std::make_unique<LossContents>(input); }};
}

}  // namespace pushforward::app
