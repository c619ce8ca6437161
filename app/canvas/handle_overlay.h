// The selected layer's handles over the plane views. Dragging one writes the layer's values at once, running or paused;
// the handle is drawn from the document, so it moves with the pointer, and the frames follow.
//
// In a view that shows other layers in between, the handles are drawn where these take them and the pointer is pulled
// back through them; a note says so and, clicked, asks for the depth at which the layer comes last.
//
// From the keyboard, in a focused view: Tab goes from handle to handle, the arrows move the one that is chosen (Shift:
// by one pixel), Escape puts back what a drag or the arrows have changed.
//
// While a handle is held, training does not move its layer: every frame that has moved it is written over. GUI thread.
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <optional>
#include <vector>

#include "app/canvas/handle_painter.h"
#include "app/canvas/layer_hold.h"
#include "app/handles/handle_plane.h"
#include "app/views/plane_overlay.h"

namespace pushforward::app {

class HandleOverlay : public PlaneOverlay {
  Q_OBJECT
 public:
  explicit HandleOverlay(Session& session, QObject* parent = nullptr);

  [[nodiscard]] bool is_shown_in(const OverlayPlace& place) const override;
  void paint(QPainter& painter, const OverlayPlace& place) override;
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

  // In the view's plane.
  [[nodiscard]] const Geometry& geometry(const OverlayPlace& place) const;
  [[nodiscard]] const QString& reason() const { return states_.reason; }
  [[nodiscard]] const QString& focused_handle() const { return states_.focused; }
  // What the note in this view says; empty where the view shows the layer's own output.
  [[nodiscard]] QString note(const OverlayPlace& place) const;

 public slots:
  void set_layer(quint64 id);    // 0 is none
  void set_hidden(bool hidden);  // while something else is edited on the canvas

 signals:
  void depth_wanted(int layers);
  void was_dragged();  // values were written

 private:
  // What is drawn in one view, until something changes.
  struct Drawn {
    OverlayPlace place;
    HandlePlane plane;
    Window window;
    Geometry geometry;
  };
  [[nodiscard]] const LayerEntry* entry() const;
  [[nodiscard]] int index() const;
  [[nodiscard]] int level(const OverlayPlace& place) const;
  [[nodiscard]] const Drawn& drawn(const OverlayPlace& place) const;
  void forget_drawn();
  void show_soon();  // changed(), but no more often than a screen can show it
  void follow_frame();
  void hold();
  void end_hold();
  void move_to(const OverlayPlace& place, QPointF pixel);
  bool step_focus(const OverlayPlace& place, bool forward);
  bool move_by_key(const OverlayPlace& place, const QKeyEvent& event);
  [[nodiscard]] bool is_on_note(const OverlayPlace& place, QPointF pixel) const;
  [[nodiscard]] const Handle* handle(const OverlayPlace& place, const QString& id) const;

  Session& session_;
  quint64 id_ = 0;
  bool is_hidden_ = false;
  HandlePainter painter_;
  HandleStates states_;
  QString hovered_view_;  // whose pointer is over it
  bool note_is_hovered_ = false;
  bool note_is_pressed_ = false;
  std::optional<LayerHold> hold_;
  bool held_by_key_ = false;
  QPointF grip_;  // from the pointer to what it took, in pixels
  // Where the handle is held, so that it can be put back there when training has moved it.
  std::optional<OverlayPlace> held_place_;
  QPointF held_pixel_;
  QTimer paint_turn_;
  QElapsedTimer since_shown_;
  QTimer key_rest_;  // ends the step of undo that held keys make
  mutable std::vector<Drawn> drawn_;
};

}  // namespace pushforward::app
