#include "app/language/core_text.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>
#include <algorithm>
#include <vector>

#include "app/language/core_sentences.h"

namespace pushforward::app {
namespace {

struct Pattern {
  const char* english;
  QRegularExpression expression;  // with a group for each place, in the order of the text
  std::vector<int> places;        // the numbers of the groups: 1 for %1
  qsizetype fixed = 0;            // characters that must be the same
};

Pattern pattern_of(const char* english) {
  static const QRegularExpression place(QStringLiteral("%([1-9])"));
  Pattern pattern{english, {}, {}, 0};
  const QString text = QString::fromUtf8(english);
  QString expression;
  qsizetype end = 0;
  for (auto matches = place.globalMatch(text); matches.hasNext();) {
    const QRegularExpressionMatch match = matches.next();
    expression += QRegularExpression::escape(text.mid(end, match.capturedStart() - end)) + QStringLiteral("(.+?)");
    pattern.places.push_back(match.captured(1).toInt());
    pattern.fixed += match.capturedStart() - end;
    end = match.capturedEnd();
  }
  expression += QRegularExpression::escape(text.mid(end));
  pattern.fixed += text.size() - end;
  pattern.expression.setPattern(QRegularExpression::anchoredPattern(expression));
  pattern.expression.setPatternOptions(QRegularExpression::DotMatchesEverythingOption);
  return pattern;
}

// Those with most fixed words first, so that none hides one that says more.
const std::vector<Pattern>& patterns() {
  static const std::vector<Pattern> all = [] {
    std::vector<Pattern> made;
    for (const char* sentence : core_sentences()) made.push_back(pattern_of(sentence));
    std::ranges::stable_sort(made, std::greater{}, &Pattern::fixed);
    return made;
  }();
  return all;
}

QString translated(const char* english) { return QCoreApplication::translate(core_context, english); }

// Null when no pattern fits. Texts of which that is known are not tried again: names of layers are asked for in every
// frame, and there are a hundred patterns.
QString composed(const QString& english) {
  thread_local QSet<QString> without_pattern;
  constexpr qsizetype most_remembered = 1000;
  if (without_pattern.contains(english)) return {};
  for (const Pattern& pattern : patterns()) {
    const QRegularExpressionMatch match = pattern.expression.match(english);
    if (!match.hasMatch()) continue;
    QString sentence = translated(pattern.english);
    // All at once: what is put in may hold a % itself.
    QString result;
    for (qsizetype i = 0; i < sentence.size(); ++i) {
      const int number = sentence[i] == u'%' && i + 1 < sentence.size() ? sentence[i + 1].digitValue() : -1;
      const auto group = std::ranges::find(pattern.places, number);
      if (group == pattern.places.end()) {
        result += sentence[i];
        continue;
      }
      result += core_text(match.captured(static_cast<int>(group - pattern.places.begin()) + 1));
      ++i;
    }
    return result;
  }
  if (without_pattern.size() >= most_remembered) without_pattern.clear();
  without_pattern.insert(english);
  return {};
}

}  // namespace

QString core_text(const std::string& english) {
  if (english.empty()) return {};
  const QString given = QString::fromStdString(english);
  const QString known = translated(english.c_str());
  if (known != given) return known;
  if (const QString sentence = composed(given); !sentence.isNull()) return sentence;
  // The place of the mistake stands in front of the sentence.
  for (qsizetype colon = given.indexOf(u": "); colon >= 0; colon = given.indexOf(u": ", colon + 2)) {
    const QString rest = given.mid(colon + 2);
    QString sentence = translated(rest.toUtf8().constData());
    if (sentence == rest) sentence = composed(rest);
    if (!sentence.isNull()) return given.left(colon + 2) + sentence;
  }
  return given;
}

QString core_text(const QString& english) { return core_text(english.toStdString()); }

QString core_text(const char* english) { return core_text(std::string(english)); }

}  // namespace pushforward::app
