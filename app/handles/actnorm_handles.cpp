// The actnorm layer f(z) = s ⊙ z + b on the canvas: where the origin and the unit along each axis go.
#include <QCoreApplication>
#include <algorithm>

#include "app/handles/axes_geometry.h"

namespace pushforward::app {

namespace {

constexpr double least_scale = 0.01;

struct Values {
  explicit Values(const LayerView& layer)
      : scale(layer.values[0], layer.values[1]), shift(layer.values[2], layer.values[3]) {}
  [[nodiscard]] std::vector<double> flat() const { return {scale.x(), scale.y(), shift.x(), shift.y()}; }
  Point scale;
  Point shift;
};

class ActNormHandles final : public CanvasHandles {
  Q_DECLARE_TR_FUNCTIONS(ActNormHandles)
 public:
  [[nodiscard]] Geometry geometry(const LayerView& view, Side, const Window&) const override {
    const Values layer(view);
    return axes_geometry(layer.shift, {AxisHandle{Point(layer.scale.x(), 0.0),
                                                  QStringLiteral("<i>s</i><sub>1</sub>"),
                                                  tr("the scale of the first axis"),
                                                  {layer.scale.x()}},
                                       AxisHandle{Point(0.0, layer.scale.y()),
                                                  QStringLiteral("<i>s</i><sub>2</sub>"),
                                                  tr("the scale of the second axis"),
                                                  {layer.scale.y()}}});
  }

  [[nodiscard]] Dragged drag(const LayerView& view, Side, const Window&, const QString& id,
                             Point place) const override {
    Values layer(view);
    if (id == shift_handle) {
      layer.shift = place;
      return {layer.flat(), {}};
    }
    const int axis = id == axis_handles[0] ? 0 : 1;
    const double wanted = place[axis] - layer.shift[axis];
    layer.scale[axis] = std::max(wanted, least_scale);
    return {layer.flat(),
            wanted < least_scale
                ? tr("A scale stays above 0: at 0 the plane would be flattened, below it mirrored, which is the work "
                     "of a linear layer.")
                : QString()};
  }
};

}  // namespace

const CanvasHandles& actnorm_handles();
const CanvasHandles& actnorm_handles() {
  static const ActNormHandles handles;
  return handles;
}

}  // namespace pushforward::app
