#include "app/editors/file_drop.h"

#include <QDropEvent>
#include <QWidget>
#include <utility>

namespace pushforward::app {

FileDrop::FileDrop(QWidget& widget, Wanted wanted, QObject* parent) : QObject(parent), wanted_(std::move(wanted)) {
  widget.setAcceptDrops(true);
  widget.installEventFilter(this);
}

bool FileDrop::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::DragEnter && event->type() != QEvent::DragMove && event->type() != QEvent::Drop)
    return QObject::eventFilter(watched, event);
  auto* drop = static_cast<QDropEvent*>(event);
  const QString path = wanted_(drop->mimeData());
  if (path.isEmpty()) return QObject::eventFilter(watched, event);
  drop->acceptProposedAction();
  if (event->type() == QEvent::Drop) emit dropped(path);
  return true;
}

}  // namespace pushforward::app
