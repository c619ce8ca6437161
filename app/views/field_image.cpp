#include "app/views/field_image.h"

#include <algorithm>
#include <cmath>

namespace pushforward::app {
namespace {

void fit_image(QImage& image, const Grid& grid) {
  if (image.width() != grid.columns || image.height() != grid.rows || image.format() != QImage::Format_RGB32) {
    image = QImage(grid.columns, grid.rows, QImage::Format_RGB32);
  }
}

QRgb mixed(QRgb from, QRgb to, float share) {
  const auto mix = [share](int a, int b) {
    return static_cast<int>(static_cast<float>(a) + share * static_cast<float>(b - a) + 0.5F);
  };
  return qRgb(mix(qRed(from), qRed(to)), mix(qGreen(from), qGreen(to)), mix(qBlue(from), qBlue(to)));
}

}  // namespace

void color_density(const std::vector<float>& log_prob, const Grid& grid, double peak, const ColorMap& map,
                   QImage& image) {
  fit_image(image, grid);
  const auto log_peak = static_cast<float>(std::log(peak));
  for (int row = 0; row < grid.rows; ++row) {
    const float* values = log_prob.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(grid.columns);
    auto* pixels = reinterpret_cast<QRgb*>(image.scanLine(grid.rows - 1 - row));
    for (int column = 0; column < grid.columns; ++column) pixels[column] = map.at(std::exp(values[column] - log_peak));
  }
}

void color_log_det(const DensityField& field, double range, double veil_below, const ColorMap& map,
                   const ColorMap& veiled, QImage& image) {
  fit_image(image, field.grid);
  const int columns = field.grid.columns;
  const int rows = field.grid.rows;
  const double factor = 0.5 / range;
  const auto threshold = static_cast<float>(veil_below);
  for (int row = 0; row < rows; ++row) {
    const auto line = [&](const std::vector<float>& values, int of_row) {
      return values.data() + static_cast<std::size_t>(of_row) * static_cast<std::size_t>(columns);
    };
    const float* values = line(field.log_det, row);
    const float* densities = line(field.log_prob, row);
    const float* below = line(field.log_prob, std::max(0, row - 1));
    const float* above = line(field.log_prob, std::min(rows - 1, row + 1));
    auto* pixels = reinterpret_cast<QRgb*>(image.scanLine(rows - 1 - row));
    for (int column = 0; column < columns; ++column) {
      const double position = 0.5 + factor * static_cast<double>(values[column]);
      // The veil's edge runs through cells: the share of a cell that lies above the threshold follows from the slope
      // of log p there, and draws the edge without stairs.
      const float slope =
          0.5F * (std::abs(densities[std::min(columns - 1, column + 1)] - densities[std::max(0, column - 1)]) +
                  std::abs(above[column] - below[column]));
      const float clear = 0.5F + (densities[column] - threshold) / std::max(slope, 1e-6F);
      if (clear >= 1.0F) {
        pixels[column] = map.at(position);
      } else if (clear > 0.0F) {
        pixels[column] = mixed(veiled.at(position), map.at(position), clear);
      } else {
        pixels[column] = veiled.at(position);
      }
    }
  }
}

}  // namespace pushforward::app
