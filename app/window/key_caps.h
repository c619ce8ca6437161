// Keys as they are written on the page of keys: one cap for each, several of one modifier in one cap.
#pragma once

#include <QKeySequence>
#include <QList>
#include <QPointF>
#include <QStringList>

class QPainter;

namespace pushforward::app {

class KeyCaps {
 public:
  explicit KeyCaps(const QList<QKeySequence>& keys);
  // E.g. "Space", or "Shift+← →".
  [[nodiscard]] const QStringList& labels() const { return labels_; }
  static constexpr double height = 20.0;
  // From the left, around this middle line; in the theme's colours.
  void paint(QPainter& painter, QPointF left_middle) const;

 private:
  QStringList labels_;
};

}  // namespace pushforward::app
