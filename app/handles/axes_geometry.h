// The image of the origin and of the two axes as handles: what a layer that maps straight lines to straight lines does.
#pragma once

#include <array>

#include "app/handles/layer_handles.h"

namespace pushforward::app {

// Ids of the handles.
inline constexpr QLatin1String shift_handle("shift");
inline constexpr std::array axis_handles{QLatin1String("1"), QLatin1String("2")};

struct AxisHandle {
  Point image = Point::Zero();  // of the axis's unit, from the image of the origin
  QString symbol;               // limited HTML
  QString name;
  std::vector<double> numbers;
};

// `origin` is the image of the origin, the layer's b. The dashed lines close the unit square's image.
[[nodiscard]] Geometry axes_geometry(Point origin, const std::array<AxisHandle, 2>& axes);

}  // namespace pushforward::app
