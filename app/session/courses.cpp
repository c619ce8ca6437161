#include "app/session/courses.h"

#include <algorithm>
#include <utility>

namespace pushforward::app {

void Course::cut_from(std::int64_t step) {
  losses.cut_after(step - 1);
  snapshots.cut_from(step);
  if (!metrics) return;
  auto points = *metrics;
  std::erase_if(points, [step](const MetricsPoint& point) { return point.step >= step; });
  metrics = std::make_shared<const std::vector<MetricsPoint>>(std::move(points));
}

void Courses::keep(std::uint64_t id, Course course) {
  (void)take(id);
  kept_.push_back({id, std::move(course)});
  if (kept_.size() > most) kept_.pop_front();
}

std::optional<Course> Courses::take(std::uint64_t id) {
  const auto found = std::ranges::find(kept_, id, &Kept::id);
  if (found == kept_.end()) return std::nullopt;
  Course course = std::move(found->course);
  kept_.erase(found);
  return course;
}

}  // namespace pushforward::app
