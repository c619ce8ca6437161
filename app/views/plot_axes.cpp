#include "app/views/plot_axes.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>
#include <vector>

#include "app/style/axis_ticks.h"
#include "app/style/theme.h"

namespace pushforward::app {
namespace {

// Pixels, at least: between two ticks, and between the labels of two.
constexpr double least_pitch = 32.0;
constexpr double least_gap = 16.0;

// The smallest step at which the labels along the horizontal axis stand clear of each other.
double step_for(const PlotTransform& transform, const QFontMetricsF& metrics) {
  const double low = transform.box.left, high = transform.box.right;
  double step = 1.0;
  for (int most = std::max(2, static_cast<int>(transform.area.width() / least_pitch)); most >= 2; --most) {
    step = axis_ticks(low, high, most).step;
    const double widest = std::max(metrics.horizontalAdvance(tick_label(std::floor(low / step) * step, step)),
                                   metrics.horizontalAdvance(tick_label(std::ceil(high / step) * step, step)));
    if (step * transform.scale >= std::max(least_pitch, widest + least_gap)) break;
  }
  return step;
}

}  // namespace

PlotAxes::PlotAxes(const QString& variable)
    : name_1_(QStringLiteral("<i>%1</i><sub>1</sub>").arg(variable), Theme::current().font("math_axis")),
      name_2_(QStringLiteral("<i>%1</i><sub>2</sub>").arg(variable), Theme::current().font("math_axis")) {}

void PlotAxes::paint(QPainter& painter, const PlotTransform& transform, double width) const {
  const Theme& theme = Theme::current();
  const QRectF& area = transform.area;
  painter.setFont(theme.font("tick"));
  const QFontMetricsF metrics(painter.font());
  const double length = 4;
  // One step for both axes, so that the eye can compare them.
  const double step = step_for(transform, metrics);
  const auto ticks_between = [step](double low, double high) {
    std::vector<double> values;
    for (double index = std::ceil(low / step); index * step <= high; ++index) values.push_back(index * step);
    return values;
  };
  const double text_baseline = area.bottom() + 16;
  double last = 0.0;
  bool has_last = false;
  for (const double value : ticks_between(transform.box.left, transform.box.right)) {
    const double x = std::round(transform.to_pixel(value, 0).x());
    painter.fillRect(QRectF(x, area.bottom(), 1, length), theme.color("tick"));
    const QString label = tick_label(value, step);
    const double half = metrics.horizontalAdvance(label) / 2;
    if (x - half < area.left() - 8 || x + half > width) continue;
    painter.setPen(theme.color("text3"));
    painter.drawText(QPointF(x + 0.5 - half, text_baseline), label);
    last = x;
    has_last = true;
  }
  const double pitch = step * transform.scale;
  painter.setPen(theme.color("text2"));
  if (has_last) name_1_.draw(painter, {last - pitch / 2 - name_1_.width() / 2, text_baseline});
  has_last = false;
  for (const double value : ticks_between(transform.box.bottom, transform.box.top)) {
    const double y = std::round(transform.to_pixel(0, value).y());
    painter.fillRect(QRectF(area.left() - length, y, length, 1), theme.color("tick"));
    if (y < area.top() + 4 || y > area.bottom() - 2) continue;
    const QString label = tick_label(value, step);
    painter.setPen(theme.color("text3"));
    painter.drawText(QPointF(area.left() - length - 4 - metrics.horizontalAdvance(label), y + 4), label);
    last = y;
    has_last = true;
  }
  painter.setPen(theme.color("text2"));
  if (has_last) name_2_.draw(painter, {area.left() - length - 4 - name_2_.width(), last + pitch / 2 + 4});
}

}  // namespace pushforward::app
