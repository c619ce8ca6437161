#include "app/views/field_image.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <span>
#include <vector>

#include "app/views/vector_clones.h"

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

// e^x where x is at most 0, within 1e-4 of 1, far less than a step of a map; 1 above 0, NaN of NaN. 2^(whole +
// fraction), the first by the exponent's bits, the second by the Taylor series about 0 with |fraction| <= 1/2.
inline float exponential(float x) {
  const float limited = x > -80.0F ? (x > 0.0F ? 0.0F : x) : -80.0F;
  const float binary = limited * 1.44269504F;
  const int whole = static_cast<int>(binary - 0.5F);
  const float y = (binary - static_cast<float>(whole)) * 0.69314718F;
  const float power = 1.0F + y * (1.0F + y * (0.5F + y * (1.0F / 6.0F + y * (1.0F / 24.0F))));
  return x == x ? power * std::bit_cast<float>((whole + 127) << 23) : x;
}

// `place` is an index with 1/2 added for rounding, not below 0; NaN gets the colour of what is no number.
inline QRgb entry(std::span<const QRgb> table, float place) {
  return place == place ? table[std::min(static_cast<std::size_t>(place), table.size() - 1)] : ColorMap::nan_color;
}

}  // namespace

VECTOR_CLONES void color_density(const std::vector<float>& log_prob, const Grid& grid, double peak, const ColorMap& map,
                                 QImage& image) {
  fit_image(image, grid);
  const auto log_peak = static_cast<float>(std::log(peak));
  const auto table = map.table();
  const auto last = static_cast<float>(table.size() - 1);
  std::vector<float> places(static_cast<std::size_t>(grid.columns));
  for (int row = 0; row < grid.rows; ++row) {
    const float* values = log_prob.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(grid.columns);
    // In two passes, so that the first is done on several values at once.
    for (std::size_t column = 0; column < places.size(); ++column) {
      places[column] = last * exponential(values[column] - log_peak) + 0.5F;
    }
    auto* pixels = reinterpret_cast<QRgb*>(image.scanLine(grid.rows - 1 - row));
    for (std::size_t column = 0; column < places.size(); ++column) pixels[column] = entry(table, places[column]);
  }
}

VECTOR_CLONES void color_log_det(const DensityField& field, double range, double veil_below, const ColorMap& map,
                                 const ColorMap& veiled, QImage& image) {
  fit_image(image, field.grid);
  const int columns = field.grid.columns;
  const int rows = field.grid.rows;
  const auto last = static_cast<float>(map.table().size() - 1);
  const auto factor = static_cast<float>(0.5 / range) * last;
  std::vector<float> clear_shares(static_cast<std::size_t>(columns));
  std::vector<float> table_places(static_cast<std::size_t>(columns));
  float* clear = clear_shares.data();
  float* places = table_places.data();
  const auto threshold = static_cast<float>(veil_below);
  for (int row = 0; row < rows; ++row) {
    const auto line = [&](const std::vector<float>& values, int of_row) {
      return values.data() + static_cast<std::size_t>(of_row) * static_cast<std::size_t>(columns);
    };
    const float* values = line(field.log_det, row);
    const float* densities = line(field.log_prob, row);
    const float* below = line(field.log_prob, std::max(0, row - 1));
    const float* above = line(field.log_prob, std::min(rows - 1, row + 1));
    // The veil's edge runs through cells: the share of a cell that lies above the threshold follows from the slope of
    // log p there, and draws the edge without stairs.
    const auto share_at = [&](int column, int left, int right) {
      const float slope =
          0.5F * (std::abs(densities[right] - densities[left]) + std::abs(above[column] - below[column]));
      return 0.5F + (densities[column] - threshold) / std::max(slope, 1e-6F);
    };
    clear[0] = share_at(0, 0, std::min(1, columns - 1));
    for (int column = 1; column + 1 < columns; ++column) clear[column] = share_at(column, column - 1, column + 1);
    clear[columns - 1] = share_at(columns - 1, std::max(0, columns - 2), columns - 1);
    for (int column = 0; column < columns; ++column) {
      const float place = 0.5F * last + factor * values[column] + 0.5F;
      places[column] = place < 0.5F ? 0.5F : (place > last ? last : place);
    }
    auto* pixels = reinterpret_cast<QRgb*>(image.scanLine(rows - 1 - row));
    for (int column = 0; column < columns; ++column) {
      if (clear[column] >= 1.0F) {
        pixels[column] = entry(map.table(), places[column]);
      } else if (clear[column] > 0.0F) {
        pixels[column] =
            mixed(entry(veiled.table(), places[column]), entry(map.table(), places[column]), clear[column]);
      } else {
        pixels[column] = entry(veiled.table(), places[column]);
      }
    }
  }
}

}  // namespace pushforward::app
