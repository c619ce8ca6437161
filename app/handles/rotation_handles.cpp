// The rotation f(z) = R(θ) z on the canvas: the first axis, where it goes, and the angle between them.
#include <QCoreApplication>
#include <cmath>

#include "app/handles/circle.h"
#include "app/handles/layer_handles.h"

namespace pushforward::app {

namespace {

constexpr double arc_share = 0.45;  // radius of the angle's arc, as a share of the arm
constexpr double arm_in_units = 1.6;

class RotationHandles final : public CanvasHandles {
  Q_DECLARE_TR_FUNCTIONS(RotationHandles)
 public:
  [[nodiscard]] Geometry geometry(const LayerView& layer, Side, const Window& window) const override {
    const double angle = layer.values[0];
    const double arm = arm_in_units * window.unit;
    const Point end = arm * Point(std::cos(angle), std::sin(angle));
    Geometry drawn;
    drawn.guides = {{Stroke::dashed, {Point::Zero(), Point(arm, 0.0)}, {}, {}},
                    {Stroke::solid, arc(Point::Zero(), arc_share * arm, 0.0, angle), {}, {}},
                    {Stroke::arrow, {Point::Zero(), end}, QStringLiteral("angle"), {}}};
    drawn.handles = {{QStringLiteral("angle"),
                      QStringLiteral("<i>θ</i>"),
                      tr("the angle: where the first axis is turned to"),
                      Mark::dot,
                      end,
                      {angle}}};
    return drawn;
  }

  [[nodiscard]] Dragged drag(const LayerView& layer, Side, const Window&, const QString&, Point place) const override {
    // At the centre there is no direction.
    if (place.squaredNorm() == 0.0) return {{layer.values.begin(), layer.values.end()}, {}};
    return {{std::atan2(place.y(), place.x())}, {}};
  }
};

}  // namespace

const CanvasHandles& rotation_handles();
const CanvasHandles& rotation_handles() {
  static const RotationHandles handles;
  return handles;
}

}  // namespace pushforward::app
