#include "app/editors/stack_list.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QFocusEvent>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>

#include "app/editors/card_delegate.h"
#include "app/editors/layer_drag.h"
#include "app/editors/layer_text.h"
#include "app/editors/stack_model.h"
#include "app/style/key_use.h"
#include "app/style/theme.h"

namespace pushforward::app {

StackList::StackList(StackModel& model, QWidget* parent)
    : QListView(parent), model_(model), delegate_(new CardDelegate(model, this)) {
  setModel(&model);
  setItemDelegate(delegate_);
  setAccessibleName(tr("Layer stack, data side first"));
  setFrameShape(QFrame::NoFrame);
  setUniformItemSizes(true);
  setSelectionMode(ExtendedSelection);
  setEditTriggers(NoEditTriggers);
  setVerticalScrollMode(ScrollPerPixel);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setMouseTracking(true);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
  // The ring is drawn around the current card, not around the list.
  setProperty("draws_own_focus", true);
  connect(&Theme::current(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

std::vector<std::uint64_t> StackList::selected_ids() const {
  std::vector<std::uint64_t> ids;
  for (int row = model_.count() - 1; row >= 0; --row)
    if (selectionModel()->isRowSelected(row)) ids.push_back(model_.card(row).id);
  return ids;
}

void StackList::select_ids(const std::vector<std::uint64_t>& ids) {
  QItemSelection wanted;
  QModelIndex last;
  for (const std::uint64_t id : ids)
    if (const int row = model_.row_of(id); row >= 0) {
      last = model_.index(row);
      wanted.select(last, last);
    }
  if (last.isValid()) selectionModel()->setCurrentIndex(last, QItemSelectionModel::NoUpdate);
  selectionModel()->select(wanted, QItemSelectionModel::ClearAndSelect);
}

void StackList::set_one_line(bool on) {
  if (delegate_->is_one_line() == on) return;
  delegate_->set_one_line(on);
  scheduleDelayedItemsLayout();
}

bool StackList::is_one_line() const { return delegate_->is_one_line(); }
int StackList::content_height() const { return model_.count() * delegate_->pitch(); }
QSize StackList::sizeHint() const { return {280, content_height()}; }
QSize StackList::minimumSizeHint() const { return {280, std::min(content_height(), 3 * card_size::one_line_pitch)}; }

int StackList::gap_at(const QPoint& global) const {
  const int y = viewport()->mapFromGlobal(global).y() + verticalOffset();
  return std::clamp((y + delegate_->pitch() / 2) / delegate_->pitch(), 0, model_.count());
}

void StackList::show_gap(std::optional<int> gap, std::vector<std::uint64_t> dragged) {
  delegate_->set_dragged(std::move(dragged));
  gap_ = gap;
  if (!gap) scroll_timer_.stop();
  viewport()->update();
}

void StackList::scroll_near(const QPoint& global) {
  constexpr int margin = 20;
  constexpr int milliseconds = 16;
  drag_position_ = global;
  const int y = viewport()->mapFromGlobal(global).y();
  scroll_step_ = y < margin ? -6 : y > viewport()->height() - margin ? 6 : 0;
  if (scroll_step_ == 0)
    scroll_timer_.stop();
  else if (!scroll_timer_.isActive())
    scroll_timer_.start(milliseconds, this);
}

void StackList::timerEvent(QTimerEvent* event) {
  if (event->timerId() != scroll_timer_.timerId()) {
    QListView::timerEvent(event);
    return;
  }
  verticalScrollBar()->setValue(verticalScrollBar()->value() + scroll_step_);
  if (gap_) gap_ = gap_at(drag_position_);
  viewport()->update();
}

QRect StackList::icon_rect(int row, CardIcon which) const {
  return card_geometry(visualRect(model_.index(row)), delegate_->is_one_line()).icon_hit(which);
}

std::optional<CardIcon> StackList::icon_at(int row, const QPoint& position) const {
  if (row < 0) return std::nullopt;
  return card_geometry(visualRect(model_.index(row)), delegate_->is_one_line()).icon_at(position);
}

void StackList::mousePressEvent(QMouseEvent* event) {
  keyboard_focus_ = false;
  const QPoint position = event->position().toPoint();
  pressed_row_ = indexAt(position).row();
  pressed_icon_ = event->button() == Qt::LeftButton ? icon_at(pressed_row_, position) : std::nullopt;
  press_position_ = position;
  press_is_over_ = event->button() != Qt::LeftButton;
  if (pressed_icon_) {
    setFocus(Qt::MouseFocusReason);
    event->accept();
    return;
  }
  QListView::mousePressEvent(event);
}

void StackList::mouseMoveEvent(QMouseEvent* event) {
  const QPoint position = event->position().toPoint();
  if (!event->buttons().testFlag(Qt::LeftButton)) {
    if (drag_ != nullptr) drag_->cancel();  // the release went elsewhere
    follow_cursor(position);
    QListView::mouseMoveEvent(event);
    return;
  }
  const QPoint global = event->globalPosition().toPoint();
  if (drag_ != nullptr) {
    drag_->move_to(global);
  } else if (!press_is_over_ && !pressed_icon_ && pressed_row_ >= 0 &&
             (position - press_position_).manhattanLength() >= QApplication::startDragDistance()) {
    begin_drag(global);
  }
  event->accept();
}

void StackList::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && drag_ != nullptr) {
    drag_->drop(event->globalPosition().toPoint());
    pressed_row_ = -1;
    press_is_over_ = true;
    setState(NoState);
    event->accept();
    return;
  }
  const int row = pressed_row_;
  pressed_row_ = -1;
  if (pressed_icon_) {
    const CardIcon which = *std::exchange(pressed_icon_, std::nullopt);
    if (row >= 0 && row < model_.count() && icon_rect(row, which).contains(event->position().toPoint()))
      emit icon_pressed(model_.card(row).id, which);
    event->accept();
    return;
  }
  if (event->button() == Qt::LeftButton && press_is_over_) return;
  QListView::mouseReleaseEvent(event);
}

void StackList::mouseDoubleClickEvent(QMouseEvent* event) {
  mousePressEvent(event);  // two quick presses on an icon are two presses
}

void StackList::begin_drag(const QPoint& global) {
  const Card& pressed = model_.card(pressed_row_);
  DraggedLayers layers;
  layers.ids = selected_ids();
  if (std::ranges::find(layers.ids, pressed.id) == layers.ids.end()) layers.ids = {pressed.id};
  layers.icon = layer_icon(*pressed.spec);
  layers.name = layers.ids.size() == 1 ? short_name(*pressed.spec, pressed.inverted)
                                       : layer_count_text(static_cast<int>(layers.ids.size()));
  drag_ = new LayerDrag(this, std::move(layers), global);
  connect(drag_, &LayerDrag::finished, this, [this](bool) {
    drag_ = nullptr;
    press_is_over_ = true;
  });
}

void StackList::follow_cursor(const QPoint& position) {
  const int row = indexAt(position).row();
  const auto icon = icon_at(row, position);
  if (row == delegate_->hot_row() && icon == delegate_->hot_icon()) return;
  const int before = delegate_->hot_row();
  delegate_->set_hot_icon(row, icon);
  if (before >= 0 && before < model_.count()) update(model_.index(before));
  if (row >= 0) update(model_.index(row));
  if (row != before) emit card_hovered(row >= 0 ? model_.card(row).id : 0);
}

void StackList::leaveEvent(QEvent* event) {
  follow_cursor({-1, -1});
  QListView::leaveEvent(event);
}

void StackList::contextMenuEvent(QContextMenuEvent* event) {
  if (event->reason() == QContextMenuEvent::Keyboard && currentIndex().isValid()) {
    emit menu_wanted(viewport()->mapToGlobal(visualRect(currentIndex()).center()));
    return;
  }
  if (indexAt(event->pos()).isValid()) emit menu_wanted(event->globalPos());
}

QList<KeyUse> StackList::keys() {
  const QString where = tr("In the stack");
  return {{{Qt::Key_Up, Qt::Key_Down}, tr("To the card above or below"), where},
          {{Qt::SHIFT | Qt::Key_Up, Qt::SHIFT | Qt::Key_Down}, tr("Select more or fewer cards"), where},
          {{Qt::CTRL | Qt::Key_A}, tr("Select all cards"), where}};
}

void StackList::keyPressEvent(QKeyEvent* event) {
  const bool is_letter =
      !event->modifiers().testFlag(Qt::ControlModifier) && !event->text().isEmpty() && event->text().at(0).isPrint();
  if (event->key() == Qt::Key_Escape || is_letter) {
    event->ignore();  // letters are commands of the window, not a search by name
    return;
  }
  keyboard_focus_ = true;
  QListView::keyPressEvent(event);
  viewport()->update();
}

void StackList::focusInEvent(QFocusEvent* event) {
  const auto reason = event->reason();
  if (reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason)
    keyboard_focus_ = true;
  QListView::focusInEvent(event);
  viewport()->update();
}

void StackList::focusOutEvent(QFocusEvent* event) {
  QListView::focusOutEvent(event);
  viewport()->update();
}

void StackList::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) {
  QListView::selectionChanged(selected, deselected);
  emit selection_changed();
}

void StackList::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  QListView::currentChanged(current, previous);
  viewport()->update();  // the focus ring reaches over the neighbours of both
}

bool StackList::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const auto icon = icon_at(indexAt(help->pos()).row(), help->pos())) {
      const QString text = *icon == CardIcon::bypass   ? tr("Bypass (B)")
                           : *icon == CardIcon::freeze ? tr("Freeze (F)")
                                                       : tr("Flip: use f⁻¹ in its place (I)");
      QToolTip::showText(help->globalPos(), text, this);
      return true;
    }
  }
  return QListView::viewportEvent(event);
}

void StackList::paintEvent(QPaintEvent* event) {
  QListView::paintEvent(event);
  QPainter painter(viewport());
  painter.setRenderHint(QPainter::Antialiasing);
  paint_focus_ring(painter);
  paint_gap(painter);
}

void StackList::paint_focus_ring(QPainter& painter) const {
  if (!hasFocus() || !keyboard_focus_ || !currentIndex().isValid()) return;
  const Theme& theme = Theme::current();
  const double width = theme.metric("focus.width");
  const double out = theme.metric("focus.offset") + width / 2;
  const QRect card = card_geometry(visualRect(currentIndex()), delegate_->is_one_line()).card;
  painter.setPen(QPen(theme.color("accent"), width));
  painter.setBrush(Qt::NoBrush);
  // The first and the last card have no room outside, so there the ring lies on the card's edge.
  const QRectF room = QRectF(viewport()->rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2);
  painter.drawRoundedRect(QRectF(card).adjusted(-out, -out, out, out).intersected(room), 2, 2);
}

void StackList::paint_gap(QPainter& painter) const {
  if (!gap_) return;
  const Theme& theme = Theme::current();
  constexpr double ring_radius = 4.0;
  const double line = theme.metric("line.insertion");
  const double half = ring_radius + line / 2;
  const double y = std::clamp(static_cast<double>(*gap_ * delegate_->pitch() - verticalOffset()), half,
                              std::max(viewport()->height() - half, half));
  const QRect card = card_geometry(viewport()->rect(), delegate_->is_one_line()).card;
  const double left = card.left();
  const double right = card.right() + 1;
  painter.setPen(QPen(theme.color("accent"), line));
  painter.drawLine(QPointF(left + ring_radius, y), QPointF(right - ring_radius, y));
  painter.setBrush(theme.color("panel"));
  painter.drawEllipse(QPointF(left, y), ring_radius, ring_radius);
  painter.drawEllipse(QPointF(right, y), ring_radius, ring_radius);
}

}  // namespace pushforward::app
