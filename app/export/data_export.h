// Makes an export behind the window, and writes it or hands it over. It can be cancelled at any moment; a new one takes
// the place of one that runs. GUI thread.
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>

#include "app/session/background_task.h"
#include "core/export/registry.h"

namespace pushforward::app {

class DataExport : public QObject {
  Q_OBJECT
 public:
  explicit DataExport(QObject* parent = nullptr);

  // `kind` is one of the registry's. Into the file `path`, or, when that is empty, as made().
  void start(const ExportKind& kind, ExportRequest request, const QString& path = {});
  void cancel() { task_.cancel(); }
  [[nodiscard]] bool is_running() const { return task_.is_running(); }

 signals:
  void progressed(double share);  // 0 to 1
  void written(const QString& path);
  void made(const QByteArray& bytes);
  void failed(const QString& sentence);

 private:
  QString path_;
  QByteArray bytes_;
  BackgroundTask task_;
};

}  // namespace pushforward::app
