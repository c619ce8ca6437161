// One line of mathematics from limited HTML: <i>, <b>, <sup>, <sub> and Unicode, as formulas are declared. Text that
// is not marked is upright.
#pragma once

#include <QFont>
#include <QPainterPath>
#include <QPointF>
#include <QString>

class QColor;
class QPainter;

namespace pushforward::app {

class MathText {
 public:
  MathText() = default;
  MathText(const QString& html, const QFont& face);

  [[nodiscard]] double width() const { return width_; }
  [[nodiscard]] double ascent() const { return ascent_; }        // above the baseline, with superscripts
  [[nodiscard]] double descent() const { return descent_; }      // below it, with subscripts
  [[nodiscard]] const QString& plain() const { return plain_; }  // for screen readers
  // In the painter's pen, from the left end of the baseline.
  void draw(QPainter& painter, QPointF baseline) const;
  // The same on a picture: with a rim of `halo` around every stroke, `width` pixels wide.
  void draw_with_halo(QPainter& painter, QPointF baseline, const QColor& halo, double width) const;

 private:
  // Outlines rather than glyphs: small italics keep their places and weights, which hinting would round.
  QPainterPath outline_;
  // Kept, for strokes of outlines take long to make.
  mutable QPainterPath rim_;
  mutable double rim_width_ = 0.0;
  QString plain_;
  double width_ = 0.0;
  double ascent_ = 0.0;
  double descent_ = 0.0;
};

}  // namespace pushforward::app
