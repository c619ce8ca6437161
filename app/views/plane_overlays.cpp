#include "app/views/plane_overlays.h"

namespace pushforward::app {

void PlaneOverlays::add(PlaneOverlay& overlay) {
  overlays_.append(&overlay);
  connect(&overlay, &PlaneOverlay::changed, this, &PlaneOverlays::changed);
  // Not through the pointer to the overlay, of which only a QObject is left by then.
  PlaneOverlay* address = &overlay;
  connect(&overlay, &QObject::destroyed, this, [this, address] {
    overlays_.removeOne(address);
    emit removed(address);
    emit changed();
  });
  emit changed();
}

}  // namespace pushforward::app
