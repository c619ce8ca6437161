// What the mouse and the keys do in a view of a plane: overlays first, then zoom and pan.
#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>
#include <cmath>

#include "app/style/key_use.h"
#include "app/views/plot_area.h"

namespace pushforward::app {
namespace {

constexpr double zoom_per_notch = 1.2;
constexpr double keyboard_pan = 0.1;  // of the shown width

}  // namespace

OverlayPointer PlotArea::pointer_at(QPointF pixel, Qt::KeyboardModifiers modifiers) const {
  return {pixel, transform().to_plane(pixel), modifiers};
}

bool PlotArea::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString text = overlays_.tool_tip(place(), pointer_at(help->pos(), Qt::NoModifier));
    if (text.isEmpty() || !plot_rectangle().contains(help->pos()))
      QToolTip::hideText();
    else
      QToolTip::showText(help->globalPos(), text, this);
    return true;
  }
  // Whoever holds an overlay lets go of it by Escape, whatever else that key does in the window.
  if (event->type() == QEvent::ShortcutOverride && overlays_.holds() &&
      static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
    event->accept();
    return true;
  }
  // Tab may go to something within the view before it goes to the next one.
  if (event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool is_tab = key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab;
    if (is_tab && !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) && overlays_.key(place(), *key)) {
      say_overlays();
      event->accept();
      return true;
    }
  }
  return View::event(event);
}

void PlotArea::say_overlays() {
  const QString words = words_.description + u' ' + overlays_.description(place());
  if (words.trimmed() == accessibleDescription()) return;
  setAccessibleDescription(words.trimmed());
}

void PlotArea::focusInEvent(QFocusEvent* event) {
  say_overlays();
  View::focusInEvent(event);
}

void PlotArea::wheelEvent(QWheelEvent* event) {
  if (!plot_rectangle().contains(event->position())) return event->ignore();
  const double notches = event->angleDelta().y() / 120.0;
  const QPointF point = transform().to_plane(event->position());
  viewport_->zoom(std::pow(zoom_per_notch, -notches), point.x(), point.y());
  event->accept();
}

void PlotArea::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || !plot_rectangle().contains(event->position())) return event->ignore();
  if (overlays_.press(place(), pointer_at(event->position(), event->modifiers()))) return;
  drag_ = Drag{event->position(), event->position()};
}

void PlotArea::mouseMoveEvent(QMouseEvent* event) {
  const QPointF pixel = event->position();
  const OverlayPointer pointer = pointer_at(pixel, event->modifiers());
  if (overlays_.holds()) return overlays_.drag(place(), pointer);
  if (!drag_) {
    if (!plot_rectangle().contains(pixel)) {
      overlays_.leave();
      unsetCursor();
      return event->ignore();
    }
    const OverlayPlace here = place();
    const PlaneOverlay* top = overlays_.hover(here, pointer);
    if (top == nullptr)
      unsetCursor();
    else
      setCursor(top->cursor(here, pointer));
    return;
  }
  if (!drag_->moved && (pixel - drag_->start).manhattanLength() < QApplication::startDragDistance() / 3) return;
  drag_->moved = true;
  setCursor(Qt::ClosedHandCursor);
  const QPointF moved = pixel - drag_->last;
  drag_->last = pixel;
  const double scale = transform().scale;
  viewport_->pan(-moved.x() / scale, moved.y() / scale);
}

void PlotArea::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return event->ignore();
  const OverlayPointer pointer = pointer_at(event->position(), event->modifiers());
  if (overlays_.holds()) return overlays_.release(place(), pointer);
  if (drag_ && !drag_->moved) overlays_.click(place(), pointer);
  drag_.reset();
  unsetCursor();
}

void PlotArea::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return event->ignore();
  // What is held takes every press; in the axes there is nothing to enlarge.
  const bool in_plot = plot_rectangle().contains(event->position());
  if (in_plot && overlays_.press(place(), pointer_at(event->position(), event->modifiers()))) return;
  if (in_plot || event->position().y() < plot_rectangle().top()) emit alone_toggled();
}

void PlotArea::leaveEvent(QEvent* event) {
  overlays_.leave();
  View::leaveEvent(event);
}

QList<KeyUse> PlotArea::keys() {
  const QString where = tr("In a view");
  return {{{Qt::Key_Plus, Qt::Key_Equal}, tr("Zoom in"), where},
          {{Qt::Key_Minus}, tr("Zoom out"), where},
          {{Qt::Key_0}, tr("The whole target again"), where},
          {{Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down}, tr("Move what is seen"), where},
          {{Qt::Key_Return}, tr("This view alone, or all of them again"), where}};
}

void PlotArea::keyPressEvent(QKeyEvent* event) {
  if (overlays_.key(place(), *event)) return say_overlays();
  const Box& box = viewport_->box();
  const double x1 = (box.left + box.right) / 2;
  const double x2 = (box.bottom + box.top) / 2;
  const double step = keyboard_pan * (box.right - box.left);
  switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      return viewport_->zoom(1 / zoom_per_notch, x1, x2);
    case Qt::Key_Minus:
      return viewport_->zoom(zoom_per_notch, x1, x2);
    case Qt::Key_0:
      return viewport_->reset();
    case Qt::Key_Left:
      return viewport_->pan(-step, 0);
    case Qt::Key_Right:
      return viewport_->pan(step, 0);
    case Qt::Key_Up:
      return viewport_->pan(0, step);
    case Qt::Key_Down:
      return viewport_->pan(0, -step);
    case Qt::Key_Return:
    case Qt::Key_Enter:
      emit alone_toggled();
      return;
    default:
      return View::keyPressEvent(event);
  }
}

}  // namespace pushforward::app
