// Where unsaved work lies in case the program goes down: one file for each window, locked while the window lives. A
// file whose window is gone is an orphan, which the next window may claim; two windows never claim the same one.
//
// GUI thread; only claim() and discard() touch the disk, a few small files.
#pragma once

#include <QDateTime>
#include <QLockFile>
#include <QString>
#include <memory>
#include <optional>

namespace pushforward::app {

// Unsaved work of a window that is gone. Nobody else takes it while this exists.
struct Orphan {
  QString file;    // a project
  QString origin;  // the file that the work belongs to; empty: none yet
  QDateTime written_at;
  std::unique_ptr<QLockFile> lock;
};

class RecoveryFolder {
 public:
  // $XDG_STATE_HOME/pushforward/recovery, by default below ~/.local/state.
  [[nodiscard]] static QString usual_path();
  // Makes the folder where there is none. A folder that can't be made holds no orphans.
  explicit RecoveryFolder(QString path = usual_path());

  [[nodiscard]] const QString& path() const { return path_; }
  // The newest orphan that nobody else has claimed.
  [[nodiscard]] std::optional<Orphan> claim() const;
  static void discard(Orphan& orphan);

 private:
  QString path_;
};

// Beside `file`: the name of the file that the work belongs to, and the lock.
[[nodiscard]] QString origin_file_of(const QString& file);
[[nodiscard]] QString lock_file_of(const QString& file);

}  // namespace pushforward::app
