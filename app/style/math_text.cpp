#include "app/style/math_text.h"

#include <QFontMetricsF>
#include <QPainter>
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
  const auto append = [&](const QString& text) {
    if (text.isEmpty()) return;
    Run run{without_entities(text), face, width_, 0.0};
    const bool small = marks.above > 0 || marks.below > 0;
    if (small) run.font.setPixelSize(std::max(7, static_cast<int>(std::lround(face.pixelSize() * 0.72))));
    run.font.setItalic(marks.italic > 0);
    run.font.setBold(marks.bold > 0);
    if (marks.above > 0) run.rise = face.pixelSize() * 0.38;
    if (marks.below > 0) run.rise = -face.pixelSize() * 0.18;
    const QFontMetricsF metrics(run.font);
    width_ += metrics.horizontalAdvance(run.text);
    ascent_ = std::max(ascent_, metrics.ascent() + run.rise);
    descent_ = std::max(descent_, metrics.descent() - run.rise);
    runs_.push_back(std::move(run));
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

QString MathText::plain() const {
  QString text;
  for (const Run& run : runs_) text += run.text;
  return text;
}

void MathText::draw(QPainter& painter, QPointF baseline) const {
  const QFont before = painter.font();
  for (const Run& run : runs_) {
    painter.setFont(run.font);
    painter.drawText(QPointF(baseline.x() + run.x, baseline.y() - run.rise), run.text);
  }
  painter.setFont(before);
}

}  // namespace pushforward::app
