// What every view is: a widget that draws the frame it was shown last and computes nothing but pixels.
#pragma once

#include <QWidget>
#include <memory>

#include "app/session/frame.h"

namespace pushforward::app {

class View : public QWidget {
  Q_OBJECT
 public:
  explicit View(QWidget* parent);
  // Whether the view has the middle of the window for itself.
  virtual void set_alone(bool) {}
  // What the picture shows now, as sentences with its numbers: for a person who hears the window instead of seeing it.
  // Asked for when a screen reader wants it, never while frames come.
  [[nodiscard]] virtual QString state_in_words() const { return {}; }

 public slots:
  virtual void show_frame(std::shared_ptr<const pushforward::app::Frame> frame) = 0;

 signals:
  void alone_toggled();  // a person wants it alone, or back among the others
};

}  // namespace pushforward::app
