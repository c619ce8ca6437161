// The list of cards: selection, the icons on the cards, the grip, and the mark where dragged layers would go.
//
// Every press is read here: on an icon it turns that switch, elsewhere it selects and, once the mouse has moved, takes
// the selected cards along (LayerDrag). Frames reach the cards through the model only, so they never disturb a drag.
#pragma once

#include <QBasicTimer>
#include <QList>
#include <QListView>
#include <QPointer>
#include <cstdint>
#include <optional>
#include <vector>

#include "app/editors/card_geometry.h"

namespace pushforward::app {

struct KeyUse;

class CardDelegate;
class LayerDrag;
class StackModel;

class StackList : public QListView {
  Q_OBJECT
 public:
  [[nodiscard]] static QList<KeyUse> keys();
  StackList(StackModel& model, QWidget* parent);

  // In the order of the stack, base side first.
  [[nodiscard]] std::vector<std::uint64_t> selected_ids() const;
  void select_ids(const std::vector<std::uint64_t>& ids);

  // One-line cards are for stacks that would not fit otherwise.
  void set_one_line(bool on);
  [[nodiscard]] bool is_one_line() const;
  [[nodiscard]] int content_height() const;

  // A gap lies above the row of its number; gap `count` is below the last card.
  [[nodiscard]] int gap_at(const QPoint& global) const;
  void show_gap(std::optional<int> gap, std::vector<std::uint64_t> dragged);
  [[nodiscard]] std::optional<int> shown_gap() const { return gap_; }
  // Scrolls while a drag rests at an end of a list that is longer than its place.
  void scroll_near(const QPoint& global);

  // Where an icon of a card lies in the viewport.
  [[nodiscard]] QRect icon_rect(int row, CardIcon which) const;
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 signals:
  void icon_pressed(quint64 id, CardIcon which);
  void menu_wanted(const QPoint& global);
  void selection_changed();
  void card_hovered(quint64 id);  // 0: none any more

 protected:
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void timerEvent(QTimerEvent* event) override;
  void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
  bool viewportEvent(QEvent* event) override;

 private:
  [[nodiscard]] std::optional<CardIcon> icon_at(int row, const QPoint& position) const;
  void follow_cursor(const QPoint& position);
  void begin_drag(const QPoint& global);
  void paint_focus_ring(QPainter& painter) const;
  void paint_gap(QPainter& painter) const;

  StackModel& model_;
  CardDelegate* delegate_;
  QPointer<LayerDrag> drag_;
  QPoint press_position_;
  int pressed_row_ = -1;
  std::optional<CardIcon> pressed_icon_;
  bool press_is_over_ = true;  // the rest of this press does nothing: a drag was cancelled
  bool keyboard_focus_ = false;
  std::optional<int> gap_;
  QBasicTimer scroll_timer_;
  int scroll_step_ = 0;   // pixels
  QPoint drag_position_;  // global
};

}  // namespace pushforward::app
