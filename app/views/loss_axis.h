// What every plot of a loss has: the axis of losses, and the floor. Used by the loss of one model and by that of two.
#pragma once

#include <QPainter>
#include <QRectF>

#include "app/views/loss_floor.h"

namespace pushforward::app {

struct LossAxis {
  LossRange range;
  QRectF area;  // the plot, in pixels of the view

  // Far values need not be exact, only outside; what is not finite is above all.
  [[nodiscard]] double y(double loss) const;
  // Numbers left of the plot, lines through it.
  void paint_ticks(QPainter& painter) const;
  // The dashed line from `left` on, with its label, below it where there is room; nothing where the plot ends there.
  void paint_floor(QPainter& painter, double floor, const QString& label, double left) const;
};

}  // namespace pushforward::app
