// The offer to bring back unsaved work of a window that went down: a line above the panels, in nobody's way.
#pragma once

#include <QWidget>

#include "app/session/recovery.h"

class QPushButton;

namespace pushforward::app {

class Autosave;
class RoleLabel;
class Session;

class RecoveryBar : public QWidget {
  Q_OBJECT
 public:
  // The orphan is let go when the bar goes without an answer, so that the next start offers it again.
  RecoveryBar(Orphan orphan, Session& session, Autosave& autosave, QWidget* parent);

 signals:
  void recovered();
  void failed(const QString& sentence);

 protected:
  void changeEvent(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  void say();
  void recover();
  void discard();

  Orphan orphan_;
  Session& session_;
  Autosave& autosave_;
  RoleLabel* sentence_;
  QPushButton* recover_;
  QPushButton* discard_;
};

}  // namespace pushforward::app
