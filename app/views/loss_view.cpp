#include "app/views/loss_view.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <iterator>

#include "app/style/axis_ticks.h"
#include "app/style/theme.h"
#include "app/views/past_bar.h"
#include "app/views/plot_chip.h"
#include "app/views/time_scrubber.h"

namespace pushforward::app {
namespace {

constexpr double header_height = 30.0;
constexpr double bottom_margin = 30.0;
constexpr double left_margin = 44.0;
// The smooth curve averages over this share of the bins to either side.
constexpr double smoothing_share = 0.012;
// While training runs a new curve is drawn so often: a few steps more are hardly a pixel.
constexpr int repaint_milliseconds = 200;

}  // namespace

LossView::LossView(QWidget* parent) : View(parent), scrubber_(new TimeScrubber(this)), past_bar_(new PastBar(this)) {
  setAttribute(Qt::WA_OpaquePaintEvent);
  setAccessibleName(tr("Loss"));
  setAccessibleDescription(
      tr("Loss of every step (thin) and its moving average. The dashed line is the lowest value that any model "
         "can reach; the area above it is the divergence that is left."));
  setToolTip(accessibleDescription());
  connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
  scrubber_->hide();
  past_bar_->hide();
  connect(scrubber_, &TimeScrubber::step_chosen, this, &LossView::step_chosen);
  connect(scrubber_, &TimeScrubber::continue_wanted, this, &LossView::continue_wanted);
  connect(past_bar_, &PastBar::continue_wanted, this, &LossView::continue_wanted);
  connect(past_bar_, &PastBar::back_wanted, this, [this] { emit step_chosen(std::nullopt); });
  pause_.setSingleShot(true);
  pause_.setInterval(repaint_milliseconds);
  connect(&pause_, &QTimer::timeout, this, [this] {
    if (newest_ != frame_) adopt_newest();
  });
}

QSize LossView::sizeHint() const { return {540, static_cast<int>(Theme::current().metric("size.bottom_strip"))}; }
QSize LossView::minimumSizeHint() const { return {240, 110}; }

void LossView::show_frame(std::shared_ptr<const Frame> frame) {
  if (frame == nullptr) return;
  newest_ = std::move(frame);
  const bool other_past = frame_ != nullptr && frame_->past != newest_->past;
  if (newest_->state != RunState::training || other_past || !pause_.isActive()) adopt_newest();
}

void LossView::adopt_newest() {
  frame_ = newest_;
  update_curve();
  update();
  pause_.start();
}

void LossView::show_training(const TrainingSettings& settings) {
  training_ = settings;
  history_.reset();
  if (frame_ != nullptr) update_curve();
  update();
}

bool LossView::has_curve() const { return history_ != nullptr && history_->points.size() > 1; }

void LossView::show_wanted_step(std::optional<std::int64_t> step) {
  scrubber_->show_chosen(step);
  // The keyboard's focus must not go down with a button.
  if (!step && past_bar_->isAncestorOf(focusWidget())) scrubber_->setFocus(Qt::OtherFocusReason);
  past_bar_->setVisible(step.has_value());
  place_controls();
  update();
}

void LossView::update_curve() {
  floor_ = loss_floor(training_, *frame_);
  if (frame_->loss == history_) return place_controls();
  history_ = frame_->loss;
  place_controls();
  if (!has_curve()) return;
  const auto& points = history_->points;
  smooth_ = smoothed_means(points, static_cast<int>(std::ceil(smoothing_share * static_cast<double>(points.size()))));
  range_ = loss_range(points, floor_);
}

QString LossView::state_in_words() const {
  if (!has_curve()) return tr("The loss appears here with the first steps.");
  QStringList words{tr("At step %1 the loss is %2 nats per point.")
                        .arg(grouped(history_->points.back().step), short_number(smooth_.back(), 3))};
  for (const QString& label : {floor_.label, floor_.gap_label})
    if (!label.isEmpty()) words << label + tr(".");
  return words.join(u' ');
}

QRectF LossView::plot_rectangle() const {
  return {left_margin, header_height, std::max(8.0, width() - left_margin - Theme::current().metric("panel_inset")),
          std::max(8.0, height() - header_height - bottom_margin)};
}

double LossView::to_y(double loss) const { return axis().y(loss); }

double LossView::to_x(double step) const { return scrubber_->x() + scrubber_->to_x(step); }

double LossView::target_x() const {
  return std::clamp(to_x(static_cast<double>(history_->target_since)), plot_rectangle().left(),
                    plot_rectangle().right());
}

void LossView::place_controls() {
  const QRectF area = plot_rectangle();
  const int top = static_cast<int>(area.bottom()) - TimeScrubber::above_axis;
  // Some pixels at either end, for the grip.
  constexpr int beyond = 10;
  const int left = static_cast<int>(area.left()) - beyond;
  scrubber_->setGeometry(left, top, width() - left, height() - top);
  scrubber_->set_axis(area.left() - left, area.right() - left);
  scrubber_->setVisible(has_curve());
  if (has_curve()) {
    TimeScrubber::Range range{history_->points.front().step, std::max(history_->points.back().step, frame_->step)};
    const auto& snapshots = frame_->snapshots;
    if (snapshots && !snapshots->empty()) range.first = std::min(range.first, snapshots->front());
    scrubber_->show_steps(range, snapshots);
  }
  const QSize bar = past_bar_->sizeHint();
  past_bar_->setGeometry(width() - static_cast<int>(Theme::current().metric("panel_inset")) - bar.width(),
                         (static_cast<int>(header_height) - bar.height()) / 2, bar.width(), bar.height());
}

void LossView::resizeEvent(QResizeEvent*) { place_controls(); }

std::size_t LossView::index_at(std::int64_t step) const {
  const auto& points = history_->points;
  const auto place = std::ranges::lower_bound(points, step, {}, &LossPoint::step);
  return std::min(static_cast<std::size_t>(place - points.begin()), points.size() - 1);
}

void LossView::paintEvent(QPaintEvent*) {
  const Theme& theme = Theme::current();
  if (newest_ != frame_) {  // painted for another reason: then the newest
    frame_ = newest_;
    update_curve();
  }
  QPainter painter(this);
  painter.fillRect(rect(), theme.color("panel"));
  paint_header(painter);
  const QRectF area = plot_rectangle();
  if (!has_curve()) {
    painter.setFont(theme.font("body"));
    painter.setPen(theme.color("text3"));
    painter.drawText(area, Qt::AlignCenter, tr("The loss appears here with the first steps."));
    return;
  }
  axis().paint_ticks(painter);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.save();
  painter.setClipRect(area);
  paint_curve(painter, area);
  painter.restore();
  paint_floor(painter);
  if (frame_->past)
    paint_shown_step(painter, area);
  else
    paint_gap_note(painter, area);
}

void LossView::paint_header(QPainter& painter) {
  const Theme& theme = Theme::current();
  const double baseline = 19;
  const double inset = theme.metric("panel_inset");
  painter.setFont(theme.font("section"));
  painter.setPen(theme.color("text"));
  painter.drawText(QPointF(inset, baseline), tr("Loss"));
  const double title_width = QFontMetricsF(painter.font()).horizontalAdvance(tr("Loss"));
  double right = width() - inset;
  if (past_bar_->isVisibleTo(this)) {
    right = past_bar_->x();
  } else if (frame_ != nullptr && frame_->metrics != nullptr && !frame_->metrics->empty()) {
    right = paint_divergences(painter, right, baseline);
  }
  painter.setFont(theme.font("body"));
  painter.setPen(theme.color("text2"));
  const double left = inset + title_width + theme.metric("s");
  const QString unit = tr("nats per point");
  if (left + QFontMetricsF(painter.font()).horizontalAdvance(unit) < right)
    painter.drawText(QPointF(left, baseline), unit);
}

double LossView::paint_divergences(QPainter& painter, double right, double baseline) {
  const Theme& theme = Theme::current();
  const Metrics& latest = frame_->metrics->back().metrics;
  for (const auto& [name, value] : {std::pair{QStringLiteral("KL(q‖p)"), latest.kl_reverse},
                                    std::pair{QStringLiteral("KL(p‖q)"), latest.kl_forward}}) {
    const QString text = divergence_text(value);
    painter.setFont(theme.font("value"));
    right -= std::max(QFontMetricsF(painter.font()).horizontalAdvance(text),
                      QFontMetricsF(painter.font()).horizontalAdvance("0.000"));
    painter.setPen(theme.color("text"));
    painter.drawText(QPointF(right, baseline), text);
    painter.setFont(theme.font("caption"));
    right -= QFontMetricsF(painter.font()).horizontalAdvance(name) + 6;
    painter.setPen(theme.color("text3"));
    painter.drawText(QPointF(right, baseline), name);
    right -= theme.metric("l");
  }
  return right;
}

void LossView::paint_curve(QPainter& painter, const QRectF& area) {
  const Theme& theme = Theme::current();
  const auto& points = history_->points;
  QPolygonF curve;
  QPolygonF raw;
  const LossAxis losses = axis();
  // One place a pixel: more bins than that are drawn as the range that they span.
  for (std::size_t i = 0; i < points.size();) {
    const double x = to_x(static_cast<double>(points[i].step));
    double high = static_cast<double>(points[i].high);
    double low = static_cast<double>(points[i].low);
    const double smooth = smooth_[i];
    for (++i; i < points.size() && to_x(static_cast<double>(points[i].step)) < x + 1; ++i) {
      high = std::max(high, static_cast<double>(points[i].high));
      low = std::min(low, static_cast<double>(points[i].low));
    }
    curve.append(QPointF(x, losses.y(smooth)));
    raw.append(QPointF(x, losses.y(high)));
    raw.append(QPointF(x, losses.y(low)));
  }
  if (floor_.holds) {
    QPolygonF gap;
    const double first_x = target_x();
    std::ranges::copy_if(curve, std::back_inserter(gap), [first_x](QPointF point) { return point.x() >= first_x; });
    const double floor_y = std::min(to_y(floor_.value), area.bottom());
    const double left = gap.isEmpty() ? area.right() : gap.front().x();
    gap.append(QPointF(curve.back().x(), floor_y));
    gap.append(QPointF(left, floor_y));
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color("gap"));
    painter.drawPolygon(gap);
  }
  painter.setBrush(Qt::NoBrush);
  QColor thin = theme.color("tick");
  thin.setAlphaF(0.7F);
  painter.setPen(QPen(thin, theme.metric("line.loss_raw")));
  painter.drawPolyline(raw);
  painter.setPen(QPen(theme.color("text"), theme.metric("line.loss"), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.drawPolyline(curve);
}

void LossView::paint_floor(QPainter& painter) {
  if (floor_.holds) return axis().paint_floor(painter, floor_.value, floor_.label, target_x());
  const Theme& theme = Theme::current();
  const QRectF area = plot_rectangle();
  painter.setFont(theme.font("caption"));
  painter.setPen(theme.color("text2"));
  if (!floor_.label.isEmpty()) painter.drawText(QPointF(area.left() + 8, area.bottom() - 6), floor_.label);
}

void LossView::paint_gap_note(QPainter& painter, const QRectF& area) {
  const bool has_loss = history_->points.back().step >= history_->target_since;  // against this target
  if (!floor_.holds || floor_.gap_label.isEmpty() || !has_loss) return;
  const Theme& theme = Theme::current();
  painter.setFont(theme.font("caption"));
  const double text_width = QFontMetricsF(painter.font()).horizontalAdvance(floor_.gap_label);
  // Where it was measured: at the step of the latest quadrature, pointing to the middle of the gap there.
  const std::size_t index = index_at(frame_->metrics->back().step);
  const double x = std::min(std::round(to_x(static_cast<double>(history_->points[index].step))), area.right() - 1);
  const double curve_y = to_y(smooth_[index]);
  const double middle = (curve_y + to_y(floor_.value)) / 2;
  const QRectF text(std::clamp(x - 8, area.left(), area.right() - text_width - 4), area.top() + 1, text_width + 4, 15);
  if (curve_y < text.bottom() + 6) return;
  painter.fillRect(text, theme.color("panel"));
  painter.setPen(theme.color("text2"));
  painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, floor_.gap_label);
  painter.drawLine(QPointF(x + 0.5, text.bottom() + 1), QPointF(x + 0.5, middle));
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme.color("text2"));
  painter.drawEllipse(QPointF(x + 0.5, middle), 2, 2);
}

void LossView::paint_shown_step(QPainter& painter, const QRectF& area) {
  const Theme& theme = Theme::current();
  const std::int64_t step = frame_->past->step;
  const double x = std::round(std::clamp(to_x(static_cast<double>(step)), area.left(), area.right() - 1)) + 0.5;
  const double loss = smooth_[index_at(step)];
  const double y = std::clamp(to_y(loss), area.top(), area.bottom());
  painter.setPen(QPen(theme.color("accent"), 1.0));
  painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
  painter.setBrush(theme.color("accent"));
  painter.setPen(QPen(theme.color("panel"), 1.5));
  painter.drawEllipse(QPointF(x, y), 4, 4);
  if (std::isfinite(loss)) paint_plot_chip(painter, {x, y}, area, tr("%1 nats").arg(short_number(loss, 3)));
}

}  // namespace pushforward::app
