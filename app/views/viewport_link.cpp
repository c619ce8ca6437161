#include "app/views/viewport_link.h"

#include <algorithm>
#include <cmath>

namespace pushforward::app {
namespace {

// Beyond these a view shows nothing but rounding errors.
constexpr double smallest_side = 1e-4;
constexpr double largest_side = 1e4;

bool is_usable(const Box& box) {
  const double width = box.right - box.left;
  const double height = box.top - box.bottom;
  const double far = std::max({std::abs(box.left), std::abs(box.right), std::abs(box.bottom), std::abs(box.top)});
  return width >= smallest_side && height >= smallest_side && width <= largest_side && height <= largest_side &&
         far <= largest_side;
}

}  // namespace

void ViewportLink::set_box(const Box& box) {
  if (!is_usable(box)) return;
  box_was_set_ = true;
  if (box == box_) return;
  box_ = box;
  emit changed();
}

void ViewportLink::set_home(const Box& home) {
  if (!is_usable(home)) return;
  const bool keep = !has_home_ && box_was_set_;
  has_home_ = true;
  home_ = home;
  if (held_)
    emit changed();  // whether it is at home
  else if (!keep)
    reset();
}

void ViewportLink::reset() { set_box(home_); }

void ViewportLink::zoom(double factor, double x1, double x2) {
  set_box({x1 + (box_.left - x1) * factor, x1 + (box_.right - x1) * factor, x2 + (box_.bottom - x2) * factor,
           x2 + (box_.top - x2) * factor});
}

void ViewportLink::pan(double x1, double x2) {
  set_box({box_.left + x1, box_.right + x1, box_.bottom + x2, box_.top + x2});
}

void ViewportLink::follow_target(const std::shared_ptr<const CompiledTarget>& target) {
  if (target == nullptr || target == target_) return;
  // Two models side by side have one target and compile it each.
  const bool is_known = target_ != nullptr && target_->choice == target->choice;
  target_ = target;
  if (is_known) return;
  set_home(target->target->box());
}

void ViewportLink::set_visible(const QObject* view, const Box& visible) {
  const auto found = visible_.constFind(view);
  if (found != visible_.constEnd() && *found == visible) return;
  visible_.insert(view, visible);
  emit visible_changed();
}

void ViewportLink::set_hidden(const QObject* view) {
  if (visible_.remove(view) > 0) emit visible_changed();
}

Box ViewportLink::visible_hull() const {
  Box hull = box_;
  for (const Box& box : visible_) {
    hull = {std::min(hull.left, box.left), std::max(hull.right, box.right), std::min(hull.bottom, box.bottom),
            std::max(hull.top, box.top)};
  }
  return hull;
}

bool ViewportLink::take_turn() {
  constexpr int turn_milliseconds = 16;
  if (since_turn_.isValid() && since_turn_.elapsed() < turn_milliseconds) return false;
  since_turn_.start();
  return true;
}

}  // namespace pushforward::app
