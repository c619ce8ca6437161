#include "app/own_targets/picture_density.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImageReader>
#include <algorithm>

#include "core/errors.h"

namespace pushforward::app {
namespace {

constexpr int longest_side = 1024;
constexpr double ground = 0.03;       // share of the range of tones that counts as nothing
constexpr double least_range = 0.02;  // of tones

struct Words {
  Q_DECLARE_TR_FUNCTIONS(PictureDensity)
};

}  // namespace

Picture read_picture(const QByteArray& bytes, const std::string& name) {
  QBuffer buffer;
  buffer.setData(bytes);
  QImageReader reader(&buffer);
  reader.setAutoTransform(true);
  // A JPEG is read at its smaller size at once.
  if (const QSize size = reader.size(); std::max(size.width(), size.height()) > longest_side)
    reader.setScaledSize(size.scaled(longest_side, longest_side, Qt::KeepAspectRatio));
  const QImage read = reader.read();
  if (read.isNull()) {
    const bool damaged = reader.error() == QImageReader::InvalidDataError;
    throw InputError(name, (damaged ? Words::tr("the picture is damaged and cannot be read.")
                                    : Words::tr("the picture cannot be read: %1.").arg(reader.errorString()))
                               .toStdString());
  }
  const QImage image = read.convertToFormat(QImage::Format_ARGB32);
  Picture picture{Matrix(image.height(), image.width()), Matrix(image.height(), image.width())};
  for (int row = 0; row < image.height(); ++row) {
    const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(row));
    for (int column = 0; column < image.width(); ++column) {
      // Luma of Rec. 709, of the values as they are stored.
      const QRgb pixel = line[column];
      picture.brightness(row, column) = (0.2126 * qRed(pixel) + 0.7152 * qGreen(pixel) + 0.0722 * qBlue(pixel)) / 255.0;
      picture.opacity(row, column) = qAlpha(pixel) / 255.0;
    }
  }
  return picture;
}

Ink likely_ink(const Picture& picture) {
  const Eigen::Index last_row = picture.brightness.rows() - 1;
  const Eigen::Index last_column = picture.brightness.cols() - 1;
  // On a transparent ground the ink is whatever is there.
  if (picture.opacity.row(0).mean() < 0.5 || picture.opacity.row(last_row).mean() < 0.5) {
    const double there = picture.opacity.sum();
    const double mean = there > 0.0 ? picture.brightness.cwiseProduct(picture.opacity).sum() / there : 0.0;
    return mean < 0.5 ? Ink::dark : Ink::bright;
  }
  const double edge = (picture.brightness.row(0).mean() + picture.brightness.row(last_row).mean() +
                       picture.brightness.col(0).mean() + picture.brightness.col(last_column).mean()) /
                      4.0;
  return edge > 0.5 ? Ink::dark : Ink::bright;
}

Matrix density_of(const Picture& picture, Ink ink, const std::string& name) {
  const Matrix tones = (ink == Ink::dark ? (1.0 - picture.brightness.array()).matrix() : picture.brightness)
                           .cwiseProduct(picture.opacity);
  const double lowest = tones.minCoeff();
  const double range = tones.maxCoeff() - lowest;
  if (range < least_range)
    throw InputError(name, Words::tr("the picture has one tone only, so there is no shape in it.").toStdString());
  const auto stretched = (tones.array() - lowest) / range;
  return ((stretched - ground) / (1.0 - ground)).max(0.0).matrix();
}

}  // namespace pushforward::app
