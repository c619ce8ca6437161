#include "tests/app/figures/picture_difference.h"

#include <QDir>
#include <QPainter>
#include <algorithm>
#include <cstdlib>
#include <utility>

namespace pushforward::test {
namespace {

constexpr int least_ink = 40;  // of 255

QImage on_white(const QImage& image) {
  QImage result(image.size(), QImage::Format_RGB32);
  result.fill(Qt::white);
  QPainter(&result).drawImage(0, 0, image);
  return result;
}

QImage averaged(const QImage& image) {
  QImage result(image.size(), QImage::Format_RGB32);
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x) {
      int red = 0, green = 0, blue = 0, count = 0;
      for (int dy = std::max(0, y - 1); dy <= std::min(image.height() - 1, y + 1); ++dy)
        for (int dx = std::max(0, x - 1); dx <= std::min(image.width() - 1, x + 1); ++dx, ++count) {
          const QRgb pixel = image.pixel(dx, dy);
          red += qRed(pixel);
          green += qGreen(pixel);
          blue += qBlue(pixel);
        }
      result.setPixel(x, y, qRgb(red / count, green / count, blue / count));
    }
  return result;
}

int pixel_difference(QRgb a, QRgb b) {
  return std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)), std::abs(qBlue(a) - qBlue(b))});
}

bool has_ink_near(const QImage& ink, int x, int y, int reach) {
  for (int row = std::max(0, y - reach); row <= std::min(ink.height() - 1, y + reach); ++row)
    for (int column = std::max(0, x - reach); column <= std::min(ink.width() - 1, x + reach); ++column)
      if (ink.constScanLine(row)[column] != 0) return true;
  return false;
}

}  // namespace

QString PictureDifference::text() const {
  return QStringLiteral("mean difference %1 of 255, %2 % of the pixels differ by more than %3")
      .arg(mean)
      .arg(100 * far_share)
      .arg(far);
}

PictureDifference difference(const QImage& first, const QImage& second) {
  if (first.isNull() || first.size() != second.size()) return {};
  const QImage a = averaged(on_white(first)), b = averaged(on_white(second));
  double sum = 0.0;
  int far_pixels = 0;
  for (int y = 0; y < a.height(); ++y)
    for (int x = 0; x < a.width(); ++x) {
      const int off = pixel_difference(a.pixel(x, y), b.pixel(x, y));
      sum += off;
      if (off > PictureDifference::far) ++far_pixels;
    }
  const double count = static_cast<double>(a.width()) * a.height();
  return {sum / count, far_pixels / count};
}

QImage ink_of(const QImage& picture, const QImage& without) {
  QImage ink(picture.size(), QImage::Format_Grayscale8);
  for (int y = 0; y < ink.height(); ++y)
    for (int x = 0; x < ink.width(); ++x)
      ink.scanLine(y)[x] = pixel_difference(picture.pixel(x, y), without.pixel(x, y)) > least_ink ? 255 : 0;
  return ink;
}

QImage ink_of(const QImage& picture, const QColor& ground) {
  QImage plain(picture.size(), QImage::Format_RGB32);
  plain.fill(ground);
  return ink_of(picture, plain);
}

double stray_ink(const QImage& ink, const QImage& other, int reach) {
  double worst = 0.0;
  for (const auto& [from, to] : {std::pair{&ink, &other}, std::pair{&other, &ink}}) {
    int count = 0, stray = 0;
    for (int y = 0; y < from->height(); ++y)
      for (int x = 0; x < from->width(); ++x) {
        if (from->constScanLine(y)[x] == 0) continue;
        ++count;
        if (!has_ink_near(*to, x, y, reach)) ++stray;
      }
    worst = std::max(worst, count == 0 ? 1.0 : static_cast<double>(stray) / count);
  }
  return worst;
}

QString leave_side_by_side(const QString& name, const QImage& expected, const QImage& actual) {
  const QDir folder(QStringLiteral(PUSHFORWARD_BINARY_DIR "/figure-differences"));
  folder.mkpath(".");
  const int gap = 8;
  const int width = expected.width() + 2 * actual.width() + 2 * gap;
  QImage page(width, std::max(expected.height(), actual.height()), QImage::Format_RGB32);
  page.fill(Qt::gray);
  QPainter painter(&page);
  painter.drawImage(0, 0, on_white(expected));
  painter.drawImage(expected.width() + gap, 0, on_white(actual));
  if (expected.size() == actual.size()) {
    const QImage a = averaged(on_white(expected)), b = averaged(on_white(actual));
    QImage off(a.size(), QImage::Format_RGB32);
    for (int y = 0; y < a.height(); ++y)
      for (int x = 0; x < a.width(); ++x) {
        const int grey = 255 - std::min(255, 4 * pixel_difference(a.pixel(x, y), b.pixel(x, y)));
        off.setPixel(x, y, qRgb(grey, grey, grey));
      }
    painter.drawImage(expected.width() + actual.width() + 2 * gap, 0, off);
  }
  painter.end();
  const QString path = folder.filePath(name + QStringLiteral(".png"));
  page.save(path);
  return path;
}

}  // namespace pushforward::test
