#include <QBuffer>
#include <QSvgGenerator>

#include "app/figures/carried_project.h"
#include "app/figures/figure_painter.h"
#include "app/figures/write_figure.h"

namespace pushforward::app {
namespace {

QByteArray number(double value) { return QByteArray::number(value, 'f', 3); }

}  // namespace

QByteArray encode_svg(const FigureContents& contents, const std::string& project_text) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  const QSizeF page = contents.layout.page;
  {
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(static_cast<int>(points_per_inch));
    generator.setSize(page.toSize());
    generator.setViewBox(QRectF(QPointF(0, 0), page));
    QPainter painter(&generator);
    paint_figure(painter, contents);
  }
  // The generator knows whole points only, does not escape a title, and has no place for metadata.
  const qsizetype begin = bytes.indexOf("<svg ");
  const qsizetype box = bytes.indexOf("viewBox=", begin);
  bytes.replace(begin, box - begin,
                "<svg width=\"" + number(page.width()) + "pt\" height=\"" + number(page.height()) + "pt\"\n ");
  const qsizetype content = bytes.indexOf('>', bytes.indexOf("<svg ")) + 1;
  const QByteArray project = QString::fromStdString(project_text).toHtmlEscaped().toUtf8();
  const QByteArray title = QString::fromStdString(contents.project.title).toHtmlEscaped().toUtf8();
  bytes.insert(content, "\n<title>" + title + "</title>\n<metadata><project xmlns=\"" + QByteArray(carried_namespace) +
                            "\">" + project + "</project></metadata>");
  return bytes;
}

}  // namespace pushforward::app
