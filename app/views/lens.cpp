#include "app/views/lens.h"

#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>
#include <utility>

#include "app/views/shown_stack.h"

namespace pushforward::app {
namespace {

constexpr int curve_points = 96;

}  // namespace

bool DiscImage::is_finite() const { return center.allFinite() && jacobian.allFinite() && curve.allFinite(); }

DiscImage image_of_disc(const Stack& stack, Direction direction, const Eigen::Vector2d& center, double radius) {
  Matrix points(2, curve_points + 1);
  for (int i = 0; i < curve_points; ++i) {
    const double angle = 2 * std::numbers::pi * i / curve_points;
    points.col(i) = center + radius * Eigen::Vector2d(std::cos(angle), std::sin(angle));
  }
  points.col(curve_points) = center;
  const Pass pass = run(stack, direction, points);
  DiscImage image;
  image.curve = pass.points.leftCols(curve_points);
  image.center = pass.points.col(curve_points);
  image.log_det = pass.log_det(curve_points);
  // The gradient of one output is a row of the Jacobian; both at once, as two samples at one place.
  const Matrix twice = center.replicate(1, 2);
  image.jacobian = run_gradient(stack, direction, twice, Matrix::Identity(2, 2), Vector::Zero(2)).points.transpose();
  return image;
}

void Lens::set_on(bool on) {
  if (on == on_) return;
  on_ = on;
  image_.reset();
  emit turned_on(on);
  emit changed();
}

void Lens::show_frame(std::shared_ptr<const Frame> frame) {
  if (frame == nullptr || frame == frame_) return;
  const bool same_map =
      frame_ != nullptr && frame_->stack_in_view() == frame->stack_in_view() && frame_->depth == frame->depth;
  frame_ = std::move(frame);
  if (same_map) return;
  image_.reset();
  if (on_) emit changed();
}

const DiscImage* Lens::image() const {
  if (!on_ || frame_ == nullptr || frame_->stack == nullptr) return nullptr;
  if (!image_) image_ = image_of_disc(shown_stack(*frame_), direction(), {center_.x(), center_.y()}, radius_);
  return &*image_;
}

void Lens::moved() {
  image_.reset();
  emit changed();
}

void Lens::move_to(QPointF center) {
  center_ = center;
  moved();
}

void Lens::move_image_to(QPointF center) {
  if (frame_ == nullptr || frame_->stack == nullptr) return;
  const Direction back = direction() == Direction::forward ? Direction::inverse : Direction::forward;
  const Matrix found = run(shown_stack(*frame_), back, Eigen::Vector2d(center.x(), center.y())).points;
  if (found.allFinite()) move_to({found(0), found(1)});
}

void Lens::set_radius(double radius) {
  radius_ = std::clamp(radius, smallest_radius, largest_radius);
  moved();
}

void Lens::change_plane() {
  const DiscImage* shown = image();
  if (shown == nullptr || !shown->is_finite()) return;
  const DiscImage there = *shown;
  plane_ = plane_ == Plane::x ? Plane::z : Plane::x;
  center_ = {there.center.x(), there.center.y()};
  set_radius(radius_ * std::exp(there.log_det / 2));
}

void Lens::take_place_of(const Lens& other) {
  const auto disc = [](const Lens& lens) { return std::tuple(lens.plane_, lens.center_, lens.radius_); };
  if (on_ == other.on_ && disc(*this) == disc(other)) return;
  std::tie(plane_, center_, radius_) = disc(other);
  image_.reset();
  if (std::exchange(on_, other.on_) != other.on_) emit turned_on(on_);
  emit changed();
}

}  // namespace pushforward::app
