#include "app/handles/axes_geometry.h"

#include <QCoreApplication>

namespace pushforward::app {

Geometry axes_geometry(Point origin, const std::array<AxisHandle, 2>& axes) {
  const Point first = origin + axes[0].image, second = origin + axes[1].image;
  Geometry drawn;
  drawn.guides = {{Stroke::dashed, {first, first + axes[1].image, second}, {}, {}}};
  drawn.handles = {{shift_handle,
                    QStringLiteral("<b><i>b</i></b>"),
                    QCoreApplication::translate("AxesGeometry", "where the origin goes"),
                    Mark::square,
                    origin,
                    {origin.x(), origin.y()}}};
  for (std::size_t axis = 0; axis < axes.size(); ++axis) {
    const Point end = origin + axes[axis].image;
    drawn.guides.push_back({Stroke::arrow, {origin, end}, axis_handles[axis], {}});
    drawn.handles.push_back(
        {axis_handles[axis], axes[axis].symbol, axes[axis].name, Mark::dot, end, axes[axis].numbers});
  }
  return drawn;
}

}  // namespace pushforward::app
