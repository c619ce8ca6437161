// The language can be chosen at any time; texts of core come in it, whole or composed.
#include "app/language/language.h"

#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include "app/language/core_sentences.h"
#include "app/language/core_text.h"
#include "app/language/core_texts.h"
#include "tests/support/gui_test.h"

namespace {

using namespace pushforward::app;

class LanguageTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { Language::current().choose(QStringLiteral("en")); }

  void every_language_can_be_chosen() {
    Language& language = Language::current();
    for (const LanguageName& name : Language::known()) {
      language.choose(name.code);
      QCOMPARE(language.shown(), name.code);
      QCOMPARE(language.chosen(), name.code);
    }
  }

  void a_change_is_told_once() {
    Language& language = Language::current();
    const QSignalSpy changes(&language, &Language::changed);
    language.choose(QStringLiteral("zh_CN"));
    language.choose(QStringLiteral("zh_CN"));
    QCOMPARE(changes.size(), 1);
  }

  void what_is_not_known_follows_the_system() {
    Language& language = Language::current();
    language.choose(QStringLiteral("tlh"));
    QCOMPARE(language.chosen(), Language::system_code());
    QCOMPARE(language.shown(), QStringLiteral("en"));  // the tests' system
  }

  void the_choice_is_kept() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("Pushforward tests"));
    Language& language = Language::current();
    language.choose(QStringLiteral("zh_CN"));
    language.keep();
    language.choose(QStringLiteral("en"));
    language.restore();
    QCOMPARE(language.chosen(), QStringLiteral("zh_CN"));
    QSettings().clear();
  }

  void in_english_core_is_quoted() {
    for (const std::string& text : core_texts()) QCOMPARE(core_text(text), QString::fromStdString(text));
    const std::string unknown = "stack.layers[2]: there is no such sentence.";
    QCOMPARE(core_text(unknown), QString::fromStdString(unknown));
    QCOMPARE(core_text(std::string("Gaussian 7")), QStringLiteral("Gaussian 7"));
  }

  void every_text_is_extracted_once() {
    const QByteArray source = core_texts_for_lupdate();
    QCOMPARE(source.count("QT_TRANSLATE_NOOP"), static_cast<qsizetype>(core_texts().size()));
    QVERIFY(core_texts().size() > 100);
  }
};

PUSHFORWARD_GUI_TEST(LanguageTest)

}  // namespace

#include "language_test.moc"
