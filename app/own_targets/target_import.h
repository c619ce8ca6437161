// Reads a person's file into a target on a thread behind the window: points, a density, or a picture. It can be
// cancelled at any moment, and the newest file is the one that counts. GUI thread.
#pragma once

#include <QObject>
#include <functional>
#include <memory>

#include "app/own_targets/picture_density.h"
#include "app/session/background_task.h"
#include "core/import/import_target.h"

namespace pushforward::app {

struct ImportResult {
  QString name;  // of the file, without its folder
  ImportedTarget target;
  // Of a picture, so that it can be taken the other way round.
  std::shared_ptr<const Picture> picture;
  Ink ink = Ink::dark;
};

class TargetImport : public QObject {
  Q_OBJECT
 public:
  explicit TargetImport(QObject* parent = nullptr);

  void start(const QString& path);
  void start(const QString& name, std::shared_ptr<const Picture> picture, Ink ink);
  void cancel() { task_.cancel(); }
  [[nodiscard]] bool is_running() const { return task_.is_running(); }
  // By the name's ending; dropped files that are none of these are not taken.
  [[nodiscard]] static bool takes(const QString& path);
  [[nodiscard]] static bool is_picture(const QString& path);

 signals:
  void progressed(double share);  // 0 to 1
  void finished(const pushforward::app::ImportResult& result);
  void failed(const QString& sentence);

 private:
  // Says how far the reading is, 0 to 1; throws when nobody wants it any more.
  using Advance = std::function<void(double share)>;
  void run(std::function<ImportResult(const Advance&)> read);

  std::shared_ptr<const ImportResult> result_;  // on its way to finished()
  BackgroundTask task_;
};

}  // namespace pushforward::app
