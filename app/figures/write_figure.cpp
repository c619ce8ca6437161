#include "app/figures/write_figure.h"

#include <QFileInfo>
#include <algorithm>

#include "core/errors.h"
#include "core/files/new_file.h"

namespace pushforward::app {
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
  NewFile file(path.toStdString(), "The figure could not be written as");
  file.write({bytes.constData(), static_cast<std::size_t>(bytes.size())});
  file.take_its_name();
}

void write_figure(const FigureContents& contents, const QString& path) {
  write_bytes(encode_figure(contents, format_of(path)), path);
}

}  // namespace pushforward::app
