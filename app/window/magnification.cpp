#include "app/window/magnification.h"

#include <QtGui/private/qhighdpiscaling_p.h>
#include <QtGlobal>

namespace pushforward::app {
namespace {

// Of the screen alone: QT_SCALE_FACTOR is multiplied with it.
double factor_of(QScreen& screen) {
  bool is_given = false;
  const double everywhere = qEnvironmentVariable("QT_SCALE_FACTOR").toDouble(&is_given);
  const double all = QHighDpiScaling::factor(&screen);
  return is_given && everywhere > 0.0 ? all / everywhere : all;
}

}  // namespace

Magnification::Magnification(QScreen& screen, double factor) : screen_(&screen), before_(factor_of(screen)) {
  QHighDpiScaling::setScreenFactor(screen_, before_ * factor);
}

Magnification::~Magnification() {
  if (screen_ != nullptr) QHighDpiScaling::setScreenFactor(screen_, before_);
}

}  // namespace pushforward::app
