#include "app/figures/panel_canvas.h"

#include <QFontMetricsF>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "app/figures/clipping.h"
#include "app/style/math_runs.h"

namespace pushforward::app {
namespace {

// QFont knows whole pixels only: texts are laid out so many times larger.
constexpr double fine = 32.0;
constexpr double veil_opacity = 0.8;

}  // namespace

struct PanelCanvas::Piece {
  QString text;
  QFont font;     // `fine` times its size
  QPointF place;  // of its baseline's left end, in points
};

PanelCanvas::PanelCanvas(QPainter& painter, const FigureLook& look, double dpi, bool texts_as_text)
    : painter_(painter), look_(look), dpi_(dpi), texts_as_text_(texts_as_text) {
  painter_.setRenderHint(QPainter::Antialiasing);
}

void PanelCanvas::set_plot(const QRectF& area, const Box& box) {
  area_ = area;
  box_ = box;
}

void PanelCanvas::lines(const std::vector<QPolygonF>& lines, const QColor& color, double width, Qt::PenStyle style) {
  // Flat ends, so that nothing reaches over the plot's edge; half a line's width stays free for the same reason.
  const double inset = width / 2;
  const QRectF inner = area_.adjusted(inset, inset, -inset, -inset);
  QPainterPath path;
  for (const QPolygonF& line : lines)
    for (const QPolygonF& piece : clipped_line(line, inner)) path.addPolygon(piece);
  painter_.strokePath(path, QPen(color, width, style, Qt::FlatCap, Qt::BevelJoin));
}

void PanelCanvas::haloed_lines(const std::vector<QPolygonF>& polylines, const QColor& color, double width,
                               const QColor& halo, double halo_width) {
  lines(polylines, halo, halo_width);
  lines(polylines, color, width);
}

void PanelCanvas::polygon(const QPolygonF& polygon, const QColor& color) {
  const QPolygonF inside = clipped_polygon(polygon, area_);
  if (inside.isEmpty()) return;
  QPainterPath path;
  path.addPolygon(inside);
  path.closeSubpath();
  painter_.fillPath(path, color);
}

void PanelCanvas::dots(const std::vector<QPointF>& points, double wanted_radius, const QColor& color) {
  // Qt loses strokes that are hardly longer than nothing and thinner than a pixel.
  const double radius = std::max(wanted_radius, 0.6 * points_per_inch / dpi_);
  const QRectF inner = area_.adjusted(radius, radius, -radius, -radius);
  // A dot is a stroke of hardly any length with round ends: a tenth of the size of a circle in a file.
  QPainterPath path;
  for (const QPointF& point : points) {
    if (!inner.contains(point)) continue;
    path.moveTo(point);
    path.lineTo(point + QPointF(0.001, 0));
  }
  if (!path.isEmpty()) painter_.strokePath(path, QPen(color, 2 * radius, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
}

void PanelCanvas::rings(const std::vector<QPointF>& points, double radius, double width, const QColor& color) {
  const double reach = radius + width / 2;
  const QRectF inner = area_.adjusted(reach, reach, -reach, -reach);
  QPainterPath path;
  for (const QPointF& point : points)
    if (inner.contains(point)) path.addEllipse(point, radius, radius);
  if (!path.isEmpty()) painter_.strokePath(path, QPen(color, width));
}

void PanelCanvas::image(const QRectF& place, const QImage& image) {
  // Pixel by pixel where the device's are the figure's, else smoothly.
  const double scale = painter_.combinedTransform().m11();
  const bool is_exact = std::abs(scale * place.width() - image.width()) < 0.5;
  painter_.setRenderHint(QPainter::SmoothPixmapTransform, !is_exact);
  painter_.drawImage(place, image);
}

void PanelCanvas::veil(const QRectF& place) {
  QColor color = look_.ground;
  color.setAlphaF(static_cast<float>(veil_opacity));
  painter_.fillRect(place.intersected(area_), color);
}

std::vector<PanelCanvas::Piece> PanelCanvas::pieces(const QString& html, double size, bool bold,
                                                    TextSize& extent) const {
  std::vector<Piece> result;
  extent = {};
  for (const MathRun& run : math_runs(html)) {
    QFont font = run.italic ? look_.math : look_.text;
    // The math face is small for its size.
    const double own = size * (run.italic ? 1.08 : 1.0) * (run.level != 0 ? script_size : 1.0);
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(own * fine))));
    font.setItalic(run.italic);
    if (run.bold) font.setBold(true);
    if (bold && !run.bold) font.setWeight(QFont::Medium);
    const double rise = size * (run.level > 0 ? superscript_rise : (run.level < 0 ? subscript_rise : 0.0));
    const QFontMetricsF metrics(font);
    result.push_back({run.text, font, QPointF(extent.width, -rise)});
    extent.width += metrics.horizontalAdvance(run.text) / fine;
    extent.ascent = std::max(extent.ascent, metrics.capHeight() / fine + rise);
    extent.descent = std::max(extent.descent, metrics.descent() / fine - rise);
  }
  return result;
}

void PanelCanvas::draw(const std::vector<Piece>& pieces, const QColor& color) {
  for (const Piece& piece : pieces) {
    painter_.save();
    painter_.translate(piece.place);
    painter_.scale(1 / fine, 1 / fine);
    if (texts_as_text_) {
      painter_.setFont(piece.font);
      painter_.setPen(color);
      painter_.drawText(QPointF(0, 0), piece.text);
    } else {
      QPainterPath outline;
      outline.setFillRule(Qt::WindingFill);
      outline.addText(QPointF(0, 0), piece.font, piece.text);
      painter_.fillPath(outline, color);
    }
    painter_.restore();
  }
}

TextSize PanelCanvas::measure(const QString& html, double size, bool bold) const {
  TextSize extent;
  (void)pieces(html, size, bold, extent);
  return extent;
}

void PanelCanvas::text(QPointF baseline, const QString& html, double size, const QColor& color, TextPlace place,
                       bool bold) {
  TextSize extent;
  const std::vector<Piece> laid_out = pieces(html, size, bold, extent);
  const double shift = place == TextPlace::left ? 0.0 : extent.width * (place == TextPlace::right ? 1.0 : 0.5);
  painter_.save();
  painter_.translate(baseline - QPointF(shift, 0));
  draw(laid_out, color);
  painter_.restore();
}

void PanelCanvas::upward_text(QPointF baseline, const QString& html, double size, const QColor& color,
                              TextPlace place) {
  painter_.save();
  painter_.translate(baseline);
  painter_.rotate(-90);
  text({0, 0}, html, size, color, place);
  painter_.restore();
}

QString PanelCanvas::fitting(const QString& html, double size, double width, bool bold) const {
  if (measure(html, size, bold).width <= width) return html;
  QString plain;
  for (const MathRun& run : math_runs(html)) plain += run.text;
  while (plain.size() > 1) {
    plain.chop(1);
    const QString cut = plain.trimmed().replace(u'<', QStringLiteral("&lt;")) + QChar(0x2026);
    if (measure(cut, size, bold).width <= width) return cut;
  }
  return plain;
}

}  // namespace pushforward::app
