#include "app/editors/drag_ghost.h"

#include <QPainter>
#include <algorithm>

#include "app/style/icon_engine.h"
#include "app/style/theme.h"

namespace pushforward::app {

namespace {
constexpr QSize ghost_size{172, 46};
constexpr QPoint cursor_in_ghost{150, 28};
constexpr int least_left = 20;  // leaves the left ring of the insertion line in sight
}  // namespace

DragGhost::DragGhost(QString icon, QString name, QWidget* window)
    : QWidget(window), icon_(std::move(icon)), name_(std::move(name)) {
  setAttribute(Qt::WA_TransparentForMouseEvents);
  setAttribute(Qt::WA_OpaquePaintEvent);
  setFocusPolicy(Qt::NoFocus);
  setObjectName(QStringLiteral("drag_ghost"));
  resize(ghost_size);
  show();
  raise();
}

void DragGhost::follow(const QPoint& cursor, const QString& caption) {
  const QSize room = parentWidget()->size() - size();
  const QPoint wanted = parentWidget()->mapFromGlobal(cursor) - cursor_in_ghost;
  move(std::clamp(wanted.x(), least_left, std::max(room.width(), least_left)),
       std::clamp(wanted.y(), 0, std::max(room.height(), 0)));
  if (caption == caption_) return;
  caption_ = caption;
  setAccessibleName(name_ + QStringLiteral(", ") + caption);
  update();
}

void DragGhost::paintEvent(QPaintEvent*) {
  const Theme& theme = Theme::current();
  QPainter painter(this);
  painter.fillRect(rect(), theme.color("raised"));
  painter.setPen(QPen(theme.color("accent"), theme.metric("line.selection")));
  painter.drawRect(rect().adjusted(0, 0, -1, -1));
  draw_icon(painter, QRectF(12, (height() - 20) / 2, 20, 20), icon_, theme.color("accent"));
  const QRect words(42, 0, width() - 48, height());
  painter.setFont(theme.font("name"));
  painter.setPen(theme.color("text"));
  painter.drawText(words.adjusted(0, 6, 0, -height() / 2), Qt::AlignLeft | Qt::AlignVCenter, name_);
  painter.setFont(theme.font("caption"));
  painter.setPen(theme.color("text2"));
  painter.drawText(words.adjusted(0, height() / 2 - 1, 0, -6), Qt::AlignLeft | Qt::AlignVCenter, caption_);
}

}  // namespace pushforward::app
