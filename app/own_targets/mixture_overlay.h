// The Gaussians of a mixture over the views of the data plane, while training runs: centre, axes and weight are
// dragged, Gaussians added and taken away. The document has each move at once and the target is compiled behind it;
// until it is there, the density view shows what it will be. A drag is one step of undo.
//
// Keys, in a focused view: Tab goes from handle to handle, the arrows move the one that is chosen (Shift: by one
// pixel), A adds a Gaussian at the pointer, Delete takes the selected one away, Escape ends. GUI thread.
#pragma once

#include <QTimer>
#include <functional>
#include <optional>

#include "app/canvas/handle_painter.h"
#include "app/own_targets/density_preview.h"
#include "app/own_targets/mixture_handles.h"
#include "app/session/session.h"
#include "app/views/plane_overlay.h"

namespace pushforward::app {

class MixtureOverlay : public PlaneOverlay {
  Q_OBJECT
 public:
  explicit MixtureOverlay(Session& session, QObject* parent = nullptr);

  // `mixture` becomes the target when none is.
  void begin(const TargetChoice& mixture);
  void end();
  [[nodiscard]] bool is_on() const { return on_; }
  [[nodiscard]] const NumberRows& rows() const;
  [[nodiscard]] int selected() const { return selected_; }
  void select(int gaussian);
  // At the pointer, or in the middle of what is seen.
  void add();
  void remove_selected();
  // `what` names the step of undo.
  void commit(NumberRows rows, std::function<QString()> name);

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

  // In the plane; for the pixels of this view.
  [[nodiscard]] Geometry geometry(const OverlayPlace& place) const;

 signals:
  void ended();
  void mixture_changed();  // its rows, or which one is selected

 private:
  void follow_project();
  void follow_frame();
  void hold(const QString& handle);
  void end_hold();
  void move_to(const OverlayPlace& place, QPointF pixel);
  bool step_focus(const OverlayPlace& place, bool forward);
  bool move_by_key(const OverlayPlace& place, const QKeyEvent& event);

  Session& session_;
  HandlePainter painter_;
  HandleStates states_;
  DensityPreview preview_;
  bool on_ = false;
  int selected_ = 0;
  TargetChoice seen_;         // the document's target as it was followed last
  bool is_compiled_ = false;  // the frames' target is this mixture
  QString hovered_view_;
  std::optional<QPointF> pointer_;  // of the plane
  Box visible_;                     // of the density view, when it was painted last
  // While a handle is held:
  std::optional<EditGesture> gesture_;
  NumberRows held_rows_;
  QPointF grip_;  // from the pointer to what it took, in pixels
  bool held_by_key_ = false;
  QTimer key_rest_;  // ends the step of undo that held keys make
};

}  // namespace pushforward::app
