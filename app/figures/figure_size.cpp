#include "app/figures/figure_size.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "core/errors.h"
#include "core/project/json_print.h"

namespace pushforward::app {
namespace {

constexpr std::array<std::pair<std::string_view, LengthUnit>, 3> units{
    {{"mm", LengthUnit::millimetre}, {"in", LengthUnit::inch}, {"px", LengthUnit::pixel}}};

double inches_per(LengthUnit unit, double dpi) {
  if (unit == LengthUnit::millimetre) return 1.0 / 25.4;
  return unit == LengthUnit::inch ? 1.0 : 1.0 / dpi;
}

}  // namespace

QSizeF FigureSize::points() const {
  const double factor = points_per_inch * inches_per(unit, dpi);
  return {width * factor, height * factor};
}

QSize FigureSize::pixels() const {
  const double factor = dpi * inches_per(unit, dpi);
  return {std::max(1, static_cast<int>(std::lround(width * factor))),
          std::max(1, static_cast<int>(std::lround(height * factor)))};
}

void read_size(std::string_view text, FigureSize& size, const std::string& field) {
  const auto refuse = [&] {
    throw InputError(field, "\"" + std::string(text) + "\" is no size; write one like 84x70mm, 6x4in or 1920x1080px.");
  };
  const char* place = text.data();
  const char* end = text.data() + text.size();
  FigureSize read = size;
  auto result = std::from_chars(place, end, read.width);
  if (result.ec != std::errc{} || result.ptr == end || *result.ptr != 'x') refuse();
  result = std::from_chars(result.ptr + 1, end, read.height);
  if (result.ec != std::errc{}) refuse();
  const std::string_view name(result.ptr, static_cast<std::size_t>(end - result.ptr));
  const auto unit = std::ranges::find(units, name, &std::pair<std::string_view, LengthUnit>::first);
  if (unit == units.end() || !(read.width > 0) || !(read.height > 0) || !std::isfinite(read.width * read.height))
    refuse();
  read.unit = unit->second;
  size = read;
}

std::string_view unit_name(LengthUnit unit) {
  return std::ranges::find(units, unit, &std::pair<std::string_view, LengthUnit>::second)->first;
}

std::string size_text(const FigureSize& size) {
  return shortest_digits(size.width) + "x" + shortest_digits(size.height) + std::string(unit_name(size.unit));
}

void check_size(const FigureSize& size, const std::string& field) {
  if (!(size.dpi >= smallest_dpi && size.dpi <= largest_dpi))
    throw InputError("dpi", "a figure has between 36 and 2400 pixels an inch.");
  const double inches_x = size.width * inches_per(size.unit, size.dpi);
  const double inches_y = size.height * inches_per(size.unit, size.dpi);
  const double columns = inches_x * size.dpi, rows = inches_y * size.dpi;
  if (!(columns >= 32 && rows >= 32))
    throw InputError(field, "a figure needs at least 32 pixels along each side; make it larger, or give more dpi.");
  if (columns > largest_side || rows > largest_side || columns * rows > largest_picture)
    throw InputError(field,
                     "that is more than 16384 pixels along a side, or more than 64 million in all; make it "
                     "smaller, or give less dpi.");
}

FigureSize in_unit(const FigureSize& size, LengthUnit unit) {
  const double factor = inches_per(size.unit, size.dpi) / inches_per(unit, size.dpi);
  FigureSize result = size;
  // To a hundredth; pixels are whole.
  const double digits = unit == LengthUnit::pixel ? 1.0 : 100.0;
  result.width = std::round(size.width * factor * digits) / digits;
  result.height = std::round(size.height * factor * digits) / digits;
  result.unit = unit;
  return result;
}

}  // namespace pushforward::app
