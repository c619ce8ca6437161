#include "app/style/math_text.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPen>
#include <algorithm>
#include <cmath>

#include "app/style/math_runs.h"

namespace pushforward::app {
MathText::MathText(const QString& html, const QFont& face) {
  for (const MathRun& run : math_runs(html)) {
    QFont font = face;
    font.setHintingPreference(QFont::PreferNoHinting);
    if (run.level != 0) {
      font.setPixelSize(std::max(7, static_cast<int>(std::lround(face.pixelSize() * script_size))));
    }
    font.setItalic(run.italic);
    font.setBold(run.bold);
    const double rise = face.pixelSize() * (run.level > 0 ? superscript_rise : (run.level < 0 ? subscript_rise : 0.0));
    outline_.addText(QPointF(width_, -rise), font, run.text);
    const QFontMetricsF metrics(font);
    width_ += metrics.horizontalAdvance(run.text);
    ascent_ = std::max(ascent_, metrics.ascent() + rise);
    descent_ = std::max(descent_, metrics.descent() - rise);
    plain_ += run.text;
  }
}

void MathText::draw(QPainter& painter, QPointF baseline) const {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.translate(baseline);
  painter.fillPath(outline_, painter.pen().color());
  painter.restore();
}

void MathText::draw_with_halo(QPainter& painter, QPointF baseline, const QColor& halo, double width) const {
  if (rim_width_ != width) {
    QPainterPathStroker stroker(QPen(halo, 2.0 * width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    rim_ = stroker.createStroke(outline_);
    rim_.setFillRule(Qt::WindingFill);
    rim_width_ = width;
  }
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.translate(baseline);
  painter.fillPath(rim_, halo);
  painter.restore();
  draw(painter, baseline);
}

}  // namespace pushforward::app
