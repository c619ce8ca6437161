#include "app/figures/figure_axes.h"

#include <QImage>
#include <algorithm>
#include <cmath>

#include "app/style/axis_ticks.h"

namespace pushforward::app {
namespace {

constexpr double spine_width = 0.6;   // points
constexpr double tick_length = 0.32;  // in sizes of the letters, as all that follows
constexpr double label_gap = 0.3;
constexpr double room_of_a_label = 2.2;  // across
constexpr double room_of_a_line = 2.0;   // down

struct TickText {
  double size;
  double cap;  // height of a digit
};

TickText tick_text(const PanelCanvas& canvas) {
  const double size = canvas.look().tick_size();
  return {size, canvas.measure(QStringLiteral("0"), size).ascent};
}

void stroke(PanelCanvas& canvas, QPointF from, QPointF to) {
  canvas.painter().setPen(QPen(canvas.look().ink, spine_width, Qt::SolidLine, Qt::FlatCap));
  canvas.painter().drawLine(from, to);
}

QString name_of(const QString& variable, int axis) {
  return QStringLiteral("<i>%1</i><sub>%2</sub>").arg(variable).arg(axis);
}

std::vector<double> multiples(double step, double low, double high) {
  std::vector<double> values;
  const double slack = 1e-9 * (high - low);
  for (double index = std::ceil((low - slack) / step); index * step <= high + slack; ++index)
    values.push_back(index * step);
  return values;
}

// Returns where the last label stands, and the first.
std::vector<double> bottom_ticks(PanelCanvas& canvas, double step) {
  const TickText tick = tick_text(canvas);
  const QRectF& area = canvas.area();
  const double em = canvas.look().size;
  std::vector<double> places;
  for (const double value : multiples(step, canvas.box().left, canvas.box().right)) {
    const double x = canvas.to_page(value, 0).x();
    stroke(canvas, {x, area.bottom()}, {x, area.bottom() + tick_length * em});
    canvas.text({x, area.bottom() + (tick_length + label_gap) * em + tick.cap}, tick_label(value, step), tick.size,
                canvas.look().soft, TextPlace::middle);
    places.push_back(x);
  }
  return places;
}

std::vector<double> left_ticks(PanelCanvas& canvas, double step) {
  const TickText tick = tick_text(canvas);
  const QRectF& area = canvas.area();
  const double em = canvas.look().size;
  std::vector<double> places;
  for (const double value : multiples(step, canvas.box().bottom, canvas.box().top)) {
    const double y = canvas.to_page(0, value).y();
    stroke(canvas, {area.left(), y}, {area.left() - tick_length * em, y});
    canvas.text({area.left() - (tick_length + label_gap) * em, y + tick.cap / 2}, tick_label(value, step), tick.size,
                canvas.look().soft, TextPlace::right);
    places.push_back(y);
  }
  return places;
}

// Both ends always, and between them every one, every second, fifth, tenth, ...: the first of these steps that leaves
// room between two words. Where a word has no room beside an end there is its tick alone.
void word_marks(PanelCanvas& canvas, const std::vector<QString>& marks) {
  const TickText tick = tick_text(canvas);
  const QRectF& area = canvas.area();
  const double em = canvas.look().size;
  const std::size_t last = marks.size() - 1;
  const auto place = [&](std::size_t i) { return canvas.to_page(static_cast<double>(i), 0).x(); };
  const auto half = [&](std::size_t i) { return canvas.measure(marks[i], tick.size).width / 2 + 0.25 * em; };
  const auto have_room = [&](std::size_t i, std::size_t j) { return place(j) - place(i) >= half(i) + half(j); };
  const auto leaves_room = [&](std::size_t step) {
    for (std::size_t i = step; i + step < last; i += step)
      if (!have_room(i, i + step)) return false;
    return true;
  };
  std::size_t step = 1;
  for (int i = 0; step < last && !leaves_room(step); ++i) step = i % 3 == 1 ? step * 5 / 2 : step * 2;
  for (std::size_t i = 0; i <= last; ++i) {
    const bool is_end = i == 0 || i == last;
    if (!is_end && i % step != 0) continue;
    stroke(canvas, {place(i), area.bottom()}, {place(i), area.bottom() + tick_length * em});
    if (is_end || (have_room(0, i) && have_room(i, last)))
      canvas.text({place(i), area.bottom() + (tick_length + label_gap) * em + tick.cap}, marks[i], tick.size,
                  canvas.look().soft, TextPlace::middle);
  }
}

// Halfway between the last two labels, or beyond the only one.
double name_place(const std::vector<double>& places, double end) {
  if (places.size() > 1) return (places[places.size() - 1] + places[places.size() - 2]) / 2;
  return places.empty() ? end : (places.back() + end) / 2;
}

}  // namespace

void paint_frame(PanelCanvas& canvas) {
  const QRectF& area = canvas.area();
  canvas.painter().setPen(QPen(canvas.look().ink, spine_width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
  canvas.painter().setBrush(Qt::NoBrush);
  canvas.painter().drawRect(area);
}

void paint_plane_axes(PanelCanvas& canvas, const PanelLayout& layout, const QString& name) {
  const QRectF& area = canvas.area();
  const double em = canvas.look().size;
  // One step for both axes, so that the eye can compare them.
  const int most = std::max(
      2, static_cast<int>(std::min(area.width() / (room_of_a_label * em), area.height() / (room_of_a_line * em))));
  const Box& box = canvas.box();
  const TickText tick = tick_text(canvas);
  const auto step_for = [&box](int count) {
    return std::max(axis_ticks(box.left, box.right, count).step, axis_ticks(box.bottom, box.top, count).step);
  };
  // Between two labels there is room for the axis's name.
  const auto has_room = [&](double candidate) {
    const double widest = canvas.measure(tick_label(-candidate, candidate), tick.size).width;
    return candidate / (box.right - box.left) * area.width() > widest + 1.5 * em;
  };
  int count = most;
  while (count > 2 && !has_room(step_for(count))) --count;
  const double step = step_for(count);
  if (layout.has_bottom_axis) {
    const double x = name_place(bottom_ticks(canvas, step), area.right());
    canvas.text({x, area.bottom() + (tick_length + label_gap) * em + tick.cap}, name_of(name, 1), em, canvas.look().ink,
                TextPlace::middle);
  }
  if (layout.has_left_axis) {
    const double y = name_place(left_ticks(canvas, step), area.top());
    canvas.text({area.left() - (tick_length + label_gap) * em, y + tick.cap / 2}, name_of(name, 2), em,
                canvas.look().ink, TextPlace::right);
  }
}

void paint_curve_axes(PanelCanvas& canvas, const PanelLayout& layout, const CurveAxes& axes) {
  const QRectF& area = canvas.area();
  const double em = canvas.look().size;
  const TickText tick = tick_text(canvas);
  if (layout.has_bottom_axis && !axes.marks_x.empty()) {
    word_marks(canvas, axes.marks_x);
  } else if (layout.has_bottom_axis) {
    const int most = std::max(2, static_cast<int>(area.width() / (2.2 * room_of_a_label * em)));
    const AxisTicks ticks = axis_ticks(axes.range.left, axes.range.right, most);
    for (const double value : ticks.values) {
      const double x = canvas.to_page(value, 0).x();
      stroke(canvas, {x, area.bottom()}, {x, area.bottom() + tick_length * em});
      const QString label = ticks.step >= 1 ? grouped(std::llround(value)) : tick_label(value, ticks.step);
      canvas.text({x, area.bottom() + (tick_length + label_gap) * em + tick.cap}, label, tick.size, canvas.look().soft,
                  TextPlace::middle);
    }
  }
  if (layout.has_bottom_axis) {
    canvas.text({area.center().x(), area.bottom() + (tick_length + 3 * label_gap) * em + 2.2 * tick.cap}, axes.name_x,
                em, canvas.look().ink, TextPlace::middle);
  }
  if (layout.has_left_axis) {
    const int most = std::max(2, static_cast<int>(area.height() / (room_of_a_line * em)));
    const AxisTicks ticks = axis_ticks(axes.range.bottom, axes.range.top, most);
    left_ticks(canvas, ticks.step);
    double widest = 0.0;
    for (const double value : ticks.values)
      widest = std::max(widest, canvas.measure(tick_label(value, ticks.step), tick.size).width);
    canvas.upward_text({area.left() - (tick_length + label_gap + 0.5) * em - widest, area.center().y()}, axes.name_y,
                       em, canvas.look().ink, TextPlace::middle);
  }
}

QRectF color_bar_place(const QRectF& plot, double font_size) {
  return {plot.right() + 0.7 * font_size, plot.top(), 0.8 * font_size, plot.height()};
}

void paint_figure_color_bar(PanelCanvas& canvas, const QRectF& place, const FigureColorBar& bar) {
  const double em = canvas.look().size;
  QImage strip(1, 256, QImage::Format_RGB32);
  for (int row = 0; row < strip.height(); ++row) strip.setPixel(0, row, bar.map.at(1.0 - (row + 0.5) / strip.height()));
  canvas.painter().setRenderHint(QPainter::SmoothPixmapTransform, false);
  canvas.painter().drawImage(place, strip);
  canvas.painter().setPen(QPen(canvas.look().ink, spine_width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
  canvas.painter().setBrush(Qt::NoBrush);
  canvas.painter().drawRect(place);
  const TickText tick = tick_text(canvas);
  const int most = std::clamp(static_cast<int>(place.height() / (room_of_a_line * em)), 2, 6);
  const AxisTicks ticks = axis_ticks(bar.low, bar.high, most);
  double widest = 0.0;
  for (const double value : ticks.values) {
    const double y = place.bottom() - (value - bar.low) / (bar.high - bar.low) * place.height();
    stroke(canvas, {place.right(), y}, {place.right() + tick_length * em, y});
    QString label = tick_label(value, ticks.step);
    const double slack = 1e-6 * (bar.high - bar.low);
    if (bar.is_above && value >= bar.high - slack) label.prepend(QStringLiteral("≥ "));
    if (bar.is_below && value <= bar.low + slack) label.prepend(QStringLiteral("≤ "));
    canvas.text({place.right() + (tick_length + label_gap) * em, y + tick.cap / 2}, label, tick.size,
                canvas.look().soft);
    widest = std::max(widest, canvas.measure(label, tick.size).width);
  }
  const TextSize name = canvas.measure(bar.label, canvas.look().tick_size());
  canvas.upward_text({place.right() + (tick_length + 2.4 * label_gap) * em + widest + name.ascent, place.center().y()},
                     bar.label, canvas.look().tick_size(), canvas.look().ink, TextPlace::middle);
}

}  // namespace pushforward::app
