#include "app/canvas/handle_painter.h"

#include <QFontMetricsF>
#include <QPolygonF>
#include <QRegion>
#include <QStringList>
#include <algorithm>
#include <array>
#include <cmath>

#include "app/canvas/handle_hit.h"
#include "app/style/number_text.h"
#include "app/style/theme.h"

namespace pushforward::app {

namespace {

constexpr double beyond = 60.0;  // pixels around the plot within which lines are drawn
constexpr double head_length = 11.0;
constexpr double head_half_width = 4.5;
constexpr double chip_opacity = 0.88;
constexpr double chip_padding = 8.0;
constexpr double chip_distance = 16.0;  // from the handle, along each axis
constexpr double chip_line = 18.0;
constexpr double note_distance = 8.0;  // from the edges of the plot
constexpr double widest_reason = 250.0;
constexpr double faint_opacity = 0.55;
constexpr double label_margin = 3.0;
constexpr double label_to_edge = 4.0;
constexpr double label_to_line = 4.0;
constexpr double room_of_handle = 26.0;  // its mark and its symbol, from the middle to each side

QColor halo() {
  QColor color = Theme::current().halo();
  color.setAlphaF(static_cast<float>(Theme::current().canvas_opacity("halo_opacity")));
  return color;
}

QColor color_of(Stroke stroke) {
  const Theme& theme = Theme::current();
  if (stroke == Stroke::open_arrow) return Qt::white;
  return theme.color(stroke == Stroke::wall ? QStringLiteral("handle_stop") : QStringLiteral("handle"));
}

// A handle has the colour of its arrow.
QColor color_of(const Handle& handle, const Geometry& geometry) {
  for (const Guide& guide : geometry.guides)
    if (guide.handle == handle.id && guide.stroke == Stroke::open_arrow) return color_of(guide.stroke);
  return Theme::current().color(QStringLiteral("handle"));
}

double width_of(Stroke stroke) {
  const Theme& theme = Theme::current();
  switch (stroke) {
    case Stroke::solid:
      return theme.metric("line.hyperplane");
    case Stroke::dashed:
      return theme.metric("line.bend_band");
    case Stroke::arrow:
      return theme.metric("line.u_arrow");
    case Stroke::open_arrow:
      return theme.metric("line.w_arrow");
    case Stroke::wall:
      return theme.metric("line.hyperplane");
  }
  return 1.0;
}

// The parts of a line near the plot: what layers take far away or to infinity is left out.
std::vector<QPolygonF> visible_runs(const std::vector<Point>& points, const PlotTransform& transform) {
  const QRectF near = transform.area.adjusted(-beyond, -beyond, beyond, beyond);
  std::vector<QPolygonF> runs;
  QPolygonF run;
  const auto finish = [&] {
    if (run.size() > 1) runs.push_back(run);
    run.clear();
  };
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const QPointF from = pixel_of(transform, points[i]);
    const QPointF to = pixel_of(transform, points[i + 1]);
    const bool finite = points[i].allFinite() && points[i + 1].allFinite();
    const QRectF hull = QRectF(from, to).normalized().adjusted(-1, -1, 1, 1);
    if (!finite || !hull.intersects(near)) {
      finish();
      continue;
    }
    if (run.isEmpty()) run << from;
    run << to;
  }
  finish();
  return runs;
}

}  // namespace

QString numbers_text(const std::vector<double>& numbers) {
  QStringList words;
  for (const double number : numbers) words << signed_number(number, 3);
  return numbers.size() == 1 ? words[0] : u'(' + words.join(QStringLiteral(", ")) + u')';
}

const MathText& HandlePainter::math(const QString& html, const QString& face) {
  const QString key = face + u'\n' + html;
  auto found = math_.find(key);
  if (found == math_.end()) found = math_.insert(key, MathText(html, Theme::current().font(face)));
  return *found;
}

void HandlePainter::draw_math(QPainter& painter, const MathText& text, QPointF baseline, const QColor& ink) const {
  painter.setPen(ink);
  text.draw(painter, baseline);
}

QRectF HandlePainter::plate_of(const MathText& text, QPointF baseline) {
  return {baseline.x() - label_margin, baseline.y() - text.ascent() - 1.0, text.width() + 2 * label_margin,
          text.ascent() + text.descent() + 2.0};
}

// On a ground of its own, since no rim makes small italics legible on every map.
void HandlePainter::paint_label(QPainter& painter, const MathText& text, QPointF baseline, const QColor& ink) const {
  const QRectF plate = plate_of(text, baseline);
  painter.setPen(Qt::NoPen);
  painter.setBrush(halo());
  painter.drawRoundedRect(plate, label_margin, label_margin);
  draw_math(painter, text, baseline, ink);
}

void HandlePainter::paint(QPainter& painter, const PlotTransform& transform, const Geometry& geometry,
                          const HandleStates& states, const std::vector<QRectF>& written) {
  painter.setRenderHint(QPainter::Antialiasing);
  if (states.is_faint) painter.setOpacity(faint_opacity);
  std::vector<Line> lines;
  for (const Guide& guide : geometry.guides) {
    if (guide.stroke == Stroke::wall && guide.handle != states.held) continue;
    lines.push_back({&guide, visible_runs(guide.points, transform)});
  }
  paint_lines(painter, lines, transform.area, written, states);
  std::vector<QRectF> taken = written;
  for (const Handle& handle : geometry.handles)
    if (handle.place.allFinite()) {
      const QPointF middle = pixel_of(transform, handle.place);
      taken.emplace_back(middle.x() - room_of_handle, middle.y() - room_of_handle, 2 * room_of_handle,
                         2 * room_of_handle);
    }
  for (const Line& line : lines) paint_line_label(painter, transform.area, line, taken);
  for (const Handle& handle : geometry.handles) {
    if (!handle.place.allFinite()) continue;
    paint_mark(painter, handle, pixel_of(transform, handle.place), color_of(handle, geometry), states);
    paint_symbol(painter, transform, geometry, handle, written);
  }
  painter.setOpacity(1.0);
  if (!states.tells_value) return;
  const QString shown = !states.held.isEmpty()      ? states.held
                        : !states.hovered.isEmpty() ? states.hovered
                                                    : states.focused;
  for (const Handle& handle : geometry.handles)
    if (handle.id == shown && handle.place.allFinite())
      paint_value(painter, transform.area, handle, pixel_of(transform, handle.place), states.reason, written);
}

// Below the words of the view, but for arrows: what is dragged is seen as a whole.
void HandlePainter::paint_lines(QPainter& painter, const std::vector<Line>& lines, const QRectF& area,
                                const std::vector<QRectF>& written, const HandleStates& states) const {
  QRegion free(area.toAlignedRect());
  for (const QRectF& words : written) free -= words.toAlignedRect();
  const auto is_arrow = [](const Line& line) {
    return line.guide->stroke == Stroke::arrow || line.guide->stroke == Stroke::open_arrow;
  };
  for (const bool is_halo : {true, false}) {
    painter.save();
    painter.setClipRegion(free, Qt::IntersectClip);
    for (const Line& line : lines)
      if (!is_arrow(line)) paint_line(painter, line, is_halo, states);
    painter.restore();
    for (const Line& line : lines)
      if (is_arrow(line)) {
        paint_line(painter, line, is_halo, states);
        paint_head(painter, line, is_halo);
      }
  }
}

void HandlePainter::paint_line(QPainter& painter, const Line& line, bool is_halo, const HandleStates& states) const {
  const Theme& theme = Theme::current();
  const Stroke stroke = line.guide->stroke;
  double width = width_of(stroke);
  const bool is_taken =
      !line.guide->handle.isEmpty() && (line.guide->handle == states.hovered || line.guide->handle == states.held);
  if (is_taken) width += 0.75;
  QPen pen(is_halo ? halo() : color_of(stroke), is_halo ? width + theme.metric("line.halo_extra") : width,
           Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
  // The halo of a dashed line is whole: dashes are easier to follow on it, on every map.
  if (!is_halo && (stroke == Stroke::dashed || stroke == Stroke::wall)) {
    // Qt counts dashes in widths of the pen.
    QVector<qreal> dashes = theme.dash(stroke == Stroke::wall ? QStringLiteral("floor") : QStringLiteral("bend_band"));
    for (qreal& dash : dashes) dash /= pen.widthF();
    pen.setDashPattern(dashes);
  }
  painter.setPen(pen);
  painter.setBrush(Qt::NoBrush);
  for (const QPolygonF& run : line.runs) painter.drawPolyline(run);
}

void HandlePainter::paint_head(QPainter& painter, const Line& line, bool is_halo) const {
  const Stroke stroke = line.guide->stroke;
  if (line.runs.empty() || (stroke != Stroke::arrow && stroke != Stroke::open_arrow)) return;
  const QPolygonF& run = line.runs.back();
  const QPointF tip = run.back();
  // The direction is that of the last few pixels, whatever the line does before.
  QPointF along;
  for (qsizetype i = run.size() - 1; i-- > 0;) {
    along = tip - run[i];
    if (std::hypot(along.x(), along.y()) >= head_length) break;
  }
  const double length = std::hypot(along.x(), along.y());
  if (!(length > 2.0)) return;
  along /= length;
  const QPointF across(-along.y(), along.x());
  // The mark of the handle covers the tip itself.
  const QPointF end = tip - along * (Theme::current().metric("radius.handle_dot") + 0.5);
  const QPointF back = end - along * head_length;
  const QPolygonF head({back + across * head_half_width, end, back - across * head_half_width});
  const QColor ink = is_halo ? halo() : color_of(stroke);
  const double halo_width = is_halo ? Theme::current().metric("line.halo_extra") : 0.0;
  if (stroke == Stroke::arrow) {
    painter.setPen(is_halo ? QPen(ink, halo_width) : QPen(Qt::NoPen));
    painter.setBrush(ink);
    painter.drawPolygon(head);
  } else {
    painter.setPen(QPen(ink, width_of(stroke) + halo_width, Qt::SolidLine, Qt::RoundCap, Qt::MiterJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(head);
  }
}

// Upright beside an end of the line, at the edge of the plot, where it covers no handle; only straight lines have one.
void HandlePainter::paint_line_label(QPainter& painter, const QRectF& area, const Line& line,
                                     const std::vector<QRectF>& taken) {
  if (line.guide->label.isEmpty() || line.runs.empty() || line.guide->points.size() != 2) return;
  const MathText& text = math(line.guide->label, QStringLiteral("math_label"));
  QRectF plate(0, 0, text.width() + 2 * label_margin, text.ascent() + text.descent() + 2.0);
  const QRectF room = area.adjusted(label_to_edge, label_to_edge, -label_to_edge, -label_to_edge);
  QLineF segment(line.runs[0].front(), line.runs[0].back());
  if (segment.length() < 1.0) return;
  // Cut to the plot, in steps that are small against the text.
  double first = 1.0;
  double last = 0.0;
  constexpr int steps = 400;
  for (int i = 0; i <= steps; ++i) {
    const double share = static_cast<double>(i) / steps;
    if (!area.contains(segment.pointAt(share))) continue;
    first = std::min(first, share);
    last = std::max(last, share);
  }
  if (first >= last) return;
  segment = QLineF(segment.pointAt(first), segment.pointAt(last));
  if (segment.y1() > segment.y2()) segment = QLineF(segment.p2(), segment.p1());  // the upper end first
  const QPointF along = (segment.p2() - segment.p1()) / segment.length();
  const QPointF across(-along.y(), along.x());
  // So far from the line that the plate touches it nowhere.
  const double distance =
      (std::abs(across.x()) * plate.width() + std::abs(across.y()) * plate.height()) / 2 + label_to_line;
  const auto is_free = [&](const QRectF& place) {
    return room.contains(place) &&
           std::ranges::none_of(taken, [&](const QRectF& other) { return other.intersects(place); });
  };
  constexpr double stride = 6.0;  // pixels, small against the text
  // Beyond a third it would no longer be seen as the end.
  const int places = static_cast<int>(std::ceil(segment.length() / (3 * stride)));
  for (int i = 0; i < places; ++i) {
    const QPointF way = along * (i * stride);
    for (const QPointF middle : {segment.p1() + way, segment.p2() - way})
      for (const double side : {1.0, -1.0}) {
        plate.moveCenter(middle + across * (side * distance));
        if (!is_free(plate)) continue;
        paint_label(painter, text, {plate.left() + label_margin, plate.top() + 1.0 + text.ascent()},
                    color_of(line.guide->stroke));
        return;
      }
  }
}

void HandlePainter::paint_mark(QPainter& painter, const Handle& handle, QPointF middle, const QColor& ink,
                               const HandleStates& states) const {
  const Theme& theme = Theme::current();
  const bool is_taken = handle.id == states.hovered || handle.id == states.held;
  const double radius = theme.metric("radius.handle_dot") + (is_taken ? 1.5 : 0.0);
  const double half = theme.metric("size.handle_square") / 2 + (is_taken ? 1.5 : 0.0);
  const QColor ground = theme.halo();
  const auto shape = [&](double grown) {
    if (handle.mark == Mark::square)
      painter.drawRect(
          QRectF(middle - QPointF(half + grown, half + grown), QSizeF(2 * (half + grown), 2 * (half + grown))));
    else
      painter.drawEllipse(middle, radius + grown, radius + grown);
  };
  painter.setPen(QPen(halo(), 2.0 + theme.metric("line.halo_extra")));
  painter.setBrush(Qt::NoBrush);
  shape(0.0);
  painter.setPen(QPen(ink, 2.0));
  if (is_taken)
    painter.setBrush(ink);
  else
    painter.setBrush(handle.mark == Mark::ring ? QBrush(Qt::NoBrush) : QBrush(ground));
  shape(0.0);
  if (handle.id != states.focused) return;
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(halo(), 2.0 + theme.metric("line.halo_extra")));
  shape(5.0);
  painter.setPen(QPen(Qt::white, 2.0));
  shape(5.0);
}

QPointF HandlePainter::symbol_baseline(const PlotTransform& transform, const Geometry& geometry, const Handle& handle,
                                       const std::vector<QRectF>& written) {
  const QPointF middle = pixel_of(transform, handle.place);
  QPointF away(1.0, 0.4);
  for (const Guide& guide : geometry.guides) {
    if (guide.handle != handle.id || (guide.stroke != Stroke::arrow && guide.stroke != Stroke::open_arrow)) continue;
    const QPointF along = middle - pixel_of(transform, guide.points.front());
    const double length = std::hypot(along.x(), along.y());
    if (length > 4.0) away = along / length;
  }
  const MathText& text = math(handle.symbol, QStringLiteral("math_canvas"));
  const auto baseline_towards = [&](double turn) {
    const QPointF side(away.x() * std::cos(turn) - away.y() * std::sin(turn),
                       away.x() * std::sin(turn) + away.y() * std::cos(turn));
    const QPointF center = middle + side * (12.0 + text.width() / 2) + QPointF(0.0, 4.0);
    return QPointF(center.x() - text.width() / 2, center.y() + 1.0);
  };
  const auto is_free = [&](QPointF baseline) {
    const QRectF plate = plate_of(text, baseline);
    return transform.area.contains(plate) &&
           std::ranges::none_of(written, [&](const QRectF& words) { return words.intersects(plate); });
  };
  constexpr std::array turns = {0.0, 0.25, -0.25, 0.5, -0.5, 0.75, -0.75, 1.0};  // of pi
  for (const double turn : turns)
    if (is_free(baseline_towards(turn * M_PI))) return baseline_towards(turn * M_PI);
  return baseline_towards(0.0);
}

QRectF HandlePainter::symbol_plate(const PlotTransform& transform, const Geometry& geometry, const Handle& handle,
                                   const std::vector<QRectF>& written) {
  return plate_of(math(handle.symbol, QStringLiteral("math_canvas")),
                  symbol_baseline(transform, geometry, handle, written));
}

void HandlePainter::paint_symbol(QPainter& painter, const PlotTransform& transform, const Geometry& geometry,
                                 const Handle& handle, const std::vector<QRectF>& written) {
  if (handle.mark != Mark::dot) return;
  const QPointF baseline = symbol_baseline(transform, geometry, handle, written);
  paint_label(painter, math(handle.symbol, QStringLiteral("math_canvas")), baseline, color_of(handle, geometry));
}

void HandlePainter::paint_value(QPainter& painter, const QRectF& area, const Handle& handle, QPointF middle,
                                const QString& reason, const std::vector<QRectF>& written) {
  const Theme& theme = Theme::current();
  const MathText& symbol = math(handle.symbol, QStringLiteral("math_label"));
  const QString value = QStringLiteral(" = ") + numbers_text(handle.numbers);
  const QFontMetricsF value_metrics(theme.font("value"));
  const QFontMetricsF reason_metrics(theme.font("caption"));
  double width = symbol.width() + value_metrics.horizontalAdvance(value);
  double height = chip_line + 4.0;
  QRectF reason_room;
  if (!reason.isEmpty()) {
    reason_room = reason_metrics.boundingRect(QRectF(0, 0, widest_reason, 200), Qt::TextWordWrap, reason);
    width = std::max(width, reason_room.width() + 6.0);
    height += reason_room.height() + 6.0;
  }
  const QRectF room = area.adjusted(4, 4, -4, -4);
  QRectF chip(QPointF(), QSizeF(std::ceil(width + 2 * chip_padding), std::ceil(height)));
  const auto place_at = [&](bool right, bool below) {
    chip.moveLeft(right ? middle.x() + chip_distance : middle.x() - chip_distance - chip.width());
    chip.moveTop(below ? middle.y() + chip_distance : middle.y() - chip_distance - chip.height());
  };
  const auto is_free = [&](bool right, bool below) {
    place_at(right, below);
    return room.contains(chip) &&
           std::ranges::none_of(written, [&](const QRectF& other) { return other.intersects(chip); });
  };
  // Below on the right as a rule, elsewhere where that has no room; in the end over other words.
  if (!is_free(true, true) && !is_free(true, false) && !is_free(false, true) && !is_free(false, false)) {
    place_at(middle.x() + chip_distance + chip.width() <= room.right(),
             middle.y() + chip_distance + chip.height() <= room.bottom());
    chip.moveLeft(std::clamp(chip.left(), room.left(), std::max(room.left(), room.right() - chip.width())));
    chip.moveTop(std::clamp(chip.top(), room.top(), std::max(room.top(), room.bottom() - chip.height())));
  }
  QColor ground = theme.color("chip");
  ground.setAlphaF(static_cast<float>(chip_opacity));
  painter.fillRect(chip, ground);
  const double baseline = chip.top() + chip_line - 3.0;
  const QColor ink = theme.color("chip_text");
  draw_math(painter, symbol, {chip.left() + chip_padding, baseline}, ink);
  painter.setFont(theme.font("value"));
  painter.setPen(ink);
  painter.drawText(QPointF(chip.left() + chip_padding + symbol.width(), baseline), value);
  if (reason.isEmpty()) return;
  painter.fillRect(QRectF(chip.left(), chip.top(), 3.0, chip.height()), color_of(Stroke::wall));
  painter.setFont(theme.font("caption"));
  painter.drawText(
      QRectF(chip.left() + chip_padding, chip.top() + chip_line + 4.0, widest_reason + 2.0, reason_room.height() + 2.0),
      Qt::TextWordWrap, reason);
}

QRectF HandlePainter::note_rectangle(const QRectF& area, const QString& text, const std::vector<QRectF>& written) {
  const double width = QFontMetricsF(Theme::current().font("caption")).horizontalAdvance(text) + 2 * chip_padding;
  QRectF chip(area.left() + note_distance, area.top() + note_distance, std::ceil(width), chip_line);
  const auto meets = [&] {
    return std::ranges::any_of(written, [&](const QRectF& other) { return other.intersects(chip); });
  };
  if (meets()) chip.moveBottom(area.bottom() - note_distance);
  if (meets()) chip.moveTop(area.top() + note_distance);
  return chip;
}

void HandlePainter::paint_note(QPainter& painter, const QRectF& place, const QString& text, bool is_hovered) {
  const Theme& theme = Theme::current();
  QColor ground = theme.color("chip");
  ground.setAlphaF(static_cast<float>(chip_opacity));
  painter.fillRect(place, ground);
  painter.setFont(theme.font("caption"));
  painter.setPen(is_hovered ? theme.color("handle") : theme.color("chip_text"));
  painter.drawText(place, Qt::AlignCenter, text);
}

}  // namespace pushforward::app
