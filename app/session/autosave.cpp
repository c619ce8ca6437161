#include "app/session/autosave.h"

#include <QFile>
#include <QPointer>
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
  // The name is new, so this fails only where nothing can be written; the first writing will say so.
  (void)lock_.tryLock(0);
  connect(&session_, &Session::attended, this, [this] { kept_.reset(); });  // versions are those of one document
  connect(&timer_, &QTimer::timeout, this, &Autosave::keep);
  timer_.start(period);
}

// What hangs for longer than that is left behind; the process is about to end.
Autosave::~Autosave() { (void)disk_.wait_for_all(std::chrono::seconds(2)); }

void Autosave::keep() {
  if (is_writing_) return;
  if (!session_.is_modified()) {
    forget();
    return;
  }
  const Version version{session_.state_number(), session_.project().steps};
  if (version == kept_) return;
  is_writing_ = true;
  disk_.add([here = QPointer(this), news = news_, version, project = session_.project(),
             origin = session_.path().toUtf8(), file = file_] {
    QString failure;
    try {
      failure = write(origin_file_of(file), origin);
      if (failure.isEmpty()) failure = write(file, QByteArray::fromStdString(format_project(project)));
    } catch (const std::exception& error) {
      failure = QString::fromStdString(error.what());
    }
    const auto tell = [here, version, failure] {
      if (here) here->written(version, failure);
    };
    QMetaObject::invokeMethod(news.get(), tell, Qt::QueuedConnection);
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
  kept_.reset();
  disk_.add([file = file_] {
    QFile::remove(file);
    QFile::remove(origin_file_of(file));
  });
}

}  // namespace pushforward::app
