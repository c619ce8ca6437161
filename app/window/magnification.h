// Everything on a screen drawn larger, sharply, type and pictures and dialogs alike, for as long as this lives.
//
// Qt has no public function for it: what QT_SCALE_FACTOR does at the start, QHighDpiScaling::setScreenFactor does at
// any time, and it is how Qt's own manual test of high resolutions changes the scale of windows that are shown. It is
// the one thing here that needs Qt's private headers.
#pragma once

#include <QPointer>
#include <QScreen>

namespace pushforward::app {

class Magnification {
 public:
  Magnification(QScreen& screen, double factor);
  ~Magnification();
  Magnification(const Magnification&) = delete;
  Magnification& operator=(const Magnification&) = delete;

 private:
  QPointer<QScreen> screen_;
  double before_;
};

}  // namespace pushforward::app
