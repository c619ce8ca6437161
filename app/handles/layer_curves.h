// Layers whose effect is a function of one conditioning coordinate: couplings and autoregressive layers of two
// dimensions. A curve is drawn over that coordinate, and dragging it changes the network behind it. Mathematics alone.
#pragma once

#include <QString>
#include <span>
#include <string_view>
#include <vector>

#include "app/handles/layer_handles.h"
#include "core/layers/layer.h"

namespace pushforward::app {

struct Curve {
  QString id;                   // unique within the layer, e.g. "s"
  QString symbol;               // limited HTML, e.g. "<i>s</i>"
  QString name;                 // what it is, in words
  std::vector<double> heights;  // one for each place asked for
};

struct CurveSet {
  QString coordinate;  // limited HTML, e.g. "<i>z</i><sub>1</sub>"
  std::vector<Curve> curves;
};

enum class CurveDrag {
  bend,  // the curve goes through the pointer by the least change of the network's last layer: far parts stay
  shift  // all of the curve moves, by the last layer's bias alone
};

class LayerCurves {
 public:
  virtual ~LayerCurves() = default;
  [[nodiscard]] virtual CurveSet curves(const LayerView& layer, std::span<const double> places) const = 0;
  // The values that bring curve `id` at `place` to `height`, or as near to it as it can go.
  [[nodiscard]] virtual Dragged drag(const LayerView& layer, const QString& id, double place, double height,
                                     CurveDrag kind) const = 0;
};

// Null when the layer has none.
[[nodiscard]] const LayerCurves* layer_curves(std::string_view layer_type);

}  // namespace pushforward::app
