#include "app/compare/compare_loss_view.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "app/style/axis_ticks.h"
#include "app/style/theme.h"

namespace pushforward::app {
namespace {

constexpr std::array both_sides{CompareSide::a, CompareSide::b};
constexpr double header_height = 30.0;
constexpr double bottom_margin = 30.0;
constexpr double left_margin = 44.0;
constexpr double letters_width = 20.0;  // right of the plot, where the curves are named
constexpr double table_width = 158.0;
constexpr double letter_pitch = 14.0;  // the names of two curves that end together
constexpr double smoothing_share = 0.012;
constexpr int repaint_milliseconds = 200;

}  // namespace

CompareLossView::CompareLossView(ModelComparison& comparison, QWidget* parent)
    : QWidget(parent), comparison_(comparison) {
  setAttribute(Qt::WA_OpaquePaintEvent);
  setAccessibleName(tr("Loss of both sides"));
  setToolTip(
      tr("Moving averages of the loss, A solid and B dashed. The floor is the lowest value that any model can reach. "
         "Where the objectives differ, each loss is shown above its own floor."));
  connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
  pause_.setSingleShot(true);
  pause_.setInterval(repaint_milliseconds);
  connect(&pause_, &QTimer::timeout, this, [this] {
    if (has_news_) adopt_newest();
  });
  for (const CompareSide side : both_sides) {
    connect(&comparison_.session(side), &Session::frame_ready, this, &CompareLossView::follow_frame);
    connect(&comparison_.session(side), &Session::project_changed, this, &CompareLossView::follow_frame);
  }
  adopt_newest();
}

QSize CompareLossView::sizeHint() const {
  return {540, static_cast<int>(Theme::current().metric("size.bottom_strip"))};
}
QSize CompareLossView::minimumSizeHint() const { return {360, 110}; }

void CompareLossView::follow_frame() {
  has_news_ = true;
  if (!pause_.isActive()) adopt_newest();
}

void CompareLossView::adopt_newest() {
  has_news_ = false;
  for (const CompareSide side : both_sides) update_curve(side);
  update_range();
  describe();
  update();
  pause_.start();
}

void CompareLossView::update_curve(CompareSide side) {
  Session& session = comparison_.session(side);
  Curve& curve = curves_[static_cast<std::size_t>(index_of(side))];
  const auto frame = session.frame();
  if (frame == nullptr) {
    curve = {};
    return;
  }
  curve.floor = loss_floor(session.project().training, *frame);
  curve.latest.reset();
  if (frame->metrics != nullptr && !frame->metrics->empty()) curve.latest = frame->metrics->back().metrics;
  if (curve.history == frame->loss) return;
  curve.history = frame->loss;
  if (!has_curve(side)) return;
  const auto& points = curve.history->points;
  curve.smooth =
      smoothed_means(points, static_cast<int>(std::ceil(smoothing_share * static_cast<double>(points.size()))));
}

void CompareLossView::update_range() {
  const auto alpha = [&](CompareSide side) { return comparison_.session(side).project().training.alpha; };
  above_floors_ = alpha(CompareSide::a) != alpha(CompareSide::b);
  bool is_first = true;
  for (const CompareSide side : both_sides) {
    Curve& curve = curves_[static_cast<std::size_t>(index_of(side))];
    curve.offset = above_floors_ ? curve.floor.value : 0.0;
    if (!has_curve(side)) continue;
    const auto& points = curve.history->points;
    const LossRange range = loss_range(points, curve.floor);
    const double first = static_cast<double>(points.front().step), last = static_cast<double>(points.back().step);
    range_ = {is_first ? range.low - curve.offset : std::min(range_.low, range.low - curve.offset),
              is_first ? range.high - curve.offset : std::max(range_.high, range.high - curve.offset)};
    first_step_ = is_first ? first : std::min(first_step_, first);
    last_step_ = is_first ? last : std::max(last_step_, last);
    is_first = false;
  }
}

void CompareLossView::describe() {
  QStringList sentences;
  for (const CompareSide side : both_sides)
    if (curve(side).latest)
      sentences << tr("%1: KL(p‖q) %2, KL(q‖p) %3.")
                       .arg(letter_of(side), divergence_text(curve(side).latest->kl_forward),
                            divergence_text(curve(side).latest->kl_reverse));
  const QString words = sentences.join(u' ');
  if (words != accessibleDescription()) setAccessibleDescription(words);
}

bool CompareLossView::has_curve(CompareSide side) const {
  return curve(side).history != nullptr && curve(side).history->points.size() > 1;
}

QRectF CompareLossView::plot_rectangle() const {
  const double right = letters_width + table_width + Theme::current().metric("panel_inset");
  return {left_margin, header_height, std::max(8.0, width() - left_margin - right),
          std::max(8.0, height() - header_height - bottom_margin)};
}

double CompareLossView::to_x(double step) const {
  const QRectF area = plot_rectangle();
  return area.left() + (step - first_step_) / std::max(1.0, last_step_ - first_step_) * area.width();
}

QPointF CompareLossView::end_of_curve(CompareSide side) const {
  const Curve& shown = curve(side);
  return {to_x(static_cast<double>(shown.history->points.back().step)), axis().y(shown.smooth.back() - shown.offset)};
}

QPen CompareLossView::pen_of(CompareSide side) const {
  const Theme& theme = Theme::current();
  const double width = theme.metric("line.loss");
  QPen pen(theme.color(side == CompareSide::a ? "text" : "accent"), width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
  if (side == CompareSide::b) pen.setDashPattern({5 / width, 2.5 / width});
  return pen;
}

void CompareLossView::paintEvent(QPaintEvent*) {
  const Theme& theme = Theme::current();
  QPainter painter(this);
  painter.fillRect(rect(), theme.color("panel"));
  paint_header(painter);
  paint_table(painter);
  const QRectF area = plot_rectangle();
  if (!has_curve(CompareSide::a) && !has_curve(CompareSide::b)) {
    painter.setFont(theme.font("body"));
    painter.setPen(theme.color("text3"));
    painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap, tr("Both losses appear here with the first steps."));
    return;
  }
  axis().paint_ticks(painter);
  paint_steps(painter, area);
  paint_floor(painter, area);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.save();
  painter.setClipRect(area);
  for (const CompareSide side : both_sides)
    if (has_curve(side)) paint_curve(painter, side);
  painter.restore();
  paint_letters(painter, area);
}

void CompareLossView::paint_header(QPainter& painter) const {
  const Theme& theme = Theme::current();
  const double baseline = 19;
  const double inset = theme.metric("panel_inset");
  painter.setFont(theme.font("section"));
  painter.setPen(theme.color("text"));
  const QString title = tr("Loss");
  painter.drawText(QPointF(inset, baseline), title);
  const double left = inset + QFontMetricsF(painter.font()).horizontalAdvance(title) + theme.metric("s");
  painter.setFont(theme.font("body"));
  painter.setPen(theme.color("text2"));
  const QString unit = above_floors_ ? tr("nats above each one's floor") : tr("nats per point");
  painter.drawText(QPointF(left, baseline), unit);
}

void CompareLossView::paint_steps(QPainter& painter, const QRectF& area) const {
  const Theme& theme = Theme::current();
  painter.setFont(theme.font("tick"));
  const QFontMetricsF metrics(painter.font());
  painter.setPen(theme.color("text3"));
  painter.fillRect(QRectF(area.left(), area.bottom(), area.width(), 1), theme.color("tick"));
  const QString last = grouped(static_cast<qint64>(last_step_));
  const double widest = metrics.horizontalAdvance(last);
  // The newest step stands at the right end; ticks that would touch its label go without one.
  const double last_left = area.right() - widest;
  const AxisTicks steps =
      axis_ticks(first_step_, last_step_, std::max(2, static_cast<int>(area.width() / (widest + 48))));
  for (const double value : steps.values) {
    if (value != std::round(value)) continue;
    const double x = std::round(to_x(value));
    painter.fillRect(QRectF(std::min(x, area.right() - 1), area.bottom(), 1, 4), theme.color("tick"));
    const QString label = grouped(static_cast<qint64>(value));
    const double half = metrics.horizontalAdvance(label) / 2;
    if (x + half + 12 < last_left) painter.drawText(QPointF(x - half, area.bottom() + 18), label);
  }
  painter.setPen(theme.color("text"));
  painter.drawText(QPointF(last_left, area.bottom() + 18), last);
}

void CompareLossView::paint_curve(QPainter& painter, CompareSide side) const {
  const Curve& shown = curve(side);
  const auto& points = shown.history->points;
  const LossAxis losses = axis();
  QPolygonF line;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double x = to_x(static_cast<double>(points[i].step));
    // One place a pixel.
    if (line.isEmpty() || x >= line.back().x() + 1 || i + 1 == points.size())
      line.append(QPointF(x, losses.y(shown.smooth[i] - shown.offset)));
  }
  painter.setBrush(Qt::NoBrush);
  painter.setPen(pen_of(side));
  painter.drawPolyline(line);
}

void CompareLossView::paint_letters(QPainter& painter, const QRectF& area) const {
  const Theme& theme = Theme::current();
  painter.setFont(theme.font("name"));
  std::array<double, 2> places{};
  for (const CompareSide side : both_sides)
    if (has_curve(side)) places[static_cast<std::size_t>(index_of(side))] = end_of_curve(side).y();
  if (has_curve(CompareSide::a) && has_curve(CompareSide::b)) {
    // Apart, whichever is above.
    const double lacking = letter_pitch - std::abs(places[0] - places[1]);
    const double up = places[0] <= places[1] ? -lacking / 2 : lacking / 2;
    if (lacking > 0) {
      places[0] += up;
      places[1] -= up;
    }
  }
  for (const CompareSide side : both_sides) {
    if (!has_curve(side)) continue;
    const double y = std::clamp(places[static_cast<std::size_t>(index_of(side))], area.top() + 2, area.bottom() - 2);
    painter.setPen(pen_of(side).color());
    painter.drawText(QPointF(area.right() + 6, y + 4.5), letter_of(side));
  }
}

void CompareLossView::paint_floor(QPainter& painter, const QRectF& area) const {
  const Theme& theme = Theme::current();
  painter.setFont(theme.font("caption"));
  painter.setPen(theme.color("text2"));
  // One floor: the target's is the same for both, or each loss is shown above its own.
  const LossFloor& floor = has_curve(CompareSide::a) ? curve(CompareSide::a).floor : curve(CompareSide::b).floor;
  const bool all_hold = curve(CompareSide::a).floor.holds && curve(CompareSide::b).floor.holds;
  if (!floor.holds || (above_floors_ && !all_hold)) {
    painter.drawText(QPointF(area.left() + 8, area.bottom() - 6), tr("no floor while the energy is annealed"));
    return;
  }
  double since = 0.0;  // both have one target
  for (const CompareSide side : both_sides)
    if (has_curve(side)) since = std::max(since, static_cast<double>(curve(side).history->target_since));
  axis().paint_floor(painter, above_floors_ ? 0.0 : floor.value,
                     above_floors_ ? tr("floor: no divergence left") : floor.label, to_x(since));
}

void CompareLossView::paint_table(QPainter& painter) const {
  const Theme& theme = Theme::current();
  const double right = width() - theme.metric("panel_inset");
  constexpr double column_width = 58.0;
  constexpr double row_pitch = 22.0;
  const auto put = [&](double end, double baseline, const QString& text) {
    painter.drawText(QPointF(end - QFontMetricsF(painter.font()).horizontalAdvance(text), baseline), text);
  };
  double baseline = header_height + 10;
  painter.setFont(theme.font("caption"));
  painter.setPen(theme.color("text3"));
  put(right - column_width, baseline, QStringLiteral("KL(p‖q)"));
  put(right, baseline, QStringLiteral("KL(q‖p)"));
  for (const CompareSide side : both_sides) {
    baseline += row_pitch;
    const double left = right - table_width + letters_width;
    painter.setPen(pen_of(side));
    painter.drawLine(QPointF(left - 18, baseline - 4.5), QPointF(left - 1, baseline - 4.5));
    painter.setFont(theme.font("name"));
    painter.drawText(QPointF(left + 5, baseline), letter_of(side));
    painter.setFont(theme.font("value"));
    painter.setPen(theme.color("text"));
    const auto& latest = curve(side).latest;
    put(right - column_width, baseline, latest ? divergence_text(latest->kl_forward) : QStringLiteral("—"));
    put(right, baseline, latest ? divergence_text(latest->kl_reverse) : QStringLiteral("—"));
  }
}

}  // namespace pushforward::app
