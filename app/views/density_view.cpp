#include "app/views/density_view.h"

#include <QPainter>
#include <cmath>

#include "app/style/axis_ticks.h"
#include "app/style/theme.h"
#include "app/views/field_image.h"
#include "app/views/log_det_scale.h"
#include "app/views/loss_floor.h"

namespace pushforward::app {
namespace {

constexpr double sample_radius = 0.9;
// A legend that touches a line disturbs more than one over some of the samples.
constexpr double weight_of_lines = 5.0;

}  // namespace

DensityView::DensityView(ViewportLink& viewport, QWidget* parent, SmoothedScale* shared_scale)
    : PlotArea(viewport,
               {tr("Density"), QStringLiteral("<i>p</i>(<i>x</i>)"), QStringLiteral("x"),
                tr("Density of the model, p(x): how much of the base lands where. Wheel zooms, dragging pans, double "
                   "click resets.")},
               parent),
      scale_(shared_scale != nullptr ? shared_scale : &own_scale_),
      map_(density_map(Theme::current())) {
  set_shows_field();
  set_lockable(*scale_);
  connect(&contours_, &TargetContours::changed, this, [this] {
    contour_layer_.forget();
    update_picture();
  });
}

void DensityView::show_frame(std::shared_ptr<const Frame> frame) {
  if (frame == nullptr) return;
  const bool same_field = frame_ != nullptr && frame_->density == frame->density;
  const bool same_samples = frame_ != nullptr && frame_->samples == frame->samples;
  frame_ = std::move(frame);
  viewport().follow_target(frame_->target);
  tell_depth(*frame_);
  contours_.follow(frame_->target);
  if (frame_->density != nullptr && !same_field) {
    peak_ = std::exp(peak_log_density(frame_->density->log_prob));
    scale_->aim(peak_, this);
  }
  if (!same_field || !same_samples) update_picture();
}

bool DensityView::has_picture() const { return frame_ != nullptr && frame_->density != nullptr; }

std::optional<ColorBar> DensityView::color_bar() const {
  const double end = scale_->value();
  const int decimals = std::clamp(1 - static_cast<int>(std::floor(std::log10(end))), 0, 6);
  const bool clips = has_picture() && peak_ > end * 1.02;
  const QString label = scale_->is_set() ? short_number(end, decimals) : QString();
  return ColorBar{&map_, QStringLiteral("0"), clips ? QStringLiteral("≥ ") + label : label, tr("per unit²"), false};
}

void DensityView::theme_changed() {
  contour_layer_.forget();
  map_ = density_map(Theme::current());
  image_field_.reset();
  update_picture();
}

void DensityView::paint_plane(QPainter& painter, const PlotTransform& transform) {
  const auto& field = frame_->density;
  if (image_field_ != field || image_scale_ != scale_->value()) {
    color_density(field->log_prob, field->grid, scale_->value(), map_, image_);
    image_field_ = field;
    image_scale_ = scale_->value();
  }
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  painter.drawImage(transform.to_pixels(field->grid.box), image_);
  painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
  paint_contours(painter, transform);
  if (frame_->samples != nullptr) paint_samples(painter, transform);
}

void DensityView::paint_samples(QPainter& painter, const PlotTransform& transform) {
  QColor color(Qt::white);
  color.setAlphaF(static_cast<float>(Theme::current().canvas_opacity("sample_opacity")));
  const double ratio = devicePixelRatioF();
  stamp_.prepare(sample_radius * ratio, color);
  dots_.begin(transform, ratio);
  const auto& points = frame_->samples->points;
  for (std::size_t i = 0; i + 1 < points.size(); i += 2) {
    dots_.add(static_cast<double>(points[i]), static_cast<double>(points[i + 1]), stamp_);
  }
  dots_.draw(painter);
}

void DensityView::paint_contours(QPainter& painter, const PlotTransform& transform) {
  contour_layer_.draw(painter, transform, devicePixelRatioF(), [&](QPainter& layer) {
    const Theme& theme = Theme::current();
    QColor halo = theme.halo();
    halo.setAlphaF(static_cast<float>(theme.canvas_opacity("halo_opacity")));
    const double width = theme.metric("line.contour");
    layer.setRenderHint(QPainter::Antialiasing);
    std::vector<QPolygonF> lines = contours_.lines();
    for (QPolygonF& line : lines) {
      for (QPointF& point : line) point = transform.to_pixel(point.x(), point.y());
    }
    for (const bool is_halo : {true, false}) {
      layer.setPen(QPen(is_halo ? halo : QColor(Qt::white),
                        is_halo ? width + theme.metric("line.halo_extra") / 2 : width, Qt::SolidLine, Qt::RoundCap,
                        Qt::RoundJoin));
      for (const QPolygonF& line : lines) layer.drawPolyline(line);
    }
  });
}

QString DensityView::picture_in_words() const {
  const double peak = std::exp(peak_log_density(frame_->density->log_prob));
  QString words =
      tr("At step %1 the density rises to %2 per unit².").arg(grouped(frame_->step)).arg(short_number(peak, 2));
  if (frame_->metrics != nullptr && !frame_->metrics->empty()) {
    const Metrics& latest = frame_->metrics->back().metrics;
    words += u' ' + tr("KL(p‖q) is %1, KL(q‖p) is %2 nats.")
                        .arg(divergence_text(latest.kl_forward), divergence_text(latest.kl_reverse));
  }
  return words;
}

void DensityView::paint_over(QPainter& painter, const PlotTransform& transform) {
  std::vector<LegendItem> items;
  if (!contours_.lines().empty())
    items.push_back({LegendMark::line, tr("target, 50 and 95 % of mass"), {}, tr("target")});
  if (frame_->samples != nullptr) items.push_back({LegendMark::dots, tr("samples"), {}, {}});
  legend_.paint(painter, transform.area, items, [&](const QRectF& place) { return share_in(place, transform); });
}

// Of the target's lines, weighted, or of the samples, whichever is more.
double DensityView::share_in(const QRectF& place, const PlotTransform& transform) const {
  const QPointF low = transform.to_plane(place.bottomLeft()), high = transform.to_plane(place.topRight());
  const auto is_inside = [&](double x1, double x2) {
    return x1 > low.x() && x1 < high.x() && x2 > low.y() && x2 < high.y();
  };
  double of_lines = 0.0, line_points = 0.0;
  for (const QPolygonF& line : contours_.lines())
    for (const QPointF& point : line) {
      ++line_points;
      if (is_inside(point.x(), point.y())) ++of_lines;
    }
  double of_samples = 0.0, samples = 0.0;
  if (frame_->samples != nullptr) {
    const auto& points = frame_->samples->points;
    for (std::size_t i = 0; i + 1 < points.size(); i += 2) {
      ++samples;
      if (is_inside(static_cast<double>(points[i]), static_cast<double>(points[i + 1]))) ++of_samples;
    }
  }
  return std::max(weight_of_lines * of_lines / std::max(1.0, line_points), of_samples / std::max(1.0, samples));
}

}  // namespace pushforward::app
