// Perceptual colour maps as tables. Data: resources/colormaps (density) and the stops of tokens.json (log-det).
#pragma once

#include <QColor>
#include <QString>
#include <span>
#include <vector>

namespace pushforward::app {

class Theme;

class ColorMap {
 public:
  // "viridis", "magma" or "cividis"; throws std::runtime_error for another name.
  [[nodiscard]] static ColorMap named(const QString& name);
  // Between the stops in OKLab, equally spaced. The table has `steps` + 1 entries, so that with an odd number of stops
  // and an even number of steps the middle entry is the middle stop itself.
  [[nodiscard]] static ColorMap through(const std::vector<QColor>& stops, int steps = 256);

  // Linear from the first entry at 0 to the last at 1; clamps; NaN gets `nan_color`.
  [[nodiscard]] QRgb at(double position) const {
    if (!(position == position)) return nan_color;
    const double last = static_cast<double>(table_.size() - 1);
    const double index = position * last + 0.5;
    return table_[static_cast<std::size_t>(index < 0.5 ? 0.0 : (index > last ? last : index))];
  }
  [[nodiscard]] std::span<const QRgb> table() const { return table_; }
  // Every entry moved towards `color` by `opacity` in sRGB, as a veil of that colour would.
  [[nodiscard]] ColorMap veiled(const QColor& color, double opacity) const;

  // Mid grey: in none of the maps, seen on both themes.
  static constexpr QRgb nan_color = 0xFF808080;

 private:
  explicit ColorMap(std::vector<QRgb> table) : table_(std::move(table)) {}
  std::vector<QRgb> table_;
};

// The one that the person has chosen.
[[nodiscard]] ColorMap density_map(const Theme& theme);

// The theme's blue-gold map: 0 is the most negative value of the range, 1/2 is 0, 1 the most positive.
[[nodiscard]] ColorMap log_det_map(const Theme& theme);

}  // namespace pushforward::app
