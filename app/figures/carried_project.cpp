#include "app/figures/carried_project.h"

#include <QFile>
#include <QFileInfo>
#include <QXmlStreamReader>
#include <algorithm>

#include "app/figures/png_text.h"
#include "app/figures/write_figure.h"
#include "app/figures/zlib_stream.h"
#include "core/errors.h"
#include "core/located_error.h"

namespace pushforward::app {
namespace {

constexpr qint64 largest_file = qint64{512} << 20;  // bytes

std::string in_svg(const QByteArray& bytes) {
  QXmlStreamReader xml(bytes);
  while (!xml.atEnd()) {
    xml.readNext();
    if (xml.isStartElement() && xml.name() == QLatin1String("project") &&
        xml.namespaceUri() == QLatin1String(carried_namespace))
      return xml.readElementText().toStdString();
  }
  return {};
}

bool is_project(const QByteArray& data) {
  return data.startsWith('{') && data.left(200).contains("\"pushforward-project\"");
}

// Looks into every stream of the file, whatever program has laid it out: not by the table of places, nor by the list of
// attachments, which Qt writes without the key that says that a stream is one.
std::string in_pdf(const QByteArray& bytes) {
  qsizetype end = 0;
  for (qsizetype place = bytes.indexOf("stream"); place >= 0; place = bytes.indexOf("stream", end)) {
    end = place + 6;
    const qsizetype object = bytes.lastIndexOf(" obj", place);
    if (object < 0 || !bytes.mid(object, place - object).trimmed().endsWith(">>")) continue;
    const QByteArray dictionary = bytes.mid(object, place - object);
    qsizetype start = end;
    if (start < bytes.size() && bytes[start] == '\r') ++start;
    if (start < bytes.size() && bytes[start] == '\n') ++start;
    // The word may stand in compressed bytes too: an object ends behind the true one.
    qsizetype stop = bytes.indexOf("endstream", start);
    while (stop >= 0 && !bytes.mid(stop + 9, 12).trimmed().startsWith("endobj"))
      stop = bytes.indexOf("endstream", stop + 1);
    if (stop < 0) continue;
    end = stop + 9;
    if (dictionary.contains("/Image")) continue;
    QByteArray data = bytes.mid(start, stop - start);
    if (dictionary.contains("/FlateDecode")) data = inflated(data);
    if (!is_project(data)) continue;
    // A line's end before the word belongs to the file's form where the stream is not compressed.
    std::string text = data.trimmed().toStdString();
    return text + '\n';
  }
  return {};
}

}  // namespace

bool is_figure_file(const QString& path) {
  return std::ranges::find(figure_formats(), QFileInfo(path).suffix().toLower(), &FigureFormat::suffix) !=
         figure_formats().end();
}

std::string project_text_in(const QByteArray& bytes) {
  if (bytes.startsWith("\x89PNG")) return png_text(bytes, carried_key).toStdString();
  if (bytes.startsWith("%PDF")) return in_pdf(bytes);
  if (bytes.left(4096).contains("<svg")) return in_svg(bytes);
  return {};
}

std::string carried_project_text(const QString& path) {
  const std::string named = QStringLiteral("\"%1\"").arg(path).toStdString();
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly))
    throw InputError("", "The figure " + named + " could not be opened: " + file.errorString().toStdString() + ".");
  if (file.size() > largest_file)
    throw InputError("", "The figure " + named + " is larger than 512 MB, which none of this program's is.");
  const QByteArray bytes = file.readAll();
  std::string text = project_text_in(bytes);
  if (text.empty())
    throw InputError("", "The figure " + named + " carries no model. Only figures that this program has exported do, " +
                             "as long as nothing has taken it out of them.");
  return text;
}

bool is_dropped_figure(const QString& path) {
  if (!is_figure_file(path)) return false;
  if (QFileInfo(path).suffix().toLower() != QStringLiteral("png")) return true;
  QFile file(path);
  return file.open(QIODevice::ReadOnly) && has_png_text(file, carried_key);
}

Project carried_project(const QString& path) {
  const std::string text = carried_project_text(path);
  try {
    return parse_project(text);
  } catch (const InputError& error) {
    throw InputError(error.field(),
                     bare_sentence(error) + " (in the model that the figure \"" + path.toStdString() + "\" carries)");
  }
}

}  // namespace pushforward::app
