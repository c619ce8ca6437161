#include "app/export/data_export.h"

#include <exception>
#include <utility>

#include "app/language/core_text.h"
#include "app/session/session.h"
#include "app/session/thread_priority.h"
#include "core/files/new_file.h"
#include "core/train/engine.h"
#include "core/train/metrics.h"

namespace pushforward::app {
namespace {

// Cells on a side of the quadrature that a caption's KL needs: off by less than its three digits.
constexpr int caption_cells = 256;

struct Cancelled {};

Metrics measured(const Project& project) {
  const std::unique_ptr<Engine> engine = make_reference_engine();
  engine->set_stack(project.stack);
  const std::shared_ptr<const Target> target = make_target(project.target);
  return measure(*engine, Quadrature(target, metrics_grid(*target, caption_cells)));
}

}  // namespace

Project shown_project(const Session& session) {
  Project project = session.project();
  project.stack = session.shown_stack();
  if (const auto past = session.past()) project.steps = static_cast<int>(past->step);
  return project;
}

DataExport::DataExport(QObject* parent) : QObject(parent) { thread_.setMaxThreadCount(1); }

DataExport::~DataExport() {
  cancel();
  thread_.clear();
  thread_.waitForDone();
}

void DataExport::cancel() {
  if (stop_ != nullptr) *std::exchange(stop_, nullptr) = true;
}

void DataExport::start(const ExportKind& kind, ExportRequest request, const QString& path) {
  cancel();
  thread_.clear();
  stop_ = std::make_shared<std::atomic<bool>>(false);
  thread_.start([this, &kind, request = std::move(request), path, stop = stop_]() mutable {
    give_way_to_the_training();
    run(kind, std::move(request), path, stop);
  });
}

void DataExport::answer(const Stop& stop, std::function<void()> act) {
  QMetaObject::invokeMethod(
      this,
      [this, stop, act = std::move(act)] {
        if (stop == stop_) act();
      },
      Qt::QueuedConnection);
}

void DataExport::run(const ExportKind& kind, ExportRequest request, const QString& path, const Stop& stop) {
  double said = 0.0;
  const ExportProgress progress = [&](double share) {
    if (*stop) throw Cancelled{};
    if (share < said + 0.01) return;
    said = share;
    answer(stop, [this, share] { emit progressed(share); });
  };
  try {
    if (kind.needs == ExportNeeds::metrics && !request.metrics && request.project.stack.dim == 2)
      request.metrics = measured(request.project);
    progress(0.0);
    const std::string bytes = kind.make(request, progress);
    progress(1.0);
    if (path.isEmpty()) {
      answer(stop, [this, content = QByteArray::fromStdString(bytes)] {
        stop_ = nullptr;
        emit made(content);
      });
      return;
    }
    write_whole_file(path.toStdString(), bytes);
    answer(stop, [this, path] {
      stop_ = nullptr;
      emit written(path);
    });
  } catch (const Cancelled&) {
    return;
  } catch (const std::exception& error) {
    answer(stop, [this, sentence = QString::fromUtf8(error.what())] {
      stop_ = nullptr;
      emit failed(core_text(sentence));
    });
  }
}

}  // namespace pushforward::app
