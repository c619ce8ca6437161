#include "app/export/data_export.h"

#include <exception>
#include <memory>
#include <utility>

#include "app/language/caption_words.h"
#include "core/files/new_file.h"
#include "core/train/engine.h"
#include "core/train/metrics.h"

namespace pushforward::app {
namespace {

// Cells on a side of the quadrature that a caption's KL needs: off by less than its three digits.
constexpr int caption_cells = 256;

struct Cancelled : std::exception {};

Metrics measured(const Project& project) {
  const std::unique_ptr<Engine> engine = make_reference_engine();
  engine->set_stack(project.stack);
  const std::shared_ptr<const Target> target = make_target(project.target);
  return measure(*engine, Quadrature(target, metrics_grid(*target, caption_cells)));
}

std::string make(const ExportKind& kind, ExportRequest request, const BackgroundTask::Control& control) {
  if (kind.needs == ExportNeeds::metrics && !request.metrics && request.project.stack.dim == 2)
    request.metrics = measured(request.project);
  const auto progress = [&control](double share) {
    if (!control.progress(share)) throw Cancelled{};
  };
  progress(0.0);
  request.words = caption_word;
  std::string bytes = kind.make(request, progress);
  progress(1.0);
  return bytes;
}

}  // namespace

DataExport::DataExport(QObject* parent) : QObject(parent) {
  connect(&task_, &BackgroundTask::progressed, this, &DataExport::progressed);
  connect(&task_, &BackgroundTask::failed, this, &DataExport::failed);
  connect(&task_, &BackgroundTask::finished, this, [this] {
    if (path_.isEmpty())
      emit made(std::exchange(bytes_, {}));
    else
      emit written(path_);
  });
}

void DataExport::start(const ExportKind& kind, ExportRequest request, const QString& path) {
  path_ = path;
  task_.start([this, &kind, request = std::move(request), path](const BackgroundTask::Control& control) {
    const std::string bytes = make(kind, request, control);
    if (path.isEmpty())
      control.answer([this, content = QByteArray::fromStdString(bytes)] { bytes_ = content; });
    else
      write_whole_file(path.toStdString(), bytes);
  });
}

}  // namespace pushforward::app
