#include "app/window/key_caps.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>

#include "app/style/theme.h"

namespace pushforward::app {
namespace {

constexpr double gap = 4.0;
constexpr double inset = 7.0;

QString arrow_of(int key) {
  switch (key) {
    case Qt::Key_Left:
      return QStringLiteral("←");
    case Qt::Key_Right:
      return QStringLiteral("→");
    case Qt::Key_Up:
      return QStringLiteral("↑");
    case Qt::Key_Down:
      return QStringLiteral("↓");
    default:
      return {};
  }
}

}  // namespace

KeyCaps::KeyCaps(const QList<QKeySequence>& keys) {
  Qt::KeyboardModifiers last = Qt::NoModifier;
  for (const QKeySequence& sequence : keys) {
    const QKeyCombination keyed = sequence[0];
    const QString arrow = arrow_of(keyed.key());
    const QString key = arrow.isEmpty() ? QKeySequence(keyed.key()).toString(QKeySequence::NativeText) : arrow;
    const Qt::KeyboardModifiers modifiers = keyed.keyboardModifiers();
    if (modifiers != Qt::NoModifier && modifiers == last) {
      labels_.back() += u' ' + key;
    } else {
      // With a letter for the key, that the platform's way of joining them is kept.
      QString before = QKeySequence(QKeyCombination(modifiers, Qt::Key_X)).toString(QKeySequence::NativeText);
      before.chop(1);
      labels_ << before + key;
    }
    last = modifiers;
  }
}

void KeyCaps::paint(QPainter& painter, QPointF left_middle) const {
  const Theme& theme = Theme::current();
  painter.setFont(theme.font(QStringLiteral("value")));
  const QFontMetricsF metrics(painter.font());
  double left = left_middle.x();
  for (const QString& label : labels_) {
    const QRectF cap(left, left_middle.y() - height / 2,
                     std::max(height + 2, metrics.horizontalAdvance(label) + 2 * inset), height);
    painter.setPen(theme.color(QStringLiteral("control")));
    painter.setBrush(theme.color(QStringLiteral("raised")));
    painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setPen(theme.color(QStringLiteral("text")));
    painter.drawText(cap, Qt::AlignCenter, label);
    left = cap.right() + gap;
  }
}

}  // namespace pushforward::app
