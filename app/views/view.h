// What every view is: a widget that draws the frame it was shown last and computes nothing but pixels.
#pragma once

#include <QWidget>
#include <memory>

#include "app/session/frame.h"

namespace pushforward::app {

class View : public QWidget {
  Q_OBJECT
 public:
  explicit View(QWidget* parent) : QWidget(parent) {}

 public slots:
  virtual void show_frame(std::shared_ptr<const pushforward::app::Frame> frame) = 0;
};

}  // namespace pushforward::app
