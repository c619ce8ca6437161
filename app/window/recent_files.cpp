#include "app/window/recent_files.h"

#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QSettings>

namespace pushforward::app {
namespace {

const QString key = QStringLiteral("recent_files");

}  // namespace

QStringList RecentFiles::paths() { return QSettings().value(key).toStringList(); }

void RecentFiles::add(const QString& path) {
  QStringList all = paths();
  const QString absolute = QFileInfo(path).absoluteFilePath();
  all.removeAll(absolute);
  all.prepend(absolute);
  QSettings().setValue(key, all.mid(0, most));
}

void RecentFiles::remove(const QString& path) {
  QStringList all = paths();
  all.removeAll(QFileInfo(path).absoluteFilePath());
  QSettings().setValue(key, all);
}

void RecentFiles::fill(QMenu& menu) {
  menu.setToolTipsVisible(true);
  connect(&menu, &QMenu::aboutToShow, this, [this, &menu] { show_in(menu); });
  show_in(menu);
}

void RecentFiles::show_in(QMenu& menu) {
  menu.clear();
  for (const QString& path : paths()) {
    // An ampersand in a name is no mnemonic.
    QAction* action = menu.addAction(QFileInfo(path).fileName().replace(u'&', QStringLiteral("&&")));
    action->setToolTip(QDir::toNativeSeparators(path));
    connect(action, &QAction::triggered, this, [this, path] { emit chosen(path); });
  }
  if (!menu.isEmpty()) return;
  menu.addAction(tr("No project was opened or saved yet"))->setEnabled(false);
}

}  // namespace pushforward::app
