#include "app/figures/write_figure.h"

#include <QFileInfo>
#include <QSaveFile>
#include <algorithm>

#include "core/errors.h"

namespace pushforward::app {
namespace {

[[noreturn]] void refuse(const QString& path, const QString& reason) {
  throw InputError("", "The figure could not be written as \"" + path.toStdString() + "\": " + reason.toStdString() +
                           ". What was there before is unchanged; choose another folder, or free some space.");
}

}  // namespace

const std::vector<FigureFormat>& figure_formats() {
  static const std::vector<FigureFormat> formats{{QStringLiteral("pdf"), QStringLiteral("PDF"), &encode_pdf},
                                                 {QStringLiteral("svg"), QStringLiteral("SVG"), &encode_svg},
                                                 {QStringLiteral("png"), QStringLiteral("PNG"), &encode_png}};
  return formats;
}

const FigureFormat& format_of(const QString& path) {
  const QString suffix = QFileInfo(path).suffix().toLower();
  const auto found = std::ranges::find(figure_formats(), suffix, &FigureFormat::suffix);
  if (found != figure_formats().end()) return *found;
  throw InputError("output", "\"" + path.toStdString() + "\" does not say what kind of file it is; end its name in " +
                                 ".pdf, .svg or .png.");
}

QByteArray encode_figure(const FigureContents& contents, const FigureFormat& format) {
  return format.encode(contents, format_project(contents.project));
}

void write_bytes(const QByteArray& bytes, const QString& path) {
  const QFileInfo folder(QFileInfo(path).absolutePath());
  if (!folder.isDir()) refuse(path, QStringLiteral("its folder does not exist"));
  if (QFileInfo(path).isDir()) refuse(path, QStringLiteral("there is a folder of that name"));
  QSaveFile file(path);
  if (!file.open(QIODevice::WriteOnly)) refuse(path, file.errorString());
  if (file.write(bytes) != bytes.size() || !file.flush()) {
    const QString reason = file.errorString();
    file.cancelWriting();
    refuse(path, reason);
  }
  if (!file.commit()) refuse(path, file.errorString());
}

void write_figure(const FigureContents& contents, const QString& path) {
  write_bytes(encode_figure(contents, format_of(path)), path);
}

}  // namespace pushforward::app
