#include "app/session/autosave.h"

#include <QFile>
#include <QSaveFile>
#include <QUuid>
#include <utility>

#include "app/session/session.h"
#include "core/project/project.h"

namespace pushforward::app {
namespace {

// Empty on success. On the writer's thread.
QString write(const QString& path, const QByteArray& text) {
  QSaveFile file(path);
  const bool good = file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit();
  return good ? QString() : file.errorString();
}

}  // namespace

Autosave::Autosave(Session& session, const RecoveryFolder& folder, std::chrono::milliseconds period)
    : session_(session),
      file_(folder.path() + u'/' + QUuid::createUuid().toString(QUuid::WithoutBraces) + QStringLiteral(".pushforward")),
      lock_(lock_file_of(file_)) {
  lock_.setStaleLockTime(0);
  lock_.tryLock(0);
  connect(&session_, &Session::attended, this, [this] { kept_.reset(); });  // versions are those of one document
  connect(&timer_, &QTimer::timeout, this, &Autosave::keep);
  timer_.start(period);
}

Autosave::~Autosave() {
  if (writer_.joinable()) writer_.join();
}

void Autosave::keep() {
  if (is_writing_) return;
  if (!session_.is_modified()) {
    forget();
    return;
  }
  const Version version{session_.state_number(), session_.project().steps};
  if (version == kept_) return;
  if (writer_.joinable()) writer_.join();  // it has said that it is done
  is_writing_ = true;
  writer_ = std::thread([this, version, project = session_.project(), origin = session_.path().toUtf8(), file = file_] {
    QString failure;
    try {
      failure = write(origin_file_of(file), origin);
      if (failure.isEmpty()) failure = write(file, QByteArray::fromStdString(format_project(project)));
    } catch (const std::exception& error) {
      failure = QString::fromStdString(error.what());
    }
    QMetaObject::invokeMethod(
        this, [this, version, failure] { written(version, failure); }, Qt::QueuedConnection);
  });
}

void Autosave::written(Version version, const QString& failure) {
  is_writing_ = false;
  if (!failure.isEmpty()) {
    if (!std::exchange(has_failed_, true))
      emit failed(tr("Unsaved work can't be kept for recovery: %1. Save the project to be safe.").arg(failure));
    return;
  }
  has_failed_ = false;
  kept_ = version;
  emit kept();
}

void Autosave::forget() {
  if (writer_.joinable()) writer_.join();
  kept_.reset();
  QFile::remove(file_);
  QFile::remove(origin_file_of(file_));
}

}  // namespace pushforward::app
