// Passes one view's events to the overlays over it. A member of PlotArea. GUI thread.
#pragma once

#include <QPointer>

#include "app/views/plane_overlays.h"

class QKeyEvent;

namespace pushforward::app {

class OverlayHost {
 public:
  void show(PlaneOverlays& overlays) { overlays_ = &overlays; }
  [[nodiscard]] bool has_any(const OverlayPlace& place) const;
  void paint(QPainter& painter, const OverlayPlace& place) const;

  // True when an overlay has taken hold; the following drag() and release() are for it.
  bool press(const OverlayPlace& place, const OverlayPointer& pointer);
  [[nodiscard]] bool holds() const { return held_ != nullptr; }
  void drag(const OverlayPlace& place, const OverlayPointer& pointer);
  void release(const OverlayPlace& place, const OverlayPointer& pointer);
  bool cancel();  // true when there was a hold
  void forget(const PlaneOverlay* overlay);
  void click(const OverlayPlace& place, const OverlayPointer& pointer);

  // The overlay that a press would take hold of, or null.
  PlaneOverlay* hover(const OverlayPlace& place, const OverlayPointer& pointer) const;
  void leave() const;
  [[nodiscard]] QString tool_tip(const OverlayPlace& place, const OverlayPointer& pointer) const;
  bool key(const OverlayPlace& place, const QKeyEvent& event);
  [[nodiscard]] QString description(const OverlayPlace& place) const;

 private:
  [[nodiscard]] QList<PlaneOverlay*> top_to_bottom(const OverlayPlace& place) const;
  [[nodiscard]] PlaneOverlay* hit(const OverlayPlace& place, const OverlayPointer& pointer) const;

  QPointer<PlaneOverlays> overlays_;  // may go before the view when a window is closed
  PlaneOverlay* held_ = nullptr;
};

}  // namespace pushforward::app
