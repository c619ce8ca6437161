#include "app/language/language.h"

#include <QGuiApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <algorithm>
#include <stdexcept>

namespace pushforward::app {
namespace {

const QString settings_key = QStringLiteral("language");

QString language_of_system() {
  for (const QString& wanted : QLocale::system().uiLanguages())
    for (const LanguageName& language : Language::known())
      if (wanted.section(u'-', 0, 0) == language.code.section(u'_', 0, 0)) return language.code;
  return Language::known().front().code;
}

}  // namespace

Language& Language::current() {
  if (qApp == nullptr) throw std::logic_error("A language needs a QApplication.");
  if (auto* language = qApp->findChild<Language*>(QString(), Qt::FindDirectChildrenOnly)) return *language;
  return *new Language(qApp);
}

const QList<LanguageName>& Language::known() {
  static const QList<LanguageName> languages{{QStringLiteral("en"), QStringLiteral("English")},
                                             {QStringLiteral("zh_CN"), QStringLiteral("简体中文")}};
  return languages;
}

QString Language::system_code() { return QStringLiteral("system"); }

Language::Language(QObject* parent) : QObject(parent), chosen_(system_code()), shown_(language_of_system()) {
  install();
}

void Language::choose(const QString& code) {
  const bool is_known = std::ranges::find(known(), code, &LanguageName::code) != known().end();
  chosen_ = is_known ? code : system_code();
  const QString wanted = is_known ? code : language_of_system();
  if (wanted == shown_) return;
  shown_ = wanted;
  install();
  emit changed();
}

void Language::install() {
  QCoreApplication::removeTranslator(&of_qt_);
  QCoreApplication::removeTranslator(&own_);
  // English has a file too: for its plurals.
  if (!own_.load(QStringLiteral(":/translations/pushforward_") + shown_))
    throw std::runtime_error("The built-in translations are missing; the program was not built completely.");
  QCoreApplication::installTranslator(&own_);
  const bool is_source = shown_ == known().front().code;
  if (!is_source && of_qt_.load(QStringLiteral("qtbase_") + shown_, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
    QCoreApplication::installTranslator(&of_qt_);
}

void Language::restore() { choose(QSettings().value(settings_key, system_code()).toString()); }

void Language::keep() const { QSettings().setValue(settings_key, chosen_); }

}  // namespace pushforward::app
