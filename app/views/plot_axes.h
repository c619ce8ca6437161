// Ticks, labels and names along the left and the bottom of a plot of the plane.
#pragma once

#include <QPainter>
#include <QString>

#include "app/style/math_text.h"
#include "app/views/plot_transform.h"

namespace pushforward::app {

class PlotAxes {
 public:
  explicit PlotAxes(const QString& variable);  // "x" or "z"
  // Labels stay inside of the widget, which is `width` pixels wide.
  void paint(QPainter& painter, const PlotTransform& transform, double width) const;

 private:
  MathText name_1_;
  MathText name_2_;
};

}  // namespace pushforward::app
