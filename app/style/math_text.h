// One line of mathematics from limited HTML: <i>, <b>, <sup>, <sub> and Unicode, as formulas are declared. Text that
// is not marked is upright.
#pragma once

#include <QFont>
#include <QPointF>
#include <QString>
#include <vector>

class QPainter;

namespace pushforward::app {

class MathText {
 public:
  MathText() = default;
  MathText(const QString& html, const QFont& face);

  [[nodiscard]] double width() const { return width_; }
  [[nodiscard]] double ascent() const { return ascent_; }    // above the baseline, with superscripts
  [[nodiscard]] double descent() const { return descent_; }  // below it, with subscripts
  [[nodiscard]] QString plain() const;                       // for screen readers
  // In the painter's pen, from the left end of the baseline.
  void draw(QPainter& painter, QPointF baseline) const;

 private:
  struct Run {
    QString text;
    QFont font;
    double x = 0.0;
    double rise = 0.0;  // above the baseline
  };
  std::vector<Run> runs_;
  double width_ = 0.0;
  double ascent_ = 0.0;
  double descent_ = 0.0;
};

}  // namespace pushforward::app
