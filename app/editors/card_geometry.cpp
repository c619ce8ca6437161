#include "app/editors/card_geometry.h"

#include <algorithm>
#include <array>

namespace pushforward::app {

namespace {

constexpr int icon_size = 16;
constexpr int icon_pitch = 22;
constexpr int bar_half_width = 56;
constexpr int one_line_bar_half_width = 12;
constexpr int icons_right = 21;  // from the card's right edge to the right edge of the last icon's place
constexpr std::array icons{CardIcon::bypass, CardIcon::freeze, CardIcon::flip};

QRect centred(int centre_x, int centre_y, int width, int height) {
  return {centre_x - width / 2, centre_y - height / 2, width, height};
}

}  // namespace

QRect CardGeometry::icon_hit(CardIcon which) const {
  const int place = static_cast<int>(which) - static_cast<int>(icons.size());
  const int height = one_line ? card.height() : 26;
  return {card.right() + 1 - icons_right + place * icon_pitch, symbol.center().y() + 1 - height / 2, icon_pitch,
          height};
}

QRect CardGeometry::icon(CardIcon which) const {
  const QRect hit = icon_hit(which);
  return {hit.left() + (icon_pitch - icon_size) / 2, symbol.top(), icon_size, icon_size};
}

std::optional<CardIcon> CardGeometry::icon_at(const QPoint& position) const {
  for (const CardIcon which : icons)
    if (icon_hit(which).contains(position)) return which;
  return std::nullopt;
}

CardGeometry card_geometry(const QRect& row, bool one_line) {
  CardGeometry geometry;
  geometry.one_line = one_line;
  const int top = row.top();
  const int left = row.left() + card_size::side_margin;
  // A scroll bar lies in the right margin.
  const int full_width = card_size::panel_width - 2 * card_size::side_margin;
  const int right = std::max(row.right() + 1 - card_size::side_margin, std::min(row.right() + 1, left + full_width));
  geometry.zero_x = left + 152;
  if (one_line) {
    geometry.card = {left, top, right - left, card_size::one_line_pitch};
    const int line = top + 11;
    geometry.index = {left + 4, top, 22, 22};
    geometry.symbol = centred(left + 36, line, icon_size, icon_size);
    geometry.name = {left + 50, top, 64, 22};
    const int value_right = right - icons_right - 3 * icon_pitch - 3;
    geometry.value = {value_right - 33, top, 33, 22};
    geometry.grip = centred(right - 12, line, icon_size, icon_size);
    geometry.zero_x = left + 115 + one_line_bar_half_width;
    geometry.bar = {geometry.zero_x - one_line_bar_half_width, line - 2, 2 * one_line_bar_half_width, 5};
    return geometry;
  }
  geometry.card = {left, top + 1, right - left, card_size::full_pitch - 2};
  geometry.index = {left + 4, geometry.card.top(), 26, geometry.card.height()};
  geometry.thumbnail = {left + 30, geometry.card.top() + 6, 54, 54};
  const int line = geometry.card.top() + 19;
  geometry.symbol = centred(left + 102, line, icon_size, icon_size);
  geometry.name = {left + 116, line - 13, right - icons_right - 3 * icon_pitch - (left + 116), 26};
  geometry.grip = centred(right - 12, line, icon_size, icon_size);
  const int bar_line = geometry.card.top() + 48;
  geometry.bar = {geometry.zero_x - bar_half_width, bar_line - 3, 2 * bar_half_width, 7};
  geometry.value = {geometry.bar.right() - 4, bar_line - 10, right - 8 - (geometry.bar.right() - 4), 20};
  return geometry;
}

}  // namespace pushforward::app
