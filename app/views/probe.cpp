#include "app/views/probe.h"

#include <tuple>
#include <utility>

#include "app/views/shown_stack.h"

namespace pushforward::app {
void Probe::set_on(bool on) {
  if (on == on_) return;
  on_ = on;
  pinned_ = false;
  trace_.reset();
  emit turned_on(on);
  emit changed();
}

void Probe::show_frame(std::shared_ptr<const Frame> frame) {
  if (frame == nullptr || frame == frame_) return;
  const bool same_map =
      frame_ != nullptr && frame_->stack_in_view() == frame->stack_in_view() && frame_->depth == frame->depth;
  if (frame_ == nullptr || frame_->target != frame->target) target_log_density_.reset();
  frame_ = std::move(frame);
  if (same_map) return;
  trace_.reset();
  if (plane_ == Plane::z) target_log_density_.reset();
  if (on_) emit changed();
}

const PointTrace* Probe::trace() const {
  if (!on_ || frame_ == nullptr || frame_->stack == nullptr) return nullptr;
  if (!trace_) {
    const Eigen::Vector2d point(point_.x(), point_.y());
    const Stack stack = shown_stack(*frame_);
    trace_ = plane_ == Plane::x ? trace_back(stack, point, frame_->temperature)
                                : trace_forward(stack, point, frame_->temperature);
  }
  return &*trace_;
}

std::vector<Probe::Share> Probe::shares() const {
  const PointTrace* way = trace();
  std::vector<Share> found;
  if (way == nullptr || !way->is_finite()) return found;
  for (Eigen::Index i = 0; i < way->log_det.size(); ++i)
    found.push_back({frame_->stack->layers[static_cast<std::size_t>(i)].id, way->log_det(i)});
  return found;
}

void Probe::point_at(quint64 layer) {
  if (layer == pointed_layer_) return;
  pointed_layer_ = layer;
  emit pointed(layer);
}

std::optional<double> Probe::target_log_density() const {
  const PointTrace* way = trace();
  if (way == nullptr || frame_->target == nullptr) return std::nullopt;
  if (!target_log_density_) target_log_density_ = frame_->target->target->log_density(way->x())(0);
  return target_log_density_;
}

void Probe::moved() {
  placed_ = true;
  trace_.reset();
  target_log_density_.reset();
  emit changed();
}

void Probe::move_to(Plane plane, QPointF point) {
  if (plane == plane_ && point == point_) return;
  plane_ = plane;
  point_ = point;
  moved();
}

void Probe::pin(Plane plane, QPointF point) {
  pinned_ = true;
  plane_ = plane;
  point_ = point;
  moved();
}

void Probe::unpin() {
  if (!pinned_) return;
  pinned_ = false;
  emit changed();
}

void Probe::take_place_of(const Probe& other) {
  const auto place = [](const Probe& probe) {
    return std::tuple(probe.pinned_, probe.placed_, probe.plane_, probe.point_);
  };
  if (on_ == other.on_ && place(*this) == place(other)) return;
  std::tie(pinned_, placed_, plane_, point_) = place(other);
  trace_.reset();
  target_log_density_.reset();
  if (std::exchange(on_, other.on_) != other.on_) emit turned_on(on_);
  emit changed();
}

std::optional<QPointF> Probe::place_in(Plane plane) const {
  const PointTrace* way = trace();
  if (way == nullptr) return std::nullopt;
  if (plane == plane_) return point_;
  const Vector found = plane == Plane::x ? way->x() : way->z();
  return QPointF(found(0), found(1));
}

}  // namespace pushforward::app
