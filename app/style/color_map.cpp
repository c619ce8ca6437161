#include "app/style/color_map.h"

#include <QFile>
#include <array>
#include <cmath>
#include <stdexcept>

#include "app/style/theme.h"

namespace pushforward::app {
namespace {

using Lab = std::array<double, 3>;

double to_linear(double value) { return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4); }

double from_linear(double value) {
  return value <= 0.0031308 ? value * 12.92 : 1.055 * std::pow(value, 1.0 / 2.4) - 0.055;
}

// B. Ottosson, "A perceptual color space for image processing", 2020, https://bottosson.github.io/posts/oklab/
Lab oklab_of(const QColor& color) {
  const double r = to_linear(color.redF());
  const double g = to_linear(color.greenF());
  const double b = to_linear(color.blueF());
  const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
          1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
          0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

QRgb rgb_of(const Lab& lab) {
  const auto cube = [](double value) { return value * value * value; };
  const double l = cube(lab[0] + 0.3963377774 * lab[1] + 0.2158037573 * lab[2]);
  const double m = cube(lab[0] - 0.1055613458 * lab[1] - 0.0638541728 * lab[2]);
  const double s = cube(lab[0] - 0.0894841775 * lab[1] - 1.2914855480 * lab[2]);
  const auto byte = [](double linear) {
    return static_cast<int>(std::lround(255.0 * from_linear(std::min(1.0, std::max(0.0, linear)))));
  };
  return qRgb(byte(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
              byte(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
              byte(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
}

}  // namespace

ColorMap ColorMap::named(const QString& name) {
  QFile file(QStringLiteral(":/colormaps/%1.csv").arg(name));
  if (!file.open(QIODevice::ReadOnly)) {
    throw std::runtime_error("There is no colour map named \"" + name.toStdString() +
                             "\"; there are viridis, magma and cividis.");
  }
  std::vector<QRgb> table;
  while (!file.atEnd()) {
    const QList<QByteArray> parts = file.readLine().trimmed().split(',');
    if (parts.size() == 3) table.push_back(qRgb(parts[0].toInt(), parts[1].toInt(), parts[2].toInt()));
  }
  if (table.size() < 2) throw std::runtime_error("The colour map \"" + name.toStdString() + "\" is empty.");
  return ColorMap(std::move(table));
}

ColorMap ColorMap::through(const std::vector<QColor>& stops, int steps) {
  if (stops.size() < 2 || steps < 1) throw std::invalid_argument("A colour map needs two stops and one step at least.");
  std::vector<QRgb> table;
  table.reserve(static_cast<std::size_t>(steps) + 1);
  for (int step = 0; step <= steps; ++step) {
    const double place = static_cast<double>(step) / steps * static_cast<double>(stops.size() - 1);
    const std::size_t left = std::min(static_cast<std::size_t>(place), stops.size() - 2);
    const double t = place - static_cast<double>(left);
    const Lab a = oklab_of(stops[left]);
    const Lab b = oklab_of(stops[left + 1]);
    table.push_back(rgb_of({a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]), a[2] + t * (b[2] - a[2])}));
  }
  return ColorMap(std::move(table));
}

ColorMap ColorMap::veiled(const QColor& color, double opacity) const {
  const auto mix = [opacity](int below, int above) {
    return static_cast<int>(std::lround(below + opacity * (above - below)));
  };
  std::vector<QRgb> table;
  table.reserve(table_.size());
  for (const QRgb entry : table_) {
    table.push_back(
        qRgb(mix(qRed(entry), color.red()), mix(qGreen(entry), color.green()), mix(qBlue(entry), color.blue())));
  }
  return ColorMap(std::move(table));
}

ColorMap density_map(const Theme& theme) { return ColorMap::named(theme.density_map()); }

ColorMap log_det_map(const Theme& theme) { return ColorMap::through(theme.log_det_stops()); }

}  // namespace pushforward::app
