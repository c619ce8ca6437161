// The language of the window. There is one Language, a child of the application object: Language::current(). It can be
// changed at any time; the window builds its contents anew on changed(). Everything here lives on the GUI thread.
#pragma once

#include <QList>
#include <QObject>
#include <QString>
#include <QTranslator>

namespace pushforward::app {

struct LanguageName {
  QString code;  // as in the names of the .ts files, e.g. "zh_CN"
  QString name;  // in the language itself
};

class Language : public QObject {
  Q_OBJECT
 public:
  // The application's language; the first call makes it, following the system. Needs a QApplication.
  [[nodiscard]] static Language& current();
  // Those that the window is written in; the first is that of the sources.
  [[nodiscard]] static const QList<LanguageName>& known();
  // Stands for the language of the person's desktop.
  [[nodiscard]] static QString system_code();

  [[nodiscard]] QString chosen() const { return chosen_; }  // a code of known(), or system_code()
  [[nodiscard]] QString shown() const { return shown_; }    // a code of known()
  // A code that is not known counts as the system's.
  void choose(const QString& code);

  // The choice that the person's settings keep, and keeping it there.
  void restore();
  void keep() const;

 signals:
  void changed();

 private:
  explicit Language(QObject* parent);
  void install();

  QString chosen_;
  QString shown_;
  QTranslator own_;
  QTranslator of_qt_;  // the standard dialogs; only where Qt's translations are installed
};

}  // namespace pushforward::app
