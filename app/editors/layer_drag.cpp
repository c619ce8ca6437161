#include "app/editors/layer_drag.h"

#include <QApplication>
#include <QKeyEvent>
#include <QWidget>

#include "app/editors/drag_ghost.h"

namespace pushforward::app {

namespace {

LayerDropTarget* as_target(QWidget* widget) { return dynamic_cast<LayerDropTarget*>(widget); }

QWidget* target_in(QWidget* window, const QPoint& position) {
  for (QWidget* widget = window->childAt(window->mapFromGlobal(position)); widget != nullptr;
       widget = widget->parentWidget())
    if (as_target(widget) != nullptr) return widget;
  return as_target(window) != nullptr && window->rect().contains(window->mapFromGlobal(position)) ? window : nullptr;
}

}  // namespace

LayerDrag::LayerDrag(QWidget* source, DraggedLayers layers, const QPoint& position)
    : QObject(source), source_(source), layers_(std::move(layers)) {
  ghost_ = new DragGhost(layers_.icon, layers_.name, source->window());
  qApp->installEventFilter(this);
  move_to(position);
}

LayerDrag::~LayerDrag() { delete ghost_; }

QWidget* LayerDrag::target_at(const QPoint& position) const {
  if (QWidget* target = target_in(source_->window(), position)) return target;
  // A dock that floats is a window of its own.
  for (QWidget* window : QApplication::topLevelWidgets())
    if (window != source_->window() && window->isVisible())
      if (QWidget* target = target_in(window, position)) return target;
  return nullptr;
}

void LayerDrag::move_to(const QPoint& position) {
  if (ended_) return;
  QWidget* target = target_at(position);
  if (target_ != nullptr && target_ != target) as_target(target_)->drag_left();
  target_ = target;
  const QString caption =
      target != nullptr ? as_target(target)->drag_over(layers_, position) : tr("drop it on the stack");
  if (ghost_ != nullptr) ghost_->follow(position, caption);
}

void LayerDrag::drop(const QPoint& position) {
  if (ended_) return;
  move_to(position);
  QWidget* target = target_;
  if (target != nullptr) {
    as_target(target)->drag_left();
    target_ = nullptr;
  }
  end(target != nullptr);
  if (target != nullptr) as_target(target)->drop(layers_, position);
}

void LayerDrag::cancel() {
  if (ended_) return;
  if (target_ != nullptr) as_target(target_)->drag_left();
  end(false);
}

void LayerDrag::end(bool dropped) {
  ended_ = true;
  qApp->removeEventFilter(this);
  delete ghost_;
  emit finished(dropped);
  deleteLater();
}

bool LayerDrag::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride) {
    if (static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
      event->accept();
      if (event->type() == QEvent::KeyPress) cancel();
      return true;
    }
  }
  return QObject::eventFilter(watched, event);
}

}  // namespace pushforward::app
