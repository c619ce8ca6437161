// The actnorm layer f(z) = s ⊙ z + b on the canvas: where the origin and the unit along each axis go.
#include <QCoreApplication>
#include <algorithm>

#include "app/handles/layer_handles.h"

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
    const Point& origin = layer.shift;
    const Point first = origin + Point(layer.scale.x(), 0.0);
    const Point second = origin + Point(0.0, layer.scale.y());
    Geometry drawn;
    drawn.guides = {{Stroke::dashed, {first, origin + layer.scale, second}, {}, {}},
                    {Stroke::arrow, {origin, first}, QStringLiteral("1"), {}},
                    {Stroke::arrow, {origin, second}, QStringLiteral("2"), {}}};
    drawn.handles = {{QStringLiteral("shift"),
                      QStringLiteral("<b><i>b</i></b>"),
                      tr("where the origin goes"),
                      Mark::square,
                      origin,
                      {origin.x(), origin.y()}},
                     {QStringLiteral("1"),
                      QStringLiteral("<i>s</i><sub>1</sub>"),
                      tr("the scale of the first axis"),
                      Mark::dot,
                      first,
                      {layer.scale.x()}},
                     {QStringLiteral("2"),
                      QStringLiteral("<i>s</i><sub>2</sub>"),
                      tr("the scale of the second axis"),
                      Mark::dot,
                      second,
                      {layer.scale.y()}}};
    return drawn;
  }

  [[nodiscard]] Dragged drag(const LayerView& view, Side, const Window&, const QString& id,
                             Point place) const override {
    Values layer(view);
    if (id == QLatin1String("shift")) {
      layer.shift = place;
      return {layer.flat(), {}};
    }
    const int axis = id == QLatin1String("1") ? 0 : 1;
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
