#include "app/views/field_image.h"

#include <cmath>

namespace pushforward::app {
namespace {

void fit_image(QImage& image, const Grid& grid) {
  if (image.width() != grid.columns || image.height() != grid.rows || image.format() != QImage::Format_RGB32) {
    image = QImage(grid.columns, grid.rows, QImage::Format_RGB32);
  }
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
  const double factor = 0.5 / range;
  for (int row = 0; row < field.grid.rows; ++row) {
    const std::size_t start = static_cast<std::size_t>(row) * static_cast<std::size_t>(field.grid.columns);
    const float* values = field.log_det.data() + start;
    const float* densities = field.log_prob.data() + start;
    auto* pixels = reinterpret_cast<QRgb*>(image.scanLine(field.grid.rows - 1 - row));
    for (int column = 0; column < field.grid.columns; ++column) {
      const double position = 0.5 + factor * static_cast<double>(values[column]);
      pixels[column] = densities[column] >= veil_below ? map.at(position) : veiled.at(position);
    }
  }
}

}  // namespace pushforward::app
