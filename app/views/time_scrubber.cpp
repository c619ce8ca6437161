#include "app/views/time_scrubber.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <utility>

#include "app/style/axis_ticks.h"
#include "app/style/key_use.h"
#include "app/style/theme.h"

namespace pushforward::app {
namespace {

constexpr double labels_below = 18.0;
constexpr double newest_pixels = 4.0;  // so near to the right end is the newest step
constexpr int page = 10;               // snapshots

}  // namespace

TimeScrubber::TimeScrubber(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setCursor(Qt::PointingHandCursor);
  setAccessibleName(tr("Training time"));
  setToolTip(tr(
      "Training time. Drag, or press ← and →, to see the whole window at an earlier step; training goes on "
      "meanwhile. Ticks are snapshots. Page Up and Page Down move by ten, Home goes to the first, End or Escape to "
      "the newest, Return goes on training from the step that is shown.\n"
      "An edit of the layers of the past goes on from there first, as one step of undo. Files keep the newest step."));
  connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
  say();
}

void TimeScrubber::set_axis(double left, double right) {
  left_ = left;
  right_ = std::max(left + 1.0, right);
  update();
}

void TimeScrubber::show_steps(const Range& range, Steps snapshots) {
  if (range == range_ && snapshots == snapshots_) return;
  range_ = range;
  snapshots_ = std::move(snapshots);
  update();
}

void TimeScrubber::show_chosen(std::optional<std::int64_t> step) {
  if (step == chosen_) return;
  chosen_ = step;
  say();
  update();
}

void TimeScrubber::say() {
  setAccessibleDescription(chosen_ ? tr("Step %1 is shown.").arg(grouped(*chosen_)) : tr("The newest step is shown."));
}

double TimeScrubber::to_x(double step) const {
  const double share =
      (step - static_cast<double>(range_.first)) / std::max(1.0, static_cast<double>(range_.last - range_.first));
  return left_ + share * (right_ - left_);
}

double TimeScrubber::axis_y() const { return above_axis; }

std::vector<std::int64_t> TimeScrubber::stops() const {
  std::vector<std::int64_t> steps;
  if (!snapshots_) return steps;
  std::ranges::copy_if(*snapshots_, std::back_inserter(steps),
                       [this](std::int64_t step) { return step < range_.last; });
  return steps;
}

void TimeScrubber::choose(std::optional<std::int64_t> step) {
  if (step == chosen_) return;
  show_chosen(step);
  emit step_chosen(chosen_);
}

void TimeScrubber::choose_at(double x) {
  const std::vector<std::int64_t> steps = stops();
  if (steps.empty() || x >= right_ - newest_pixels) return choose(std::nullopt);
  choose(*std::ranges::min_element(steps, {},
                                   [&](std::int64_t step) { return std::abs(to_x(static_cast<double>(step)) - x); }));
}

void TimeScrubber::step_by(int stops_away) {
  const std::vector<std::int64_t> steps = stops();
  const int count = static_cast<int>(steps.size());
  // The newest is the stop after the last one. A chosen step may have been thinned out since.
  int here = count;
  if (chosen_) {
    const auto place = std::ranges::lower_bound(steps, *chosen_);
    here = static_cast<int>(place - steps.begin());
    if (stops_away > 0 && (place == steps.end() || *place != *chosen_)) --here;
  }
  const int there = std::clamp(here + stops_away, 0, count);
  choose(there == count ? std::nullopt : std::optional(steps[static_cast<std::size_t>(there)]));
}

void TimeScrubber::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) choose_at(event->position().x());
}

void TimeScrubber::mouseMoveEvent(QMouseEvent* event) {
  if (event->buttons().testFlag(Qt::LeftButton)) choose_at(event->position().x());
}

QList<KeyUse> TimeScrubber::keys() {
  const QString where = tr("On the axis of training time, under the loss");
  return {{{Qt::Key_Left, Qt::Key_Right}, tr("See an earlier or a later step"), where},
          {{Qt::Key_PageDown, Qt::Key_PageUp}, tr("See ten snapshots earlier or later"), where},
          {{Qt::Key_Home}, tr("See the first step that was kept"), where},
          {{Qt::Key_End, Qt::Key_Escape}, tr("See the newest step again"), where},
          {{Qt::Key_Return}, tr("Go on training from the step that is shown"), where}};
}

void TimeScrubber::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Left:
      return step_by(-1);
    case Qt::Key_Right:
      return step_by(1);
    case Qt::Key_PageDown:
      return step_by(-page);
    case Qt::Key_PageUp:
      return step_by(page);
    case Qt::Key_Home: {
      const std::vector<std::int64_t> steps = stops();
      return choose(steps.empty() ? std::nullopt : std::optional(steps.front()));
    }
    case Qt::Key_End:
      return choose(std::nullopt);
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (chosen_) emit continue_wanted();
      return;
    case Qt::Key_Escape:
      if (chosen_) return choose(std::nullopt);
      [[fallthrough]];
    default:
      return QWidget::keyPressEvent(event);
  }
}

void TimeScrubber::paintEvent(QPaintEvent*) {
  const Theme& theme = Theme::current();
  QPainter painter(this);
  const double y = axis_y();
  const double here = chosen_ ? std::clamp(to_x(static_cast<double>(*chosen_)), left_, right_) : right_;
  painter.fillRect(QRectF(left_, y, right_ - left_, 1), theme.color("track"));
  painter.fillRect(QRectF(left_, y - 0.5, here - left_, 2), theme.color("accent"));
  double last = -1.0;
  for (const std::int64_t step : stops()) {
    const double x = std::round(to_x(static_cast<double>(step)));
    if (x < last + 2) continue;  // a comb without gaps would be a bar
    last = x;
    painter.fillRect(QRectF(x, y + 2, 1, 3), theme.color(x <= here ? "accent" : "tick"));
  }
  paint_labels(painter);
  const QSizeF grip = theme.size("scrub_grip");
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme.color("knob"));
  painter.drawRoundedRect(QRectF(here - grip.width() / 2, y + 0.5 - grip.height() / 2, grip.width(), grip.height()),
                          theme.metric("radius.knob"), theme.metric("radius.knob"));
}

void TimeScrubber::paint_labels(QPainter& painter) {
  const Theme& theme = Theme::current();
  painter.setFont(theme.font("tick"));
  const QFontMetricsF metrics(painter.font());
  const double baseline = axis_y() + labels_below;
  const QString newest = grouped(range_.last);
  const double widest = metrics.horizontalAdvance(newest);
  // The newest step stands at the right end, the one that is shown under the grip; ticks that would touch either go
  // without a label.
  const double newest_left = right_ - widest;
  double chosen_left = 0.0, chosen_right = -1.0;
  painter.setPen(theme.color("text"));
  if (chosen_) {
    const QString text = grouped(*chosen_);
    const double width = metrics.horizontalAdvance(text);
    chosen_left = std::clamp(to_x(static_cast<double>(*chosen_)) - width / 2, 0.0, right_ - width);
    chosen_right = chosen_left + width;
    painter.drawText(QPointF(chosen_left, baseline), text);
  }
  painter.setPen(theme.color(chosen_ ? "text3" : "text"));
  if (chosen_right + 12 < newest_left) painter.drawText(QPointF(newest_left, baseline), newest);
  painter.setPen(theme.color("text3"));
  const AxisTicks ticks = axis_ticks(static_cast<double>(range_.first), static_cast<double>(range_.last),
                                     std::max(2, static_cast<int>((right_ - left_) / (widest + 48))));
  for (const double value : ticks.values) {
    if (value != std::round(value)) continue;
    const QString label = grouped(static_cast<qint64>(value));
    const double half = metrics.horizontalAdvance(label) / 2;
    const double x = std::round(to_x(value));
    const bool meets_chosen = x + half + 12 > chosen_left && x - half - 12 < chosen_right;
    if (x + half + 12 < newest_left && !meets_chosen) painter.drawText(QPointF(x - half, baseline), label);
  }
}

}  // namespace pushforward::app
