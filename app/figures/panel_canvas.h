// What panels draw with: everything in points (1/72 inch), texts in a figure's faces, lines and areas cut off at the
// plot's edges as geometry. Works on any QPainter whose unit is a point, on any thread.
#pragma once

#include <QImage>
#include <QPainter>
#include <QPolygonF>
#include <QRectF>
#include <QString>
#include <optional>
#include <vector>

#include "app/figures/figure_look.h"
#include "core/targets/target.h"

namespace pushforward::app {

// A line of limited HTML (app/style/math_runs.h): `<i>` is set in the math face.
struct TextSize {
  double width = 0.0;
  double ascent = 0.0;
  double descent = 0.0;
};

enum class TextPlace { left, middle, right };  // which part of the text stands at the point

class PanelCanvas {
 public:
  // `texts_as_text`: as text that can be selected, where the paint device can embed faces; else as outlines.
  PanelCanvas(QPainter& painter, const FigureLook& look, double dpi, bool texts_as_text);

  // The plot of a panel, and the part of the plane that it shows.
  void set_plot(const QRectF& area, const Box& box);
  [[nodiscard]] const QRectF& area() const { return area_; }
  [[nodiscard]] const Box& box() const { return box_; }
  [[nodiscard]] QPointF to_page(double x, double y) const {
    return {area_.left() + (x - box_.left) / (box_.right - box_.left) * area_.width(),
            area_.bottom() - (y - box_.bottom) / (box_.top - box_.bottom) * area_.height()};
  }
  [[nodiscard]] const FigureLook& look() const { return look_; }
  [[nodiscard]] QPainter& painter() { return painter_; }
  [[nodiscard]] double dpi() const { return dpi_; }
  // Figure-wide ends of colour scales; a kind asks for its own (PanelContents::scale_end).
  double scale_end = 1.0;

  // --- inside the plot, cut off at its edges; page coordinates ---
  void lines(const std::vector<QPolygonF>& lines, const QColor& color, double width,
             Qt::PenStyle style = Qt::SolidLine);
  // The same with a wider line of another colour behind.
  void haloed_lines(const std::vector<QPolygonF>& lines, const QColor& color, double width, const QColor& halo,
                    double halo_width);
  void polygon(const QPolygonF& polygon, const QColor& color);
  // Round dots; those that would cross an edge are left out.
  void dots(const std::vector<QPointF>& points, double radius, const QColor& color);
  void rings(const std::vector<QPointF>& points, double radius, double width, const QColor& color);
  // Over a part of the page that lies inside of the plot.
  void image(const QRectF& place, const QImage& image);

  // Lets a text be read that lies over marks: they shine through hardly.
  void veil(const QRectF& place);

  // --- texts; `size` in points ---
  [[nodiscard]] TextSize measure(const QString& html, double size, bool bold = false) const;
  void text(QPointF baseline, const QString& html, double size, const QColor& color, TextPlace place = TextPlace::left,
            bool bold = false);
  // Turned by a quarter anticlockwise: reads upwards.
  void upward_text(QPointF baseline, const QString& html, double size, const QColor& color, TextPlace place);
  // Cut off by an ellipsis to fit.
  [[nodiscard]] QString fitting(const QString& html, double size, double width, bool bold = false) const;

 private:
  struct Piece;
  [[nodiscard]] std::vector<Piece> pieces(const QString& html, double size, bool bold, TextSize& extent) const;
  void draw(const std::vector<Piece>& pieces, const QColor& color);

  QPainter& painter_;
  const FigureLook& look_;
  double dpi_;
  bool texts_as_text_;
  QRectF area_;
  Box box_;
};

}  // namespace pushforward::app
