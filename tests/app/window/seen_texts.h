// Everything that a window says: on its controls, in tips, to a screen reader, in lists, and what its widgets paint.
#pragma once

#include <QString>
#include <QWidget>
#include <vector>

namespace pushforward::test {

struct SeenText {
  QString text;
  QString where;  // e.g. "tool tip of QToolButton \"Save\""
};

// Of a window and all that belongs to it, hidden parts as well. Painted texts are those of the parts that are visible.
[[nodiscard]] std::vector<SeenText> seen_texts(QWidget& window);

// What the widget paints, by drawing it onto a device that notes texts. Formulas, which are drawn as outlines, are not
// among them.
[[nodiscard]] QStringList painted_texts(QWidget& widget);

}  // namespace pushforward::test
