// Which handle the pointer takes, in a view's pixels.
#pragma once

#include <QPointF>
#include <QString>
#include <optional>

#include "app/handles/layer_handles.h"
#include "app/views/plot_transform.h"

namespace pushforward::app {

inline constexpr double handle_reach = 12.0;  // pixels from a handle's middle
inline constexpr double line_reach = 10.0;    // from a line that a handle moves

struct HandleHit {
  QString handle;
  QPointF grip;  // the pixel of the geometry that was taken: the handle's middle, or the line's nearest point
};

[[nodiscard]] QPointF pixel_of(const PlotTransform& transform, Point point);

// The nearest handle within its reach, of equally near ones that on top; else the nearest line. Geometry is in the
// view's plane.
[[nodiscard]] std::optional<HandleHit> hit_handle(const Geometry& geometry, const PlotTransform& transform,
                                                  QPointF pixel);

}  // namespace pushforward::app
