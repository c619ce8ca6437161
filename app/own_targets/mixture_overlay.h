// The Gaussians of a mixture over the views of the data plane, while training runs: centre, axes and weight are
// dragged, Gaussians added and taken away. The document has each move at once and the target is compiled behind it;
// until it is there, the density view shows what it will be. A drag is one step of undo.
//
// Keys, in a focused view, beside those of all handles: A adds a Gaussian at the pointer, Delete takes the selected one
// away, Escape ends. GUI thread.
#pragma once

#include <QList>
#include <functional>
#include <optional>

#include "app/canvas/draggable_handles.h"
#include "app/own_targets/density_preview.h"
#include "app/own_targets/mixture_handles.h"
#include "app/session/session.h"

namespace pushforward::app {

struct KeyUse;

class MixtureOverlay : public DraggableHandles {
  Q_OBJECT
 public:
  [[nodiscard]] static QList<KeyUse> keys();
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
  void drag(const OverlayPlace& place, const OverlayPointer& pointer) override;
  void hover(const OverlayPlace& place, const OverlayPointer& pointer, bool on_top) override;
  void leave() override;
  [[nodiscard]] QString description(const OverlayPlace& place) const override;
  bool key(const OverlayPlace& place, const QKeyEvent& event) override;

  [[nodiscard]] const Geometry& geometry(const OverlayPlace& place) const override;

 signals:
  void ended();
  void mixture_changed();  // its rows, or which one is selected

 protected:
  void begin_gesture(const QString& handle) override;
  void move_held(const OverlayPlace& place, QPointF pixel) override;
  void put_back() override;
  void end_gesture() override { gesture_.reset(); }
  void choose(const QString& handle) override;
  [[nodiscard]] QString next_handle(const OverlayPlace& place, bool forward) const override;
  [[nodiscard]] QPointF grip(const OverlayPlace& place, const HandleHit& hit) const override;
  [[nodiscard]] QString keys_in_words() const override;

 private:
  void follow_project();
  void follow_frame();

  Session& session_;
  DensityPreview preview_;
  bool on_ = false;
  int selected_ = 0;
  TargetChoice seen_;               // the document's target as it was followed last
  bool is_compiled_ = false;        // the frames' target is this mixture
  std::optional<QPointF> pointer_;  // of the plane
  Box visible_;                     // of the density view, when it was painted last
  // While a handle is held:
  std::optional<EditGesture> gesture_;
  NumberRows held_rows_;
  mutable Geometry geometry_;  // that was asked for last
};

}  // namespace pushforward::app
