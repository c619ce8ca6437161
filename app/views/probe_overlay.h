// The probe in the plane views: a ring and a dotted cross at the point, the way of the point through the stack, and
// what the view says of it. Follows the pointer until a click pins it; then it is dragged, or moved by the arrows.
#pragma once

#include <QList>

#include "app/views/plane_overlay.h"
#include "app/views/probe.h"

namespace pushforward::app {

struct KeyUse;

class ProbeOverlay : public PlaneOverlay {
  Q_OBJECT
 public:
  [[nodiscard]] static QList<KeyUse> keys();
  explicit ProbeOverlay(Probe& probe, QObject* parent = nullptr);

  [[nodiscard]] bool is_shown_in(const OverlayPlace& place) const override;
  void paint(QPainter& painter, const OverlayPlace& place) override;
  [[nodiscard]] bool is_hit(const OverlayPlace& place, const OverlayPointer& pointer) const override;
  [[nodiscard]] Qt::CursorShape cursor(const OverlayPlace& place, const OverlayPointer& pointer) const override;
  void press(const OverlayPlace& place, const OverlayPointer& pointer) override;
  void drag(const OverlayPlace& place, const OverlayPointer& pointer) override;
  void cancel() override;
  bool click(const OverlayPlace& place, const OverlayPointer& pointer) override;
  void hover(const OverlayPlace& place, const OverlayPointer& pointer, bool on_top) override;
  [[nodiscard]] QString tool_tip(const OverlayPlace& place, const OverlayPointer& pointer) const override;
  bool key(const OverlayPlace& place, const QKeyEvent& event) override;

 private:
  [[nodiscard]] QString readout(const OverlayPlace& place, const PointTrace& trace) const;

  Probe& probe_;
  QPointF grip_;  // from the pointer to the probe, in pixels
  Plane held_plane_ = Plane::x;
  QPointF held_from_;
};

// "(+1.05, −1.18)"
[[nodiscard]] QString point_text(const Vector& point, int decimals = 2);

}  // namespace pushforward::app
