#include "app/views/warp_view.h"

#include <cmath>
#include <limits>

#include "app/style/axis_ticks.h"
#include "app/style/theme.h"

namespace pushforward::app {

WarpView::WarpView(ViewportLink& viewport, LogDetScale& scale, QWidget* parent)
    : PlotArea(viewport,
               {tr("Grid warp"), tr("<i>f</i>(<i>z</i>), shaded as log-det"), QStringLiteral("x"),
                tr("Image of a regular grid of the base plane under f. Gold cells were made smaller (the density rises "
                   "there), blue ones larger. Wheel zooms, dragging pans, double "
                   "click enlarges the view.")},
               parent),
      scale_(scale),
      map_(log_det_map(Theme::current())) {
  set_lockable(scale.scale());
}

void WarpView::show_frame(std::shared_ptr<const Frame> frame) {
  if (frame == nullptr) return;
  const bool same_picture = frame_ != nullptr && frame_->warp == frame->warp && frame_->density == frame->density;
  frame_ = std::move(frame);
  viewport().follow_target(frame_->target);
  tell_depth(*frame_);
  scale_.show_frame(*frame_);
  if (!same_picture) update_picture();
}

void WarpView::theme_changed() { map_ = log_det_map(Theme::current()); }

bool WarpView::has_picture() const { return frame_ != nullptr && frame_->warp != nullptr && frame_->warp->side > 1; }

std::optional<ColorBar> WarpView::color_bar() const { return log_det_color_bar(scale_, map_); }

QString WarpView::picture_in_words() const {
  double left = std::numeric_limits<double>::infinity(), right = -left, bottom = left, top = -left;
  const std::vector<float>& points = frame_->warp->points;
  for (std::size_t i = 0; i + 1 < points.size(); i += 2) {
    const auto x1 = static_cast<double>(points[i]), x2 = static_cast<double>(points[i + 1]);
    if (!std::isfinite(x1) || !std::isfinite(x2)) continue;
    left = std::min(left, x1);
    right = std::max(right, x1);
    bottom = std::min(bottom, x2);
    top = std::max(top, x2);
  }
  return tr("At step %1 the image of the grid reaches from %2 to %3 along x₁ and from %4 to %5 along x₂.")
      .arg(grouped(frame_->step), short_number(left, 2), short_number(right, 2), short_number(bottom, 2),
           short_number(top, 2));
}

void WarpView::paint_plane(QPainter& painter, const PlotTransform& transform) {
  const Theme& theme = Theme::current();
  const QColor ground = theme.color("plot");
  raster_.render(*frame_->warp, transform, devicePixelRatioF(),
                 {&map_, scale_.range(), theme.color("gridline").rgb(), ground.rgb()});
  raster_.draw(painter);
}

}  // namespace pushforward::app
