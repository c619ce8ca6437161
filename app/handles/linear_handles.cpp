// The linear layer f(z) = W z + b on the canvas: where it takes the origin and the two axes, whose images are b and
// b plus the columns of W, and the unit square they span, whose area is |det W|.
#include <QCoreApplication>
#include <cmath>

#include "app/handles/axes_geometry.h"

namespace pushforward::app {

namespace {

// How near to the other axis an axis may be pulled, in units of the plane.
constexpr double least_distance = 0.02;

struct Values {
  explicit Values(const LayerView& layer)
      : columns{Point(layer.values[0], layer.values[2]), Point(layer.values[1], layer.values[3])},
        shift(layer.values[4], layer.values[5]) {}
  [[nodiscard]] std::vector<double> flat() const {
    return {columns[0].x(), columns[1].x(), columns[0].y(), columns[1].y(), shift.x(), shift.y()};
  }
  Point columns[2];
  Point shift;
};

class LinearHandles final : public CanvasHandles {
  Q_DECLARE_TR_FUNCTIONS(LinearHandles)
 public:
  [[nodiscard]] Geometry geometry(const LayerView& view, Side, const Window&) const override {
    const Values layer(view);
    const auto axis = [&layer](std::size_t column, const QString& symbol, const QString& name) {
      const Point& image = layer.columns[column];
      return AxisHandle{image, symbol, name, {image.x(), image.y()}};
    };
    return axes_geometry(
        layer.shift,
        {axis(0, QStringLiteral("<i>W</i><b><i>e</i></b><sub>1</sub>"), tr("where the first axis goes")),
         axis(1, QStringLiteral("<i>W</i><b><i>e</i></b><sub>2</sub>"), tr("where the second axis goes"))});
  }

  [[nodiscard]] Dragged drag(const LayerView& view, Side, const Window&, const QString& id,
                             Point place) const override {
    Values layer(view);
    if (id == shift_handle) {
      layer.shift = place;
      return {layer.flat(), {}};
    }
    const bool is_first = id == axis_handles[0];
    const Point& other = layer.columns[is_first ? 1 : 0];
    Point& moved = layer.columns[is_first ? 0 : 1];
    // Signed distance from the line along the other axis. It keeps its sign: on the way through 0 the plane would be
    // flattened.
    const Point normal = Point(-other.y(), other.x()).normalized();
    const double sign = normal.dot(moved) < 0.0 ? -1.0 : 1.0;
    moved = place - layer.shift;
    const double distance = sign * normal.dot(moved);
    if (distance >= least_distance) return {layer.flat(), {}};
    moved += sign * (least_distance - distance) * normal;
    return {layer.flat(),
            tr("The two axes can't fall onto one line: the plane would be flattened and the matrix have no inverse.")};
  }
};

}  // namespace

const CanvasHandles& linear_handles();
const CanvasHandles& linear_handles() {
  static const LinearHandles handles;
  return handles;
}

}  // namespace pushforward::app
