// The project inside of a figure's file: whoever has the picture has the model that made it.
#pragma once

#include <QByteArray>
#include <QString>
#include <string>

#include "core/project/project.h"

namespace pushforward::app {

inline constexpr const char* carried_key = "pushforward-project";            // of a PNG's text chunk
inline constexpr const char* carried_namespace = "urn:pushforward:project";  // of an SVG's element
inline constexpr const char* carried_file_name = "model.pushforward";        // of a PDF's attachment

// Whether the name is one of a figure's file: .png, .svg, .pdf.
[[nodiscard]] bool is_figure_file(const QString& path);

// The text of the project, byte by byte as it was put in. Throws InputError whose sentence names the file: it can't be
// read, it is damaged, or it carries no project.
[[nodiscard]] std::string carried_project_text(const QString& path);
[[nodiscard]] Project carried_project(const QString& path);
// Whether what is dropped is meant as one: by its name, a PNG by the chunks in front of its pixels. Looks at some bytes
// only, so that a window may ask while something is dragged over it.
[[nodiscard]] bool is_dropped_figure(const QString& path);

// By what the bytes are, whatever the file's name; empty when they carry none.
[[nodiscard]] std::string project_text_in(const QByteArray& bytes);

}  // namespace pushforward::app
