// What the window does with training time: go on from an earlier step, return to the newest.
#pragma once

#include <QList>
#include <QObject>

class QAction;
class QWidget;

namespace pushforward::app {

class Session;

class TimeActions : public QObject {
  Q_OBJECT
 public:
  // The key works in the whole window.
  TimeActions(Session& session, QWidget* window);
  [[nodiscard]] QList<QAction*> menu() const { return {go_on_, back_}; }

 private:
  QAction* go_on_;
  QAction* back_;
};

}  // namespace pushforward::app
