#include "app/style/math_runs.h"

#include <QRegularExpression>

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

std::vector<MathRun> math_runs(const QString& html) {
  static const QRegularExpression tag(QStringLiteral("<(/?(?:i|b|sup|sub))>"));
  std::vector<MathRun> runs;
  Marks marks;
  const auto append = [&](const QString& marked) {
    if (marked.isEmpty()) return;
    runs.push_back(
        {without_entities(marked), marks.italic > 0, marks.bold > 0, marks.above > 0 ? 1 : (marks.below > 0 ? -1 : 0)});
  };
  qsizetype place = 0;
  for (auto matches = tag.globalMatch(html); matches.hasNext();) {
    const QRegularExpressionMatch match = matches.next();
    append(html.mid(place, match.capturedStart() - place));
    marks.count(match.captured(1));
    place = match.capturedEnd();
  }
  append(html.mid(place));
  return runs;
}

}  // namespace pushforward::app
