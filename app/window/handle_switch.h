// Whether the selected layer's handles lie over the views: a choice of the person that is remembered, and another one
// for a presentation, where they are away until they are wanted. The action says and changes what holds now.
#pragma once

#include <QObject>

class QAction;

namespace pushforward::app {

class HandleSwitch : public QObject {
  Q_OBJECT
 public:
  // `action` is checkable.
  HandleSwitch(QAction& action, QObject* parent);
  [[nodiscard]] bool is_on() const { return is_presenting_ ? on_in_presentation_ : on_in_window_; }

 public slots:
  void set_presenting(bool on);

 signals:
  void changed(bool on);

 private:
  void choose(bool on);
  void follow();

  QAction& action_;
  bool on_in_window_;
  bool on_in_presentation_ = false;
  bool is_presenting_ = false;
};

}  // namespace pushforward::app
