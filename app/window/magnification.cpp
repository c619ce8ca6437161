#include "app/window/magnification.h"

#include <QtGui/private/qhighdpiscaling_p.h>
#include <qpa/qplatformwindow.h>
#include <qpa/qwindowsysteminterface.h>
#include <QGuiApplication>
#include <QWindow>
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

// A window that keeps its pixels has another size at another scale, of which no platform tells it.
void set_factor(QScreen& screen, double factor) {
  QHighDpiScaling::setScreenFactor(&screen, factor);
  for (QWindow* window : QGuiApplication::topLevelWindows())
    if (window->handle() != nullptr && window->screen() == &screen)
      QWindowSystemInterface::handleGeometryChange<QWindowSystemInterface::SynchronousDelivery>(
          window, window->handle()->geometry());
}

}  // namespace

Magnification::Magnification(QScreen& screen, double factor) : screen_(&screen), before_(factor_of(screen)) {
  set_factor(screen, before_ * factor);
}

Magnification::~Magnification() {
  if (screen_ != nullptr) set_factor(*screen_, before_);
}

}  // namespace pushforward::app
