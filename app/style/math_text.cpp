#include "app/style/math_text.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPen>
#include <algorithm>
#include <cmath>

namespace pushforward::app {
namespace {

struct Marks {
  int italic = 0;
  int bold = 0;
  int above = 0;
  int below = 0;

  void count(const QString& tag) {
    const int change = tag.startsWith('/') ? -1 : 1;
    const QString name = change < 0 ? tag.mid(1) : tag;
    if (name == "i") italic += change;
    if (name == "b") bold += change;
    if (name == "sup") above += change;
    if (name == "sub") below += change;
  }
};

QString without_entities(QString text) {
  return text.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", QChar(QChar::Nbsp)).replace("&amp;", "&");
}

}  // namespace

MathText::MathText(const QString& html, const QFont& face) {
  Marks marks;
  const auto append = [&](const QString& marked) {
    if (marked.isEmpty()) return;
    const QString text = without_entities(marked);
    QFont font = face;
    font.setHintingPreference(QFont::PreferNoHinting);
    if (marks.above > 0 || marks.below > 0) {
      font.setPixelSize(std::max(7, static_cast<int>(std::lround(face.pixelSize() * 0.68))));
    }
    font.setItalic(marks.italic > 0);
    font.setBold(marks.bold > 0);
    double rise = 0.0;  // above the baseline
    if (marks.above > 0) rise = face.pixelSize() * 0.38;
    if (marks.below > 0) rise = -face.pixelSize() * 0.18;
    outline_.addText(QPointF(width_, -rise), font, text);
    const QFontMetricsF metrics(font);
    width_ += metrics.horizontalAdvance(text);
    ascent_ = std::max(ascent_, metrics.ascent() + rise);
    descent_ = std::max(descent_, metrics.descent() - rise);
    plain_ += text;
  };
  qsizetype place = 0;
  while (place < html.size()) {
    const qsizetype open = html.indexOf('<', place);
    append(html.mid(place, open < 0 ? -1 : open - place));
    if (open < 0) break;
    const qsizetype close = html.indexOf('>', open);
    if (close < 0) break;
    marks.count(html.mid(open + 1, close - open - 1));
    place = close + 1;
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
