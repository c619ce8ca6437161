#include "app/views/waterfall_view.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "app/language/core_text.h"
#include "app/style/axis_ticks.h"
#include "app/style/key_use.h"
#include "app/style/number_text.h"
#include "app/style/theme.h"
#include "app/views/plot_chip.h"
#include "app/views/probe_overlay.h"

namespace pushforward::app {
namespace {

constexpr double header_baseline = 19.0;
constexpr double place_baseline = 40.0;
constexpr double chart_top = 50.0;
constexpr double axis_width = 26.0;
constexpr double numbers_height = 15.0;  // of the layers' numbers below the chart
constexpr double sums_height = 34.0;
constexpr double widest_bar = 22.0;
constexpr double least_height = 1.0;  // so that a layer that adds nothing is seen

}  // namespace

WaterfallView::WaterfallView(Probe& probe, QWidget* parent) : View(parent), probe_(probe) {
  setAttribute(Qt::WA_OpaquePaintEvent);
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setAccessibleName(tr("Probe"));
  setAccessibleDescription(tr(
      "log p(x) at the probe: log N(z), then what each layer's log-det adds, up to the sum. Computed in float64 from "
      "this frame's parameters. ← and → choose a bar."));
  setToolTip(accessibleDescription());
  connect(&probe, &Probe::changed, this, qOverload<>(&QWidget::update));
  connect(&probe, &Probe::pointed, this, &WaterfallView::show_pointed);
  connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize WaterfallView::sizeHint() const { return {284, static_cast<int>(Theme::current().metric("size.bottom_strip"))}; }

std::vector<WaterfallBar> WaterfallView::bars() const {
  const PointTrace* trace = probe_.trace();
  return trace != nullptr && trace->is_finite() ? waterfall(*trace) : std::vector<WaterfallBar>();
}

QRectF WaterfallView::chart_rectangle() const {
  const double inset = Theme::current().metric("panel_inset");
  return {inset + axis_width, chart_top, std::max(8.0, width() - 2 * inset - axis_width),
          std::max(8.0, height() - chart_top - numbers_height - sums_height)};
}

WaterfallView::Range WaterfallView::range_of(const std::vector<WaterfallBar>& bars) {
  Range range{0.0, 0.0};
  for (const WaterfallBar& bar : bars) {
    range.low = std::min({range.low, bar.from, bar.to});
    range.high = std::max({range.high, bar.from, bar.to});
  }
  const double margin = std::max(0.25, 0.04 * (range.high - range.low));
  return {range.low < 0 ? range.low - margin : 0.0, range.high > 0 ? range.high + margin : 0.0};
}

QRectF WaterfallView::bar_rectangle(const std::vector<WaterfallBar>& bars, const Range& range, int bar) const {
  const QRectF area = chart_rectangle();
  const double pitch = area.width() / static_cast<double>(bars.size());
  const double wide = std::min(widest_bar, std::max(1.0, pitch - std::clamp(pitch / 5, 1.0, 6.0)));
  const WaterfallBar& what = bars[static_cast<std::size_t>(bar)];
  const auto to_y = [&](double nats) {
    return area.bottom() - (nats - range.low) / (range.high - range.low) * area.height();
  };
  const double top = to_y(std::max(what.from, what.to)), bottom = to_y(std::min(what.from, what.to));
  return {area.left() + (bar + 0.5) * pitch - wide / 2, top, wide, std::max(least_height, bottom - top)};
}

QRectF WaterfallView::bar_rectangle(int bar) const {
  const auto all = bars();
  return bar_rectangle(all, range_of(all), bar);
}

QString WaterfallView::bar_text(const std::vector<WaterfallBar>& bars, int bar) const {
  const WaterfallBar& what = bars[static_cast<std::size_t>(bar)];
  if (what.kind == WaterfallBar::Kind::base) return tr("log N(z) %1 nats").arg(short_number(what.amount(), 3));
  if (what.kind == WaterfallBar::Kind::sum) return tr("log p(x) %1 nats").arg(short_number(what.amount(), 3));
  const LayerEntry& entry = probe_.frame()->stack->layers[static_cast<std::size_t>(what.layer)];
  const QString name = core_text(entry.layer().spec().short_name) + (entry.inverted ? QStringLiteral("⁻¹") : QString());
  if (entry.bypassed) return tr("%1 %2: bypassed").arg(what.layer + 1).arg(name);
  return tr("%1 %2: %3 nats").arg(what.layer + 1).arg(name, signed_number(what.amount(), 3));
}

QString WaterfallView::bar_text(int bar) const { return bar_text(bars(), bar); }

QString WaterfallView::state_in_words() const {
  const PointTrace* trace = probe_.trace();
  if (trace == nullptr) return tr("Point at a view to see its numbers here.");
  if (!trace->is_finite()) return tr("The flow is not finite at this point.");
  const auto all = bars();
  QStringList words;
  for (int bar = 0; bar < static_cast<int>(all.size()); ++bar) words << bar_text(all, bar);
  return words.join(tr(", ")) + tr(".");
}

quint64 WaterfallView::layer_of(int bar) const {
  const auto shares = probe_.shares();
  const int layer = bar - 1;  // the base comes first
  return layer >= 0 && layer < static_cast<int>(shares.size()) ? shares[static_cast<std::size_t>(layer)].layer : 0;
}

void WaterfallView::choose(int bar) {
  if (bar == chosen_) return;
  chosen_ = bar;
  probe_.point_at(layer_of(bar));
  update();
}

void WaterfallView::show_pointed(quint64 layer) {
  if (layer == layer_of(chosen_)) return;
  const auto shares = probe_.shares();
  const auto found = std::ranges::find(shares, layer, &Probe::Share::layer);
  chosen_ = found == shares.end() ? -1 : static_cast<int>(found - shares.begin()) + 1;
  update();
}

void WaterfallView::mouseMoveEvent(QMouseEvent* event) {
  const QRectF area = chart_rectangle();
  const auto count = static_cast<double>(bars().size());
  const double share = (event->position().x() - area.left()) / area.width();
  const bool inside = share >= 0 && share < 1 && event->position().y() >= area.top() &&
                      event->position().y() <= area.bottom() + numbers_height;
  choose(inside && count > 0 ? static_cast<int>(share * count) : -1);
}

void WaterfallView::leaveEvent(QEvent*) { choose(-1); }

QList<KeyUse> WaterfallView::keys() {
  return {{{Qt::Key_Left, Qt::Key_Right}, tr("What one layer gives to log p"), tr("In the waterfall of the probe")}};
}

void WaterfallView::keyPressEvent(QKeyEvent* event) {
  const int last = static_cast<int>(bars().size()) - 1;
  if (event->key() == Qt::Key_Left) return choose(chosen_ < 0 ? last : std::max(0, chosen_ - 1));
  if (event->key() == Qt::Key_Right) return choose(std::min(last, chosen_ + 1));
  View::keyPressEvent(event);
}

void WaterfallView::paintEvent(QPaintEvent*) {
  const Theme& theme = Theme::current();
  QPainter painter(this);
  painter.fillRect(rect(), theme.color("panel"));
  paint_header(painter);
  const PointTrace* trace = probe_.trace();
  if (trace == nullptr || !trace->is_finite()) {
    painter.setFont(theme.font("body"));
    painter.setPen(theme.color("text3"));
    const QString sentence =
        trace == nullptr ? tr("Point at a view to see its numbers here.") : tr("The flow is not finite at this point.");
    painter.drawText(chart_rectangle(), Qt::AlignCenter | Qt::TextWordWrap, sentence);
    return;
  }
  paint_place(painter, *trace);
  paint_chart(painter, waterfall(*trace));
  paint_sums(painter, *trace);
}

void WaterfallView::paint_header(QPainter& painter) {
  const Theme& theme = Theme::current();
  const double inset = theme.metric("panel_inset");
  painter.setFont(theme.font("section"));
  painter.setPen(theme.color("text"));
  painter.drawText(QPointF(inset, header_baseline), tr("Probe"));
  painter.setFont(theme.font("caption"));
  painter.setPen(theme.color("text3"));
  const QString note = tr("float64, this frame's parameters");
  painter.drawText(QPointF(width() - inset - QFontMetricsF(painter.font()).horizontalAdvance(note), header_baseline),
                   note);
}

void WaterfallView::paint_place(QPainter& painter, const PointTrace& trace) {
  const Theme& theme = Theme::current();
  double left = theme.metric("panel_inset");
  const auto say = [&](const QString& name, const Vector& point) {
    painter.setFont(theme.font("value"));
    painter.setPen(theme.color("text3"));
    painter.drawText(QPointF(left, place_baseline), name);
    left += QFontMetricsF(painter.font()).horizontalAdvance(name) + 5;
    painter.setPen(theme.color("text"));
    const QString text = point_text(point);
    painter.drawText(QPointF(left, place_baseline), text);
    left += QFontMetricsF(painter.font()).horizontalAdvance(text) + theme.metric("panel_inset");
  };
  say(QStringLiteral("x"), trace.x());
  say(QStringLiteral("z"), trace.z());
}

void WaterfallView::paint_chart(QPainter& painter, const std::vector<WaterfallBar>& bars) {
  const Theme& theme = Theme::current();
  const QRectF area = chart_rectangle();
  const Range range = range_of(bars);
  const auto to_y = [&](double nats) {
    return std::round(area.bottom() - (nats - range.low) / (range.high - range.low) * area.height());
  };
  painter.setFont(theme.font("tick"));
  const QFontMetricsF metrics(painter.font());
  const AxisTicks ticks = axis_ticks(range.low, range.high, 3);
  for (const double tick : ticks.values) {
    const double y = to_y(tick);
    painter.fillRect(QRectF(area.left(), y, area.width(), 1), theme.color(tick == 0 ? "tick" : "gridline0"));
    const QString label = tick_label(tick, ticks.step);
    painter.setPen(theme.color("text3"));
    painter.drawText(QPointF(area.left() - 5 - metrics.horizontalAdvance(label), y + 4), label);
  }
  const int count = static_cast<int>(bars.size());
  const double pitch = area.width() / count;
  // Every number when there is room, else every second, fifth or tenth layer's.
  int every = 1;
  for (const int coarser : {2, 5, 10}) {
    if (pitch * every < metrics.horizontalAdvance(QStringLiteral("88")) + 3) every = coarser;
  }
  for (int i = 0; i < count; ++i) {
    const WaterfallBar& bar = bars[static_cast<std::size_t>(i)];
    const QRectF place = bar_rectangle(bars, range, i);
    if (i == chosen_) {
      painter.fillRect(QRectF(area.left() + i * pitch, area.top(), pitch, area.height()), theme.color("hover"));
    }
    const bool is_end = bar.kind != WaterfallBar::Kind::layer;
    const QColor color = theme.color(is_end ? "text2" : bar.amount() >= 0 ? "pos" : "neg");
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(place, color);
    painter.setRenderHint(QPainter::Antialiasing, false);
    // Leads to the next bar at the height that is reached.
    if (i + 1 < count) {
      const double y = to_y(bar.to);
      painter.fillRect(QRectF(place.right(), y, pitch - place.width(), 1), theme.color("text3"));
    }
    painter.setPen(theme.color(i == chosen_ ? "text" : "text3"));
    const QString label = bar.kind == WaterfallBar::Kind::base  ? QStringLiteral("N")
                          : bar.kind == WaterfallBar::Kind::sum ? QStringLiteral("Σ")
                                                                : QString::number(bar.layer + 1);
    if (is_end || (bar.layer + 1) % every == 0) {
      painter.drawText(QPointF(place.center().x() - metrics.horizontalAdvance(label) / 2, area.bottom() + 12), label);
    }
  }
  if (chosen_ < 0 || chosen_ >= count) return;
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF place = bar_rectangle(bars, range, chosen_);
  paint_plot_chip(painter, QPointF(place.center().x(), place.center().y()), area.adjusted(0, 0, 0, 20),
                  bar_text(bars, chosen_));
}

void WaterfallView::paint_sums(QPainter& painter, const PointTrace& trace) {
  const Theme& theme = Theme::current();
  const double inset = theme.metric("panel_inset");
  struct Sum {
    QString name;
    QString value;
  };
  std::vector<Sum> sums{{tr("log N(z)"), short_number(trace.base_log_density, 3)},
                        {tr("ln |det|"), signed_number(trace.total_log_det(), 3)},
                        {tr("log p(x)"), short_number(trace.log_prob(), 3)}};
  if (const auto target = probe_.target_log_density()) {
    sums.push_back({tr("log target"), std::isfinite(*target) ? short_number(*target, 3) : QStringLiteral("−∞")});
  }
  const double pitch = (width() - 2 * inset) / static_cast<double>(sums.size());
  const char* const signs[] = {"", "+", "=", ""};
  for (std::size_t i = 0; i < sums.size(); ++i) {
    const double left = inset + static_cast<double>(i) * pitch;
    painter.setFont(theme.font("caption"));
    painter.setPen(theme.color("text3"));
    painter.drawText(QPointF(left, height() - 22), sums[i].name);
    painter.drawText(QPointF(left - 14, height() - 15), QString::fromUtf8(signs[i]));
    QFont font = theme.font("value");
    if (i == 2) font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(theme.color(i == 3 ? "text2" : "text"));
    painter.drawText(QPointF(left, height() - 7), sums[i].value);
  }
}

}  // namespace pushforward::app
