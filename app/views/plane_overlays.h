// The overlays that the plane views of one window share, in the order of painting. GUI thread.
#pragma once

#include <QList>
#include <QObject>

#include "app/views/plane_overlay.h"

namespace pushforward::app {

class PlaneOverlays : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;
  // On top of those that are there. Not owned; an overlay that is destroyed goes by itself.
  void add(PlaneOverlay& overlay);
  [[nodiscard]] const QList<PlaneOverlay*>& bottom_to_top() const { return overlays_; }

 signals:
  void changed();                                         // one of them, or their number
  void removed(pushforward::app::PlaneOverlay* overlay);  // only its address is still good

 private:
  QList<PlaneOverlay*> overlays_;
};

}  // namespace pushforward::app
