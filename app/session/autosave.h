// Keeps unsaved work in the recovery folder while a window lives: every half minute when the document has changed.
//
// Threads: lives on the GUI thread, which copies the document; a thread of its own writes it out, one at a time.
// Nothing here waits for it but the destructor, for a while.
#pragma once

#include <QLockFile>
#include <QObject>
#include <QTimer>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>

#include "app/session/disk_queue.h"
#include "app/session/recovery.h"

namespace pushforward::app {

class Session;

class Autosave : public QObject {
  Q_OBJECT
 public:
  static constexpr std::chrono::seconds usual_period{30};
  Autosave(Session& session, const RecoveryFolder& folder, std::chrono::milliseconds period = usual_period);
  ~Autosave() override;

  // Where writing waits for its turn.
  [[nodiscard]] DiskQueue& disk() { return disk_; }
  // This window's file; it is there while there is unsaved work that was kept.
  [[nodiscard]] const QString& file() const { return file_; }
  // What the timer does: keeps the document if it has changed since, lets go of what was saved.
  void keep();
  // The person has decided: there is nothing to recover.
  void forget();

 signals:
  void kept();                           // the document lies in the folder
  void failed(const QString& sentence);  // once, until it works again

 private:
  struct Version {
    std::uint64_t state = 0;
    int steps = 0;
    bool operator==(const Version&) const = default;
  };
  void written(Version version, const QString& failure);

  Session& session_;
  QString file_;
  QLockFile lock_;
  QTimer timer_;
  std::optional<Version> kept_;
  bool is_writing_ = false;
  bool has_failed_ = false;
  // What comes from the disk finds the way by it, and finds out whether there is still somebody.
  std::shared_ptr<QObject> news_{new QObject, [](QObject* object) { object->deleteLater(); }};
  DiskQueue disk_;
};

}  // namespace pushforward::app
