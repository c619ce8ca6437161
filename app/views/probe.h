// One point that all views look at: where it is in x and in z, its way through the stack, and what each layer adds to
// its log-density. Shared by the views of a window. GUI thread.
//
// Everything is computed here, in float64, from the parameters of the newest frame: a point through a stack takes
// microseconds, needs no device, and so belongs to the frame that is seen.
#pragma once

#include <QObject>
#include <QPointF>
#include <optional>
#include <vector>

#include "app/session/frame.h"
#include "app/views/plane_overlay.h"
#include "core/flow/point_trace.h"

namespace pushforward::app {

class Probe : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;

  [[nodiscard]] bool is_on() const { return on_; }
  [[nodiscard]] bool is_pinned() const { return pinned_; }
  // The way of the point through the layers that the frame shows. None while the probe is off or there is no frame.
  [[nodiscard]] const PointTrace* trace() const;
  // What each layer that is shown adds to log p(x), the base side first; empty where the flow is not finite.
  struct Share {
    std::uint64_t layer = 0;
    double log_det = 0.0;  // nats, of f⁻¹
  };
  [[nodiscard]] std::vector<Share> shares() const;
  // The layer whose share somebody points at, in the waterfall or in the stack; 0 is none.
  [[nodiscard]] quint64 pointed_layer() const { return pointed_layer_; }
  // Of the target at x; none where there is no target.
  [[nodiscard]] std::optional<double> target_log_density() const;
  [[nodiscard]] const std::shared_ptr<const Frame>& frame() const { return frame_; }

  // The point stays at its place in this plane while the parameters change; the other plane's follows.
  void move_to(Plane plane, QPointF point);
  void pin(Plane plane, QPointF point);
  void unpin();
  // On or off, pinned or not, and at the same place of the same plane.
  void take_place_of(const Probe& other);
  [[nodiscard]] bool is_placed() const { return placed_; }  // has ever been moved or pinned
  // Where it is in a plane; none before a frame.
  [[nodiscard]] std::optional<QPointF> place_in(Plane plane) const;

 public slots:
  void set_on(bool on);
  void point_at(quint64 layer);
  void show_frame(std::shared_ptr<const pushforward::app::Frame> frame);

 signals:
  void turned_on(bool on);
  void changed();  // what the views say of it
  void pointed(quint64 layer);

 private:
  void moved();

  bool on_ = false;
  bool pinned_ = false;
  bool placed_ = false;
  Plane plane_ = Plane::x;
  QPointF point_;
  quint64 pointed_layer_ = 0;
  std::shared_ptr<const Frame> frame_;
  // Found when somebody asks, and kept until something changes.
  mutable std::optional<PointTrace> trace_;
  mutable std::optional<double> target_log_density_;
};

}  // namespace pushforward::app
