#include <QBuffer>
#include <QPageSize>
#include <QPdfWriter>
#include <cmath>

#include "app/figures/carried_project.h"
#include "app/figures/figure_painter.h"
#include "app/figures/write_figure.h"

namespace pushforward::app {
namespace {

constexpr int units_per_inch = 1200;  // of coordinates in the file

QByteArray metadata(const FigureContents& contents) {
  const QString title = QString::fromStdString(contents.project.title).toHtmlEscaped();
  return QStringLiteral(
             "<?xpacket begin=\"\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
             "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
             "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
             "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
             "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">"
             "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%1</rdf:li></rdf:Alt></dc:title>"
             "<xmp:CreatorTool>Pushforward</xmp:CreatorTool>"
             "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>\n")
      .arg(title)
      .toUtf8();
}

// Qt writes the time of day; a file that is the same twice must not. As many characters, so that no offset moves.
void forget_the_time(QByteArray& pdf) {
  static const QByteArray key("/CreationDate (D:");
  static const QByteArray date("20000101000000");
  for (qsizetype place = pdf.indexOf(key); place >= 0; place = pdf.indexOf(key, place + 1))
    pdf.replace(place + key.size(), date.size(), date);
}

}  // namespace

QByteArray encode_pdf(const FigureContents& contents, const std::string& project_text) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  {
    QPdfWriter writer(&buffer);
    writer.setResolution(units_per_inch);
    // Qt writes whole points as the page's size, and would shift what is on it by the rest.
    const QSizeF page(std::ceil(contents.layout.page.width()), std::ceil(contents.layout.page.height()));
    writer.setPageSize(QPageSize(page, QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setCreator(QStringLiteral("Pushforward"));
    writer.setTitle(QString::fromStdString(contents.project.title));
    writer.setDocumentXmpMetadata(metadata(contents));
    writer.addFileAttachment(QLatin1String(carried_file_name), QByteArray::fromStdString(project_text),
                             QStringLiteral("application/json"));
    QPainter painter(&writer);
    painter.setRenderHint(QPainter::LosslessImageRendering);
    painter.scale(units_per_inch / points_per_inch, units_per_inch / points_per_inch);
    if (contents.look.page.alpha() > 0) painter.fillRect(QRectF(QPointF(0, 0), page), contents.look.page);
    paint_figure(painter, contents, FigureTexts::text);
  }
  forget_the_time(bytes);
  return bytes;
}

}  // namespace pushforward::app
