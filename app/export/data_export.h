// Makes an export behind the window, and writes it or hands it over. It can be cancelled at any moment; a new one takes
// the place of one that runs. GUI thread.
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QThreadPool>
#include <atomic>
#include <functional>
#include <memory>

#include "core/export/registry.h"

namespace pushforward::app {

class Session;

// The project with the layers and the step that the window shows.
[[nodiscard]] Project shown_project(const Session& session);

class DataExport : public QObject {
  Q_OBJECT
 public:
  explicit DataExport(QObject* parent = nullptr);
  ~DataExport() override;

  // `kind` is one of the registry's. Into the file `path`, or, when that is empty, as made().
  void start(const ExportKind& kind, ExportRequest request, const QString& path = {});
  void cancel();
  [[nodiscard]] bool is_running() const { return stop_ != nullptr; }

 signals:
  void progressed(double share);  // 0 to 1
  void written(const QString& path);
  void made(const QByteArray& bytes);
  void failed(const QString& sentence);

 private:
  using Stop = std::shared_ptr<std::atomic<bool>>;
  void run(const ExportKind& kind, ExportRequest request, const QString& path, const Stop& stop);
  // Happens on the GUI thread, unless the export is no longer wanted.
  void answer(const Stop& stop, std::function<void()> act);

  Stop stop_;  // of the one that runs; none when none does
  QThreadPool thread_;
};

}  // namespace pushforward::app
