// Painting a target over the views of the data plane, while training runs. The painting is drawn at once; the document
// follows every stroke, a few times while it is drawn, and the target is compiled behind it. A stroke is one step of
// undo. An empty canvas is no target: the one from before goes on training until something is painted.
//
// Keys, in a focused view: the arrows move the brush (Shift: a little), Return dabs, Escape ends. GUI thread.
#pragma once

#include <QList>
#include <QTimer>
#include <optional>

#include "app/canvas/handle_painter.h"
#include "app/own_targets/density_preview.h"
#include "app/own_targets/painting.h"
#include "app/session/session.h"
#include "app/views/plane_overlay.h"

namespace pushforward::app {

struct KeyUse;

class PaintOverlay : public PlaneOverlay {
  Q_OBJECT
 public:
  [[nodiscard]] static QList<KeyUse> keys();
  explicit PaintOverlay(Session& session, QObject* parent = nullptr);

  // On the painting that is the target, or on an empty canvas.
  void begin();
  void end();
  [[nodiscard]] bool is_on() const { return on_; }
  [[nodiscard]] const Painting& painting() const { return painting_; }
  [[nodiscard]] const Brush& brush() const { return brush_; }
  void set_brush(const Brush& brush);
  void clear();
  // What a person should know: why there is nothing to train against yet. Empty as a rule.
  [[nodiscard]] QString sentence() const;

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
  [[nodiscard]] QString description(const OverlayPlace& place) const override;
  bool key(const OverlayPlace& place, const QKeyEvent& event) override;

 signals:
  void ended();
  void brush_changed();
  void painting_changed();

 private:
  void follow_project();
  void follow_frame();
  void begin_stroke(QPointF point);
  void end_stroke();
  void commit();
  void show_painting();
  void paint_ring(QPainter& painter, const PlotTransform& transform) const;

  Session& session_;
  HandlePainter painter_;
  bool on_ = false;
  Brush brush_;
  Painting painting_;
  DensityPreview preview_;
  TargetChoice former_;        // the target when painting began
  TargetChoice before_press_;  // where Escape leads back to
  TargetChoice seen_;          // the document's target as it was followed last
  bool is_compiled_ = false;   // the frames show this painting's contours
  std::optional<EditGesture> gesture_;
  std::optional<QPointF> brush_place_;  // of the plane
  QTimer commit_turn_;
};

}  // namespace pushforward::app
