// Something that lies over the plane views and can be taken hold of: the probe, the lens, the handles of a layer. One
// overlay appears in all views that show its plane. GUI thread.
//
// A view hands each mouse event to the overlays first, the topmost that is hit before the others, and pans only when
// none has taken it. Overlays are painted over a copy of the view's picture, so that their motion costs no picture.
#pragma once

#include <QObject>
#include <QPainter>
#include <QPointF>
#include <QRectF>
#include <QString>
#include <Qt>
#include <vector>

#include "app/views/plot_transform.h"

class QKeyEvent;

namespace pushforward::app {

enum class Plane { x, z };

// The view that paints an overlay or hands it an event.
struct OverlayPlace {
  Plane plane = Plane::x;
  QString view;                 // ViewSpec::id, e.g. "density"
  PlotTransform transform;      // between the plane and the view's pixels
  bool has_focus = false;       // of the keyboard
  std::vector<QRectF> written;  // where the view itself says something: labels keep away, pixels
};

struct OverlayPointer {
  QPointF pixel;  // of the view
  QPointF point;  // of the plane
  Qt::KeyboardModifiers modifiers;
};

class PlaneOverlay : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;

  // False as well while there is nothing to show: the view then works as if there were no overlay.
  [[nodiscard]] virtual bool is_shown_in(const OverlayPlace& place) const = 0;
  // In the view's pixels, clipped to the plot. The painter's state need not be put back.
  virtual void paint(QPainter& painter, const OverlayPlace& place) = 0;

  // --- the left mouse button ---
  // Whether a press here takes hold of the overlay; it then gets press, drag and release, and the view does not pan.
  [[nodiscard]] virtual bool is_hit(const OverlayPlace&, const OverlayPointer&) const { return false; }
  [[nodiscard]] virtual Qt::CursorShape cursor(const OverlayPlace&, const OverlayPointer&) const {
    return Qt::PointingHandCursor;
  }
  virtual void press(const OverlayPlace&, const OverlayPointer&) {}
  virtual void drag(const OverlayPlace&, const OverlayPointer&) {}
  virtual void release(const OverlayPlace&, const OverlayPointer&) {}
  // Instead of release, when the hold ends by Escape, by the view's disappearance or the like.
  virtual void cancel() {}
  // The button went down and up at one place of the plane that hits no overlay. True when it is taken; overlays below
  // are then not asked.
  virtual bool click(const OverlayPlace&, const OverlayPointer&) { return false; }

  // --- the pointer, without a button ---
  // `on_top`: no overlay above is hit and this one is.
  virtual void hover(const OverlayPlace&, const OverlayPointer&, bool /*on_top*/) {}
  virtual void leave() {}
  // A sentence for the tooltip; empty where there is none.
  [[nodiscard]] virtual QString tool_tip(const OverlayPlace&, const OverlayPointer&) const { return {}; }

  // --- the keyboard, while the view has the focus ---
  // What a screen reader says of the overlay in this view; empty for nothing.
  [[nodiscard]] virtual QString description(const OverlayPlace&) const { return {}; }
  // True when the key is taken. Tab comes here first and leaves the view when nobody takes it.
  virtual bool key(const OverlayPlace&, const QKeyEvent&) { return false; }

 signals:
  void changed();  // what is painted, or whether anything is
};

}  // namespace pushforward::app
