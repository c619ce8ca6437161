// Figures as files. The form follows the name's ending. Each carries the project of its model (carried_project.h),
// holds no time, and is the same byte by byte whenever the same contents are written.
//
// PDF: curves and texts are vectors, faces are embedded, texts can be selected; pictures of fields at the figure's dpi
// without loss; the project is attached. SVG: the same, texts as outlines; the project in <metadata>. PNG: pixels at
// the figure's dpi; the project in a text chunk.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <string>

#include "app/figures/figure_contents.h"

namespace pushforward::app {

struct FigureFormat {
  QString suffix;  // "pdf"
  QString title;   // for dialogs
  QByteArray (*encode)(const FigureContents& contents, const std::string& project_text);
};
[[nodiscard]] const std::vector<FigureFormat>& figure_formats();
// By the ending of a file's name. Throws InputError that names the known ones.
[[nodiscard]] const FigureFormat& format_of(const QString& path);

[[nodiscard]] QByteArray encode_figure(const FigureContents& contents, const FigureFormat& format);
// The old file or the new one, never half; throws InputError whose sentence says why it could not be written.
void write_figure(const FigureContents& contents, const QString& path);
void write_bytes(const QByteArray& bytes, const QString& path);

// The formats, one file each.
[[nodiscard]] QByteArray encode_pdf(const FigureContents& contents, const std::string& project_text);
[[nodiscard]] QByteArray encode_svg(const FigureContents& contents, const std::string& project_text);
[[nodiscard]] QByteArray encode_png(const FigureContents& contents, const std::string& project_text);

}  // namespace pushforward::app
