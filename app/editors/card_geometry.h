// Where things lie on a card, in pixels; the one place that painting and hit testing share.
#pragma once

#include <QRect>
#include <optional>

namespace pushforward::app {

enum class CardIcon { bypass, freeze, flip };

struct CardGeometry {
  QRect card;       // the part of the row that is filled and outlined
  QRect index;      // number of the layer
  QRect thumbnail;  // empty on a one-line card
  QRect symbol;
  QRect name;
  QRect grip;
  QRect value;
  int zero_x = 0;  // of the log-det bar
  QRect bar;       // full extent of both halves
  bool one_line = false;

  [[nodiscard]] QRect icon(CardIcon which) const;      // where it is drawn
  [[nodiscard]] QRect icon_hit(CardIcon which) const;  // where a press acts on it: the whole pitch wide
  [[nodiscard]] std::optional<CardIcon> icon_at(const QPoint& position) const;
};

namespace card_size {
constexpr int side_margin = 8;  // between the panel's edge and a card
constexpr int panel_width = 280;
constexpr int full_pitch = 68;
constexpr int one_line_pitch = 24;
}  // namespace card_size

// `row` is the item's rectangle in the view.
[[nodiscard]] CardGeometry card_geometry(const QRect& row, bool one_line);

}  // namespace pushforward::app
