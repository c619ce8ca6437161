// The files of the translations hold every string of the sources, finished.
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>
#include <map>
#include <set>

#include "app/language/core_texts.h"
#include "app/language/language.h"
#include "tests/support/gui_test.h"

namespace {

using namespace pushforward::app;

struct Message {
  QString context;
  QString source;
  QStringList translations;  // one for each plural form
  bool is_finished = true;
  [[nodiscard]] QString name() const { return context + QStringLiteral(": ") + source; }
};

// Element by element; what is not read is passed over.
std::vector<Message> messages_of(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return {};
  QXmlStreamReader xml(&file);
  std::vector<Message> messages;
  QString context;
  while (!xml.atEnd()) {
    xml.readNext();
    if (!xml.isStartElement()) continue;
    if (xml.name() == QLatin1String("name")) context = xml.readElementText();
    if (xml.name() == QLatin1String("message")) messages.push_back({context, {}, {}});
    if (xml.name() == QLatin1String("source")) messages.back().source = xml.readElementText();
    if (xml.name() == QLatin1String("translation")) {
      messages.back().is_finished = !xml.attributes().hasAttribute(QLatin1String("type"));
      messages.back().translations << xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
    }
  }
  return messages;
}

QString file_of(const QString& language) {
  return QStringLiteral(PUSHFORWARD_SOURCE_DIR "/resources/translations/pushforward_%1.ts").arg(language);
}

// %1, %n and the like.
std::multiset<QString> places_of(const QString& text) {
  static const QRegularExpression place(QStringLiteral("%(?:[1-9]|n)"));
  std::multiset<QString> places;
  for (auto matches = place.globalMatch(text); matches.hasNext();) places.insert(matches.next().captured());
  return places;
}

class TranslationsTest : public QObject {
  Q_OBJECT

 private slots:
  void every_string_is_translated_data() {
    QTest::addColumn<QString>("language");
    for (const LanguageName& language : Language::known()) QTest::newRow(qPrintable(language.code)) << language.code;
  }
  // Does what the target update_translations does, beside the file, and compares.
  void every_string_is_translated() {
    QFETCH(const QString, language);
    const QTemporaryDir folder;
    const QString updated = folder.filePath(QStringLiteral("pushforward_%1.ts").arg(language));
    QVERIFY(QFile::copy(file_of(language), updated));
    QFile texts(folder.filePath(QStringLiteral("core_texts.cpp")));
    QVERIFY(texts.open(QIODevice::WriteOnly));
    texts.write(core_texts_for_lupdate());
    texts.close();
    QStringList arguments{"-silent",
                          "-no-obsolete",
                          "-locations",
                          "none",
                          "-I",
                          PUSHFORWARD_SOURCE_DIR,
                          PUSHFORWARD_SOURCE_DIR "/app",
                          texts.fileName()};
    if (language == Language::known().front().code) arguments << QStringLiteral("-pluralonly");
    arguments << QStringLiteral("-ts") << updated;
    QProcess lupdate;
    lupdate.start(QStringLiteral(PUSHFORWARD_LUPDATE), arguments);
    QVERIFY(lupdate.waitForFinished(60'000));
    QCOMPARE(lupdate.exitCode(), 0);

    std::set<QString> wanted;
    int missing = 0;
    for (const Message& message : messages_of(updated)) {
      wanted.insert(message.name());
      if (message.is_finished && !message.translations.join(QString()).isEmpty()) continue;
      qWarning("not translated: %s", qPrintable(message.name()));
      ++missing;
    }
    for (const Message& message : messages_of(file_of(language))) {
      if (wanted.contains(message.name())) continue;
      qWarning("no longer in the sources: %s", qPrintable(message.name()));
      ++missing;
    }
    QVERIFY(wanted.size() >= 3);
    QVERIFY2(missing == 0, "see resources/translations/README.md, and the target update_translations");
  }

  void what_is_put_in_is_kept() {
    for (const LanguageName& language : Language::known()) {
      for (const Message& message : messages_of(file_of(language.code))) {
        // A plural's forms may each name the number or not.
        if (message.source.contains(QStringLiteral("%n"))) continue;
        for (const QString& translation : message.translations)
          QVERIFY2(places_of(translation) == places_of(message.source), qPrintable(message.name()));
      }
    }
  }
};

PUSHFORWARD_GUI_TEST(TranslationsTest)

}  // namespace

#include "translations_test.moc"
