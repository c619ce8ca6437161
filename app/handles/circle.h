// Circles and arcs as polylines.
#pragma once

#include <vector>

#include "app/handles/layer_handles.h"

namespace pushforward::app {

// From angle `from` to angle `to`, in radians, anticlockwise when `to` is larger; both ends included.
[[nodiscard]] std::vector<Point> arc(Point center, double radius, double from, double to);
[[nodiscard]] std::vector<Point> circle(Point center, double radius);

}  // namespace pushforward::app
