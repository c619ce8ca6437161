// What core composes is understood: every sentence that it can throw has its pattern, and comes whole in Chinese.
#include "app/language/core_sentences.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>
#include <functional>

#include "app/language/core_text.h"
#include "app/language/language.h"
#include "core/errors.h"
#include "core/flow/stack.h"
#include "core/project/project.h"
#include "core/targets/expression.h"
#include "core/targets/target.h"
#include "tests/support/gui_test.h"

namespace {

using namespace pushforward;
using namespace pushforward::app;

// The literals of the expressions that make a sentence for a person, neighbours joined.
QStringList sentence_parts(const QString& source) {
  static const QRegularExpression start(QStringLiteral(
      "(?:InputError|DeviceError|refuse|ExpressionError|notice)\\(|sentence <<|failure \\+?= |reason = "));
  static const QRegularExpression literal(QStringLiteral("(?<!tr\\()\"((?:[^\"\\\\]|\\\\.)*)\""));
  static const QRegularExpression neighbours(QStringLiteral("\"\\s+\""));
  QStringList parts;
  for (auto starts = start.globalMatch(source); starts.hasNext();) {
    qsizetype end = starts.next().capturedEnd();
    const qsizetype begin = end;
    for (bool in_literal = false; end < source.size() && (in_literal || source[end] != u';'); ++end) {
      if (source[end] == u'\\')
        ++end;
      else if (source[end] == u'"')
        in_literal = !in_literal;
    }
    QString expression = source.mid(begin, end - begin);
    expression.remove(neighbours);
    for (auto literals = literal.globalMatch(expression); literals.hasNext();)
      parts << literals.next().captured(1).replace(QStringLiteral("\\\""), QStringLiteral("\""));
  }
  return parts;
}

// The sentence of what is thrown.
std::string sentence_of(const std::function<void()>& mistake) {
  try {
    mistake();
  } catch (const std::exception& error) {
    return error.what();
  }
  return {};
}

class CoreSentencesTest : public QObject {
  Q_OBJECT

 private slots:
  void cleanup() { Language::current().choose(QStringLiteral("en")); }

  void every_sentence_has_its_pattern_data() {
    QTest::addColumn<QString>("path");
    for (const char* room : {"core", "gpu", "app/session"}) {
      QDirIterator files(QStringLiteral(PUSHFORWARD_SOURCE_DIR "/") + QLatin1String(room), {QStringLiteral("*.cpp")},
                         QDir::Files, QDirIterator::Subdirectories);
      while (files.hasNext()) {
        const QString path = files.next();
        // Measurements, and the checking of an engine, are for the command line, which speaks English.
        if (!path.contains(QStringLiteral("gpu/ceilings"))) QTest::newRow(qPrintable(path)) << path;
      }
    }
  }
  void every_sentence_has_its_pattern() {
    QFETCH(const QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    static const QRegularExpression words(QStringLiteral("[A-Za-z']+ [A-Za-z']+ [A-Za-z']+"));
    for (const QString& part : sentence_parts(QString::fromUtf8(file.readAll()))) {
      if (!part.contains(words)) continue;
      // Spaces and stops at the ends may be joined to others.
      QString wanted = part.trimmed();
      const bool known = std::ranges::any_of(
          core_sentences(), [&](const char* sentence) { return QString::fromUtf8(sentence).contains(wanted); });
      QVERIFY2(known, qPrintable(QStringLiteral("no pattern of core_sentences.cpp has “%1”").arg(part)));
    }
  }

  void mistakes_come_whole_in_chinese_data() {
    QTest::addColumn<QString>("english");
    const auto add = [](const char* name, const std::function<void()>& mistake) {
      QTest::newRow(name) << QString::fromStdString(sentence_of(mistake));
    };
    for (const char* formula :
         {"", "1 +", "2x", "x y", "foo", "sin x", "(x", "x)", "x ** 2", "atan2(x)", "x $ y", "1e999"})
      add(formula, [formula] { (void)Expression(formula); });
    add("no file", [] { (void)load_project("/nowhere/at.pushforward"); });
    add("no json", [] { (void)parse_project("[NaN]"); });
    add("unknown key", [] { (void)parse_project(R"({"format":"pushforward-project","version":1,"colour":1})"); });
    add("newer", [] { (void)parse_project(R"({"format":"pushforward-project","version":99})"); });
    add("other format", [] { (void)parse_project(R"({"format":"other","version":1})"); });
    add("no target", [] { (void)make_target({.id = "sun", .parameters = {}}); });
    add("no parameter", [] { (void)make_target({.id = "two-gaussians", .parameters = {{"distance", -1.0}}}); });
    add("no preset", [] { (void)make_preset("nothing"); });
    add("not invertible", [] { make_layer("planar").set_values({-3.0, 0.0, 1.0, 0.0, 0.0}, 2); });
    add("no radius", [] { make_layer("radial").set_values({0.0, 0.0, -1.0, 0.0}, 2); });
    add("no numbers", [] { make_layer("radial").set_values({0.0}, 2); });
    add("no mask", [] { (void)make_layer("coupling", {{"mask", std::vector<std::int64_t>{1, 1}}}); });
    add("too wide", [] { (void)make_layer("coupling", {{"hidden", std::vector<std::int64_t>{-1}}}); });
    QTest::newRow("worker") << QStringLiteral(
        "A card failed: The device A card failed: out of resources. The last parameters are kept; choose another "
        "device. "
        "Training goes on with the reference engine from step 40.");
  }
  void mistakes_come_whole_in_chinese() {
    QFETCH(const QString, english);
    QVERIFY(!english.isEmpty());
    QCOMPARE(core_text(english), english);
    Language::current().choose(QStringLiteral("zh_CN"));
    const QString chinese = core_text(english);
    static const QRegularExpression han(QStringLiteral("\\p{Han}"));
    static const QRegularExpression words(QStringLiteral("[a-z]{2,} [a-z]{2,} [a-z]{2,}"));
    QVERIFY2(chinese.contains(han), qPrintable(english + QStringLiteral(" -> ") + chinese));
    QVERIFY2(!chinese.contains(words), qPrintable(english + QStringLiteral(" -> ") + chinese));
  }
};

PUSHFORWARD_GUI_TEST(CoreSentencesTest)

}  // namespace

#include "core_sentences_test.moc"
