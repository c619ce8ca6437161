// Handles over the plane views: what is common to those of a layer and those of a target. They are hovered, held and
// dragged with the mouse, and from the keyboard, in a focused view: Tab goes from handle to handle, the arrows move the
// one that is chosen (Shift: by one pixel), Escape puts back what a drag or the arrows have changed.
//
// What the handles are and what dragging one changes is for the classes that derive from it. GUI thread.
#pragma once

#include <QList>
#include <QTimer>
#include <vector>

#include "app/canvas/handle_hit.h"
#include "app/canvas/handle_painter.h"
#include "app/views/plane_overlay.h"

namespace pushforward::app {

struct KeyUse;

class DraggableHandles : public PlaneOverlay {
  Q_OBJECT
 public:
  [[nodiscard]] static QList<KeyUse> keys();
  explicit DraggableHandles(QObject* parent);

  [[nodiscard]] bool is_hit(const OverlayPlace& place, const OverlayPointer& pointer) const override;
  [[nodiscard]] Qt::CursorShape cursor(const OverlayPlace& place, const OverlayPointer& pointer) const override;
  void press(const OverlayPlace& place, const OverlayPointer& pointer) override;
  void drag(const OverlayPlace& place, const OverlayPointer& pointer) override;
  void release(const OverlayPlace& place, const OverlayPointer& pointer) override;
  void cancel() override;
  void hover(const OverlayPlace& place, const OverlayPointer& pointer, bool on_top) override;
  void leave() override;
  [[nodiscard]] QString tool_tip(const OverlayPlace& place, const OverlayPointer& pointer) const override;
  [[nodiscard]] QString description(const OverlayPlace& place) const override;
  bool key(const OverlayPlace& place, const QKeyEvent& event) override;

  // In the view's plane; good until the next call.
  [[nodiscard]] virtual const Geometry& geometry(const OverlayPlace& place) const = 0;
  [[nodiscard]] const QString& reason() const { return reason_; }  // why the held handle goes no further
  [[nodiscard]] const QString& focused_handle() const { return focused_; }

 protected:
  // --- for those that derive ---
  // A gesture on this handle begins, moves it to a pixel of the view, and ends; or puts everything back first.
  virtual void begin_gesture(const QString& handle) = 0;
  virtual void move_held(const OverlayPlace& place, QPointF pixel) = 0;
  virtual void put_back() = 0;
  virtual void end_gesture() = 0;
  // A handle was taken or reached by Tab.
  virtual void choose(const QString& /*handle*/) {}
  // The handle to which Tab goes from the focused one, empty beyond the last: then the focus leaves the view.
  [[nodiscard]] virtual QString next_handle(const OverlayPlace& place, bool forward) const;
  // The point that the pointer keeps on itself, in pixels.
  [[nodiscard]] virtual QPointF grip(const OverlayPlace& place, const HandleHit& hit) const;
  // What Tab is for, while it has chosen none.
  [[nodiscard]] virtual QString keys_in_words() const = 0;

  // `written` are other words in the view.
  void paint_handles(QPainter& painter, const OverlayPlace& place, bool is_faint, std::vector<QRectF> written);
  [[nodiscard]] const Handle* handle(const OverlayPlace& place, const QString& id) const;
  [[nodiscard]] std::optional<HandleHit> hit(const OverlayPlace& place, QPointF pixel) const;
  [[nodiscard]] bool is_held() const { return !held_.isEmpty(); }
  [[nodiscard]] bool is_held_by_key() const { return held_by_key_; }
  [[nodiscard]] const QString& held() const { return held_; }
  [[nodiscard]] bool has_pointer(const OverlayPlace& place) const { return hovered_view_ == place.view; }
  void set_reason(const QString& reason) { reason_ = reason; }
  void set_hovered(const OverlayPlace& place, const QString& handle);  // empty: none
  void end_hold();
  void forget_states();  // other handles are shown from now on
  [[nodiscard]] HandlePainter& painter() { return painter_; }

 private:
  void hold(const OverlayPlace& place, const QString& handle, bool by_key);
  bool step_focus(const OverlayPlace& place, bool forward);
  bool move_by_key(const OverlayPlace& place, const QKeyEvent& event);

  HandlePainter painter_;
  QString hovered_, held_, focused_;  // ids of handles; empty for none
  QString reason_;
  QString hovered_view_;  // whose pointer is over it
  bool held_by_key_ = false;
  QPointF grip_;     // from the pointer to what it took, in pixels
  QTimer key_rest_;  // ends the step of undo that held keys make
};

}  // namespace pushforward::app
