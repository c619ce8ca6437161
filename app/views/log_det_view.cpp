#include "app/views/log_det_view.h"

#include <QPainter>
#include <cmath>
#include <limits>

#include "app/style/axis_ticks.h"
#include "app/style/number_text.h"
#include "app/style/theme.h"
#include "app/views/field_image.h"

namespace pushforward::app {
namespace {

// Pixels. A level line has a point in every cell; stroking costs as much as the points that it has.
constexpr double invisible_offset = 0.1;
// Nats. Where a layer does nothing, as a planar one far from its line, float32 leaves so much of either sign.
constexpr float rounding = 1e-5F;

}  // namespace

LogDetView::LogDetView(ViewportLink& viewport, LogDetScale& scale, QWidget* parent)
    : PlotArea(viewport,
               {tr("Log-det"), QStringLiteral("ln |det <i>∂f</i><sup>−1</sup>/<i>∂x</i>|"), QStringLiteral("x"),
                tr("Logarithm of the area that f⁻¹ makes of a small area at x. Gold: f squeezes and the density rises; "
                   "blue: f stretches and it falls. Wheel zooms, dragging pans, double "
                   "click enlarges the view.")},
               parent),
      scale_(scale),
      map_(log_det_map(Theme::current())),
      veiled_(map_) {
  make_maps();
  set_shows_field();
  set_lockable(scale.scale());
}

void LogDetView::make_maps() {
  const Theme& theme = Theme::current();
  map_ = log_det_map(theme);
  veiled_ = map_.veiled(theme.color("plot"), theme.veil_opacity());
}

void LogDetView::theme_changed() {
  make_maps();
  image_field_.reset();
}

void LogDetView::show_frame(std::shared_ptr<const Frame> frame) {
  if (frame == nullptr) return;
  const bool same_field = frame_ != nullptr && frame_->density == frame->density;
  frame_ = std::move(frame);
  viewport().follow_target(frame_->target);
  tell_depth(*frame_);
  scale_.show_frame(*frame_);
  if (same_field) return;
  if (frame_->density != nullptr) {
    veil_below_ = peak_log_density(frame_->density->log_prob) + std::log(Theme::current().veil_below_peak_fraction());
  }
  update_picture();
}

bool LogDetView::has_picture() const { return frame_ != nullptr && frame_->density != nullptr; }

std::optional<ColorBar> LogDetView::color_bar() const { return log_det_color_bar(scale_, map_); }

void LogDetView::trace_lines() {
  const auto& field = frame_->density;
  // Half of the rounded end, not of the moving one, so that the lines stand still while the colours adapt.
  const double level = scale_.end() / 2;
  if (traced_ == field && traced_level_ == level) return;
  traced_ = field;
  traced_level_ = level;
  visible_.resize(field->log_det.size());
  // One such number alone is a line that passes through it.
  const auto is_rounding = [&](std::size_t cell) {
    return cell < field->log_det.size() && std::abs(field->log_det[cell]) <= rounding;
  };
  for (std::size_t i = 0; i < visible_.size(); ++i) {
    const bool is_nothing = is_rounding(i) && (is_rounding(i + 1) || (i > 0 && is_rounding(i - 1)));
    const bool is_clear = static_cast<double>(field->log_prob[i]) >= veil_below_;
    visible_[i] = is_nothing || !is_clear ? std::numeric_limits<float>::quiet_NaN() : field->log_det[i];
  }
  const double levels[] = {0.0, level, -level};
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    lines_[i] = tracer_.trace(visible_, field->grid.columns, field->grid.rows, static_cast<float>(levels[i]));
  }
}

void LogDetView::paint_plane(QPainter& painter, const PlotTransform& transform) {
  const auto& field = frame_->density;
  if (image_field_ != field || image_range_ != scale_.range()) {
    color_log_det(*field, scale_.range(), veil_below_, map_, veiled_, image_);
    image_field_ = field;
    image_range_ = scale_.range();
  }
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  const QRectF place = transform.to_pixels(field->grid.box);
  painter.drawImage(place, image_);
  trace_lines();
  const Theme& theme = Theme::current();
  painter.setRenderHint(QPainter::Antialiasing);
  const double cell_width = place.width() / field->grid.columns;
  const double cell_height = place.height() / field->grid.rows;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    QColor ink = theme.color("iso");
    if (i > 0) ink.setAlphaF(0.6F);
    painter.setPen(QPen(ink, theme.metric(i == 0 ? "line.iso_zero" : "line.iso")));
    for (QPolygonF line : lines_[i]) {
      for (QPointF& point : line) {
        point = {place.left() + (point.x() + 0.5) * cell_width, place.bottom() - (point.y() + 0.5) * cell_height};
      }
      painter.drawPolyline(thinned(line, invisible_offset));
    }
  }
}

QString LogDetView::picture_in_words() const {
  const DensityField& field = *frame_->density;
  double low = std::numeric_limits<double>::infinity(), high = -low;
  for (std::size_t i = 0; i < field.log_det.size(); ++i) {
    const auto log_det = static_cast<double>(field.log_det[i]);
    if (static_cast<double>(field.log_prob[i]) < veil_below_ || !std::isfinite(log_det)) continue;
    low = std::min(low, log_det);
    high = std::max(high, log_det);
  }
  return tr("At step %1, where there is density, ln |det| goes from %2 to %3 nats.")
      .arg(grouped(frame_->step), signed_number(low, 2), signed_number(high, 2));
}

void LogDetView::paint_over(QPainter& painter, const PlotTransform& transform) {
  const Theme& theme = Theme::current();
  legend_.paint(painter, transform.area,
                {{LegendMark::line, tr("ln |det| = 0"), {}, {}},
                 {LegendMark::swatch, tr("dimmed where p < max p / 1000"), theme.color("plot"),
                  QStringLiteral("p < max p / 1000")}},
                [&](const QRectF& place) { return share_in(place, transform); });
}

// Of the rectangle, what is not dimmed; by points that are near enough to each other.
double LogDetView::share_in(const QRectF& place, const PlotTransform& transform) const {
  constexpr int columns = 24, rows = 4;
  const DensityField& field = *frame_->density;
  const Box& box = field.grid.box;
  int clear = 0;
  for (int row = 0; row < rows; ++row)
    for (int column = 0; column < columns; ++column) {
      const QPointF point = transform.to_plane(
          {place.left() + place.width() * (column + 0.5) / columns, place.top() + place.height() * (row + 0.5) / rows});
      const double across = (point.x() - box.left) / (box.right - box.left) * field.grid.columns;
      const double up = (point.y() - box.bottom) / (box.top - box.bottom) * field.grid.rows;
      if (!(across >= 0 && across < field.grid.columns && up >= 0 && up < field.grid.rows)) continue;
      const std::size_t cell = static_cast<std::size_t>(up) * static_cast<std::size_t>(field.grid.columns) +
                               static_cast<std::size_t>(across);
      if (static_cast<double>(field.log_prob[cell]) >= veil_below_) ++clear;
    }
  return static_cast<double>(clear) / (columns * rows);
}

}  // namespace pushforward::app
