// What the window does with training time: slow motion, going on from an earlier step, the way back to the newest.
#pragma once

#include <QList>
#include <QObject>

class QAction;
class QWidget;

namespace pushforward::app {

class Session;
class SlowMotion;

class TimeActions : public QObject {
  Q_OBJECT
 public:
  // The keys work in the whole window.
  TimeActions(Session& session, SlowMotion& motion, QWidget* window);
  [[nodiscard]] QAction* slow() const { return slow_; }  // checkable
  [[nodiscard]] QList<QAction*> menu() const { return {slow_, go_on_, back_}; }

 private:
  QAction* slow_;
  QAction* go_on_;
  QAction* back_;
};

}  // namespace pushforward::app
