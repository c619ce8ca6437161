// What hangs at the cursor while a layer is dragged: a solid card with its name and what a drop would do.
#pragma once

#include <QWidget>

namespace pushforward::app {

class DragGhost : public QWidget {
  Q_OBJECT
 public:
  DragGhost(QString icon, QString name, QWidget* window);
  // Moves beside the cursor (global position), inside the window.
  void follow(const QPoint& cursor, const QString& caption);
  [[nodiscard]] const QString& caption() const { return caption_; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString icon_;
  QString name_;
  QString caption_;
};

}  // namespace pushforward::app
