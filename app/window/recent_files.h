// The projects that were opened or saved last, kept in the person's settings, as a menu.
#pragma once

#include <QObject>
#include <QStringList>

class QMenu;

namespace pushforward::app {

class RecentFiles : public QObject {
  Q_OBJECT
 public:
  static constexpr int most = 8;
  explicit RecentFiles(QObject* parent) : QObject(parent) {}

  [[nodiscard]] static QStringList paths();  // the newest first
  static void add(const QString& path);
  static void remove(const QString& path);
  // The menu is made anew whenever it is shown, as other windows add to the list too.
  void fill(QMenu& menu);

 signals:
  void chosen(const QString& path);

 private:
  void show_in(QMenu& menu);
};

}  // namespace pushforward::app
