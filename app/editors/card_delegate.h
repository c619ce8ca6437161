// Paints the cards of the stack. The states, from resources/look: normal, hover, selected, bypassed, frozen, flipped,
// dragged away. The focus ring lies on top of neighbouring cards and so is painted by the list.
#pragma once

#include <QStyledItemDelegate>
#include <cstdint>
#include <optional>
#include <vector>

#include "app/editors/card_geometry.h"

namespace pushforward::app {

struct Card;
class StackModel;

class CardDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  CardDelegate(const StackModel& model, QObject* parent);

  void set_one_line(bool on) { one_line_ = on; }
  [[nodiscard]] bool is_one_line() const { return one_line_; }
  [[nodiscard]] int pitch() const;
  // The icon under the cursor, which is drawn brighter.
  void set_hot_icon(int row, std::optional<CardIcon> icon);
  [[nodiscard]] int hot_row() const { return hot_row_; }
  [[nodiscard]] std::optional<CardIcon> hot_icon() const { return hot_icon_; }
  // Cards that are on the way to another place; drawn filled while they are.
  void set_dragged(std::vector<std::uint64_t> ids) { dragged_ = std::move(ids); }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  void paint_surface(QPainter& painter, const CardGeometry& place, const Card& card, bool selected, bool hovered) const;
  void paint_name(QPainter& painter, const CardGeometry& place, const Card& card) const;
  void paint_icons(QPainter& painter, const CardGeometry& place, const Card& card, int row, bool all) const;
  void paint_log_det(QPainter& painter, const CardGeometry& place, const Card& card) const;

  const StackModel& model_;
  bool one_line_ = false;
  int hot_row_ = -1;
  std::optional<CardIcon> hot_icon_;
  std::vector<std::uint64_t> dragged_;
};

}  // namespace pushforward::app
