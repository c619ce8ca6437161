#include <QBuffer>
#include <QImageWriter>
#include <cmath>

#include "app/figures/carried_project.h"
#include "app/figures/figure_painter.h"
#include "app/figures/png_text.h"
#include "app/figures/write_figure.h"

namespace pushforward::app {

QByteArray encode_png(const FigureContents& contents, const std::string& project_text) {
  QImage image = figure_image(contents);
  if (contents.look.page.alpha() == 255) image = image.convertToFormat(QImage::Format_RGB32);
  const int per_metre = static_cast<int>(std::lround(contents.figure.size.dpi / 0.0254));
  image.setDotsPerMeterX(per_metre);
  image.setDotsPerMeterY(per_metre);
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  QImageWriter writer(&buffer, "png");
  writer.setCompression(80);
  writer.write(image);
  return with_png_text(bytes, carried_key, QByteArray::fromStdString(project_text));
}

}  // namespace pushforward::app
