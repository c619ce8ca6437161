#include "app/own_targets/target_import.h"

#include <QFile>
#include <QFileInfo>
#include <algorithm>
#include <exception>
#include <functional>
#include <utility>

#include "core/errors.h"
#include "core/located_error.h"

namespace pushforward::app {
namespace {

constexpr qint64 largest_file = qint64{256} << 20;
constexpr qint64 piece = qint64{1} << 20;
constexpr double share_of_reading = 0.3;  // of the whole work; the rest is making sense of it

const QStringList picture_endings = {QStringLiteral("png"), QStringLiteral("jpg"), QStringLiteral("jpeg")};
const QStringList point_endings = {QStringLiteral("csv"), QStringLiteral("tsv"), QStringLiteral("txt"),
                                   QStringLiteral("npy")};

// Seen by nobody: the task is cancelled by then.
class Cancelled : public std::exception {};

using Advance = std::function<void(double share)>;

QByteArray content_of(const QString& path, const std::string& name, const Advance& advance) {
  if (QFileInfo(path).isDir())
    throw InputError(name, TargetImport::tr("this is a folder; choose a file in it.").toStdString());
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly))
    throw InputError(name, TargetImport::tr("the file cannot be read: %1.").arg(file.errorString()).toStdString());
  const qint64 size = file.size();
  if (size > largest_file)
    throw InputError(name, TargetImport::tr("the file is larger than 256 MiB; thin it out first.").toStdString());
  QByteArray content;
  content.reserve(size);
  while (!file.atEnd()) {
    const QByteArray next = file.read(piece);
    if (next.isEmpty()) break;
    content += next;
    if (content.size() > largest_file)
      throw InputError(name, TargetImport::tr("the file is larger than 256 MiB; thin it out first.").toStdString());
    advance(size > 0 ? share_of_reading * static_cast<double>(content.size()) / static_cast<double>(size) : 0.0);
  }
  if (content.isEmpty()) throw InputError(name, TargetImport::tr("the file is empty.").toStdString());
  return content;
}

// What the target itself would refuse, with the file's name in front.
void check(const ImportedTarget& imported, const std::string& name) {
  try {
    find_target(imported.choice.id).data->check(data_of(imported.choice));
  } catch (const InputError& error) {
    throw InputError(name, bare_sentence(error));
  }
}

ImportResult taken(const QString& name, std::shared_ptr<const Picture> picture, Ink ink) {
  ImportResult result{.name = name, .target = {}, .picture = std::move(picture), .ink = ink};
  const std::string plain = name.toStdString();
  result.target = target_of_picture(density_of(*result.picture, ink, plain), plain);
  check(result.target, plain);
  return result;
}

ImportResult read_file(const QString& path, const Advance& advance) {
  const QString name = QFileInfo(path).fileName();
  const std::string plain = name.toStdString();
  const QByteArray content = content_of(path, plain, advance);
  if (TargetImport::is_picture(path)) {
    auto picture = std::make_shared<const Picture>(read_picture(content, plain));
    advance(1.0);
    const Ink ink = likely_ink(*picture);
    return taken(name, std::move(picture), ink);
  }
  ImportResult result{.name = name, .target = {}, .picture = nullptr};
  const std::string_view bytes(content.constData(), static_cast<std::size_t>(content.size()));
  result.target = import_target(
      bytes, plain, [&advance](double share) { advance(share_of_reading + (1.0 - share_of_reading) * share); });
  check(result.target, plain);
  return result;
}

}  // namespace

TargetImport::TargetImport(QObject* parent) : QObject(parent) {
  connect(&task_, &BackgroundTask::progressed, this, &TargetImport::progressed);
  connect(&task_, &BackgroundTask::failed, this, &TargetImport::failed);
  connect(&task_, &BackgroundTask::finished, this, [this] {
    const auto result = std::exchange(result_, nullptr);
    emit finished(*result);
  });
}

bool TargetImport::is_picture(const QString& path) {
  return picture_endings.contains(QFileInfo(path).suffix().toLower());
}

bool TargetImport::takes(const QString& path) {
  return is_picture(path) || point_endings.contains(QFileInfo(path).suffix().toLower());
}

void TargetImport::start(const QString& path) {
  run([path](const Advance& advance) { return read_file(path, advance); });
}

void TargetImport::start(const QString& name, std::shared_ptr<const Picture> picture, Ink ink) {
  run([name, picture = std::move(picture), ink](const Advance&) { return taken(name, picture, ink); });
}

void TargetImport::run(std::function<ImportResult(const Advance&)> read) {
  task_.start([this, read = std::move(read)](const BackgroundTask::Control& control) {
    auto result = std::make_shared<const ImportResult>(read([&control](double share) {
      if (!control.progress(share)) throw Cancelled();
    }));
    control.answer([this, result] { result_ = result; });
  });
}

}  // namespace pushforward::app
