// The small dark label at the bottom left of a plot that says what its marks mean.
#pragma once

#include <QColor>
#include <QPainter>
#include <QPixmap>
#include <QString>
#include <vector>

namespace pushforward::app {

enum class LegendMark { line, dots, swatch };

struct LegendItem {
  LegendMark mark;
  QString text;
  QColor fill;  // of a swatch
  bool operator==(const LegendItem&) const = default;
};

// Painted once, as texts have to be laid out, and copied from then on.
class LegendChip {
 public:
  // In a plot of these pixels; nothing where it would cover too much of it.
  void paint(QPainter& painter, const QRectF& area, const std::vector<LegendItem>& items);

 private:
  void prepare(const std::vector<LegendItem>& items, double pixel_ratio);

  QPixmap pixmap_;
  std::vector<LegendItem> items_;
  bool is_dark_ = false;
};

}  // namespace pushforward::app
