// The selected layer's handles over the plane views. Dragging one writes the layer's values at once, running or paused;
// the handle is drawn from the document, so it moves with the pointer, and the frames follow.
//
// In a view that shows other layers in between, the handles are drawn where these take them and the pointer is pulled
// back through them; a note says so and, clicked, asks for the depth at which the layer comes last.
//
// While a handle is held, training does not move its layer: every frame that has moved it is written over. GUI thread.
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <optional>
#include <vector>

#include "app/canvas/draggable_handles.h"
#include "app/canvas/layer_hold.h"
#include "app/handles/handle_plane.h"

namespace pushforward::app {

class HandleOverlay : public DraggableHandles {
  Q_OBJECT
 public:
  explicit HandleOverlay(Session& session, QObject* parent = nullptr);

  [[nodiscard]] bool is_shown_in(const OverlayPlace& place) const override;
  void paint(QPainter& painter, const OverlayPlace& place) override;
  [[nodiscard]] bool is_hit(const OverlayPlace& place, const OverlayPointer& pointer) const override;
  [[nodiscard]] Qt::CursorShape cursor(const OverlayPlace& place, const OverlayPointer& pointer) const override;
  void press(const OverlayPlace& place, const OverlayPointer& pointer) override;
  void release(const OverlayPlace& place, const OverlayPointer& pointer) override;
  void cancel() override;
  void hover(const OverlayPlace& place, const OverlayPointer& pointer, bool on_top) override;
  void leave() override;
  [[nodiscard]] QString tool_tip(const OverlayPlace& place, const OverlayPointer& pointer) const override;

  [[nodiscard]] const Geometry& geometry(const OverlayPlace& place) const override;
  // What the note in this view says; empty where the view shows the layer's own output.
  [[nodiscard]] QString note(const OverlayPlace& place) const;

 public slots:
  void set_layer(quint64 id);    // 0 is none
  void set_hidden(bool hidden);  // while something else is edited on the canvas

 signals:
  void depth_wanted(int layers);
  void was_dragged();  // values were written

 protected:
  void begin_gesture(const QString& handle) override;
  void move_held(const OverlayPlace& place, QPointF pixel) override;
  void put_back() override;
  void end_gesture() override;
  [[nodiscard]] QString keys_in_words() const override;

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
  [[nodiscard]] QRectF note_rectangle(const OverlayPlace& place) const;  // null where there is none
  [[nodiscard]] bool is_on_note(const OverlayPlace& place, QPointF pixel) const;

  Session& session_;
  quint64 id_ = 0;
  bool is_hidden_ = false;
  bool note_is_hovered_ = false;
  bool note_is_pressed_ = false;
  std::optional<LayerHold> hold_;
  // Where the handle is held, so that it can be put back there when training has moved it.
  std::optional<OverlayPlace> held_place_;
  QPointF held_pixel_;
  QTimer paint_turn_;
  QElapsedTimer since_shown_;
  mutable std::vector<Drawn> drawn_;
};

}  // namespace pushforward::app
