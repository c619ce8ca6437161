// Draws a layer's handles over a view: lines and marks with a dark halo, so that they are seen on every map in both
// themes, the symbols beside them, and a chip with the value and what holds it back. GUI thread.
#pragma once

#include <QHash>
#include <QPainter>

#include "app/handles/layer_handles.h"
#include "app/style/math_text.h"
#include "app/views/plot_transform.h"

namespace pushforward::app {

struct HandleStates {
  QString hovered;  // ids; empty for none
  QString held;
  QString focused;          // of the keyboard
  bool is_faint = false;    // a bypassed layer
  bool tells_value = true;  // in a chip beside the handle that is held, hovered or focused
  QString reason;           // why the held handle goes no further
};

// "(+0.664, −0.171)" or "+0.380".
[[nodiscard]] QString numbers_text(const std::vector<double>& numbers);

class HandlePainter {
 public:
  // `geometry` is in the view's plane; `written` is where the view has other words, in its pixels.
  void paint(QPainter& painter, const PlotTransform& transform, const Geometry& geometry, const HandleStates& states,
             const std::vector<QRectF>& written = {});
  // Where the symbol of a handle stands: beside its mark, on the side that its arrow points to, or, where that is over
  // words or beyond the plot, on the next side that is neither.
  [[nodiscard]] QRectF symbol_plate(const PlotTransform& transform, const Geometry& geometry, const Handle& handle,
                                    const std::vector<QRectF>& written);
  // A chip at the top left of the plot, or at the bottom when something is written there; pixels of the view.
  static void paint_note(QPainter& painter, const QRectF& place, const QString& text, bool is_hovered);
  [[nodiscard]] static QRectF note_rectangle(const QRectF& area, const QString& text,
                                             const std::vector<QRectF>& written);

 private:
  struct Line {
    const Guide* guide;
    std::vector<QPolygonF> runs;  // parts that can be seen, in pixels
  };
  void paint_line(QPainter& painter, const Line& line, bool is_halo, const HandleStates& states) const;
  void paint_head(QPainter& painter, const Line& line, bool is_halo) const;
  void paint_line_label(QPainter& painter, const QRectF& area, const Line& line, const std::vector<QRectF>& taken);
  void paint_mark(QPainter& painter, const Handle& handle, QPointF middle, const QColor& ink,
                  const HandleStates& states) const;
  void paint_lines(QPainter& painter, const std::vector<Line>& lines, const QRectF& area,
                   const std::vector<QRectF>& written, const HandleStates& states) const;
  [[nodiscard]] QPointF symbol_baseline(const PlotTransform& transform, const Geometry& geometry, const Handle& handle,
                                        const std::vector<QRectF>& written);
  void paint_symbol(QPainter& painter, const PlotTransform& transform, const Geometry& geometry, const Handle& handle,
                    const std::vector<QRectF>& written);
  void paint_value(QPainter& painter, const QRectF& area, const Handle& handle, QPointF middle, const QString& reason,
                   const std::vector<QRectF>& written);
  const MathText& math(const QString& html, const QString& face);
  void draw_math(QPainter& painter, const MathText& text, QPointF baseline, const QColor& ink) const;
  [[nodiscard]] static QRectF plate_of(const MathText& text, QPointF baseline);
  void paint_label(QPainter& painter, const MathText& text, QPointF baseline, const QColor& ink) const;

  QHash<QString, MathText> math_;  // by face and text: outlines take time to make
};

}  // namespace pushforward::app
