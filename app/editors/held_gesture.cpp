#include "app/editors/held_gesture.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWidget>

namespace pushforward::app {
namespace {

// Keys that step through values; all others are part of writing.
bool is_stepping(const QKeyEvent& event) {
  switch (event.key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
      return true;
    default:
      return false;
  }
}

}  // namespace

HeldGesture::HeldGesture(Session& session, QWidget* control) : QObject(control), session_(session) {
  control->installEventFilter(this);
}

bool HeldGesture::eventFilter(QObject* watched, QEvent* event) {
  switch (event->type()) {
    case QEvent::MouseButtonPress:
      gesture_.emplace(session_);
      break;
    case QEvent::KeyPress: {
      const auto& key = *static_cast<const QKeyEvent*>(event);
      if (is_stepping(key) && !(key.isAutoRepeat() && gesture_)) gesture_.emplace(session_);
      break;
    }
    case QEvent::KeyRelease:
      if (!static_cast<const QKeyEvent*>(event)->isAutoRepeat()) gesture_.reset();
      break;
    case QEvent::MouseButtonRelease:
    case QEvent::FocusOut:
    case QEvent::Hide:
      gesture_.reset();
      break;
    default:
      break;
  }
  return QObject::eventFilter(watched, event);
}

}  // namespace pushforward::app
