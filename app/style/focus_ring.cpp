#include "app/style/focus_ring.h"

#include <QApplication>
#include <QFocusEvent>
#include <QFocusFrame>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QScrollArea>

namespace pushforward::app {
namespace {

bool moved_by_keyboard(Qt::FocusReason reason) {
  return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
}

// Qt scrolls only what the focus has come from, not what it goes into.
void scroll_into_sight(QWidget* widget) {
  constexpr int margin = 8;
  for (QWidget* above = widget->parentWidget(); above != nullptr; above = above->parentWidget())
    if (auto* area = qobject_cast<QScrollArea*>(above)) area->ensureWidgetVisible(widget, margin, margin);
}

bool may_have_ring(const QWidget* widget) {
  return !widget->isWindow() && widget->focusPolicy() != Qt::NoFocus && !widget->property("draws_own_focus").toBool() &&
         qobject_cast<const QMenu*>(widget) == nullptr && qobject_cast<const QMenuBar*>(widget) == nullptr;
}

}  // namespace

FocusRing::FocusRing(QObject* parent) : QObject(parent) { qApp->installEventFilter(this); }
FocusRing::~FocusRing() { delete frame_; }

bool FocusRing::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::FocusIn && watched->isWidgetType()) {
    auto* widget = static_cast<QWidget*>(watched);
    const auto reason = static_cast<QFocusEvent*>(event)->reason();
    if (moved_by_keyboard(reason)) scroll_into_sight(widget);
    const bool takes_text =
        qobject_cast<QLineEdit*>(widget) != nullptr || qobject_cast<QPlainTextEdit*>(widget) != nullptr;
    surround((moved_by_keyboard(reason) || takes_text) && may_have_ring(widget) ? widget : nullptr);
  } else if (event->type() == QEvent::FocusOut && watched->isWidgetType() && frame_ != nullptr &&
             frame_->widget() == watched) {
    surround(nullptr);
  }
  return QObject::eventFilter(watched, event);
}

void FocusRing::surround(QWidget* widget) {
  if (widget == nullptr) {
    if (frame_ != nullptr) frame_->setWidget(nullptr);
    return;
  }
  // The frame becomes a child of the control's window and dies with it; a control in another window gets a new one.
  if (frame_ == nullptr) frame_ = new QFocusFrame(widget);
  frame_->setWidget(widget);
}

}  // namespace pushforward::app
