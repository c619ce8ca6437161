// Makes what a person does with a control between press and release one step of undo: a slider that is dragged, an
// arrow key that is held.
#pragma once

#include <QObject>
#include <optional>

#include "app/session/session.h"

class QWidget;

namespace pushforward::app {

class HeldGesture : public QObject {
  Q_OBJECT
 public:
  HeldGesture(Session& session, QWidget* control);  // the control owns it
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  Session& session_;
  std::optional<EditGesture> gesture_;
};

}  // namespace pushforward::app
