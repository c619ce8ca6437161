#include "app/session/recovery.h"

#include <QDir>
#include <QFile>
#include <utility>

namespace pushforward::app {

QString origin_file_of(const QString& file) { return file + QStringLiteral(".origin"); }
QString lock_file_of(const QString& file) { return file + QStringLiteral(".lock"); }

QString RecoveryFolder::usual_path() {
  QString state = qEnvironmentVariable("XDG_STATE_HOME");
  if (!QDir::isAbsolutePath(state)) state = QDir::homePath() + QStringLiteral("/.local/state");
  return state + QStringLiteral("/pushforward/recovery");
}

RecoveryFolder::RecoveryFolder(QString path) : path_(std::move(path)) { QDir().mkpath(path_); }

std::optional<Orphan> RecoveryFolder::claim() const {
  const QDir folder(path_);
  const QFileInfoList files = folder.entryInfoList({QStringLiteral("*.pushforward")}, QDir::Files, QDir::Time);
  for (const QFileInfo& file : files) {
    Orphan orphan{.file = file.filePath(), .origin = {}, .written_at = file.lastModified(), .lock = nullptr};
    orphan.lock = std::make_unique<QLockFile>(lock_file_of(orphan.file));
    orphan.lock->setStaleLockTime(0);  // however long a window lives, its lock holds until its process is gone
    if (!orphan.lock->tryLock(0)) continue;
    if (!QFileInfo::exists(orphan.file)) continue;  // another window was quicker to use it
    QFile origin(origin_file_of(orphan.file));
    if (origin.open(QIODevice::ReadOnly)) orphan.origin = QString::fromUtf8(origin.readAll());
    return orphan;
  }
  return std::nullopt;
}

void RecoveryFolder::discard(Orphan& orphan) {
  QFile::remove(orphan.file);
  QFile::remove(origin_file_of(orphan.file));
  orphan.lock.reset();
}

}  // namespace pushforward::app
