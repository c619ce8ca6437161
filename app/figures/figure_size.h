// How large a figure is: millimetres, inches or pixels, and how many pixels an inch has.
#pragma once

#include <QSize>
#include <QSizeF>
#include <string>
#include <string_view>

namespace pushforward::app {

enum class LengthUnit { millimetre, inch, pixel };

struct FigureSize {
  double width = 120.0;  // in `unit`
  double height = 90.0;
  LengthUnit unit = LengthUnit::millimetre;
  double dpi = 300.0;  // pixels per inch of images, in every format

  [[nodiscard]] QSizeF points() const;  // 1/72 inch
  [[nodiscard]] QSize pixels() const;   // at `dpi`, at least 1 x 1
  bool operator==(const FigureSize&) const = default;
};

inline constexpr double points_per_inch = 72.0;
inline constexpr double smallest_dpi = 36.0;
inline constexpr double largest_dpi = 2400.0;
inline constexpr int largest_side = 16384;                 // pixels
inline constexpr double largest_picture = 64.0 * 1048576;  // pixels

// "84x70mm", "6x4.5in", "1920x1080px". Throws InputError (field `field`).
void read_size(std::string_view text, FigureSize& size, const std::string& field = "size");
[[nodiscard]] std::string size_text(const FigureSize& size);
// Throws InputError when there are too few or too many pixels for a picture.
void check_size(const FigureSize& size, const std::string& field = "size");
// "mm", "in", "px"
[[nodiscard]] std::string_view unit_name(LengthUnit unit);
// Pixels stay the same, or else the lengths do.
[[nodiscard]] FigureSize in_unit(const FigureSize& size, LengthUnit unit);

}  // namespace pushforward::app
