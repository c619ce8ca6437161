// The radial layer f(z) = z + β (z − z0) / (α + ‖z − z0‖) on the canvas: its centre, which it leaves in place, the
// circle of radius α within which it is strongest, and that circle as the centre would stretch it: the stretch there
// is 1 + β/α, so its radius is α + β, and the constraint β > −α is that it does not shrink to nothing.
#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "app/handles/circle.h"
#include "app/handles/layer_handles.h"

namespace pushforward::app {

namespace {

constexpr double least_radius = 1e-2;  // of either circle, in units of the plane

struct Values {
  explicit Values(const LayerView& layer)
      : center(layer.values[0], layer.values[1]), alpha(layer.values[2]), beta(layer.values[3]) {}
  [[nodiscard]] std::vector<double> flat() const { return {center.x(), center.y(), alpha, beta}; }
  // The layer takes the radius α to α + β α / (α + α).
  [[nodiscard]] double drawn_alpha(Side side) const { return side == Side::input ? alpha : alpha + beta / 2.0; }
  Point center;
  double alpha;
  double beta;
};

class RadialHandles final : public CanvasHandles {
  Q_DECLARE_TR_FUNCTIONS(RadialHandles)
 public:
  [[nodiscard]] Geometry geometry(const LayerView& view, Side side, const Window&) const override {
    const Values layer(view);
    const double reach = layer.drawn_alpha(side);
    const double stretched = layer.alpha + layer.beta;
    const Point diagonal = Point(1.0, 1.0).normalized();
    Geometry drawn;
    drawn.guides = {{Stroke::dashed, circle(layer.center, stretched), QStringLiteral("beta"), {}},
                    {Stroke::solid, circle(layer.center, reach), QStringLiteral("alpha"), {}},
                    {Stroke::arrow,
                     {layer.center + layer.alpha * diagonal, layer.center + stretched * diagonal},
                     QStringLiteral("beta"),
                     {}}};
    drawn.handles = {{QStringLiteral("z0"),
                      QStringLiteral("<b><i>z</i></b><sub>0</sub>"),
                      tr("the centre"),
                      Mark::square,
                      layer.center,
                      {layer.center.x(), layer.center.y()}},
                     {QStringLiteral("alpha"),
                      QStringLiteral("<i>α</i>"),
                      tr("the radius within which the layer acts most"),
                      Mark::ring,
                      layer.center + Point(reach, 0.0),
                      {layer.alpha}},
                     {QStringLiteral("beta"),
                      QStringLiteral("<i>β</i>"),
                      tr("the strength: outwards swells, inwards squeezes; the dashed circle is α + β"),
                      Mark::dot,
                      layer.center + stretched * diagonal,
                      {layer.beta}}};
    return drawn;
  }

  [[nodiscard]] Dragged drag(const LayerView& view, Side side, const Window&, const QString& id,
                             Point place) const override {
    Values layer(view);
    const double distance = (place - layer.center).norm();
    QString reason;
    if (id == QLatin1String("z0")) layer.center = place;
    if (id == QLatin1String("alpha")) {
      const double wanted = side == Side::input ? distance : distance - layer.beta / 2.0;
      const double least = std::max(least_radius, least_radius - layer.beta);
      layer.alpha = std::max(wanted, least);
      if (wanted < least)
        reason = layer.beta < 0.0
                     ? why_beta()
                     : tr("α stays above 0: a circle without a radius would tear the plane at its centre.");
    }
    if (id == QLatin1String("beta")) {
      layer.beta = std::max(distance, least_radius) - layer.alpha;
      if (distance < least_radius) reason = why_beta();
    }
    return {layer.flat(), reason};
  }

 private:
  static QString why_beta() {
    return tr(
        "β stays above −α: beyond it the plane would fold through the centre and the layer would have no inverse.");
  }
};

}  // namespace

const CanvasHandles& radial_handles();
const CanvasHandles& radial_handles() {
  static const RadialHandles handles;
  return handles;
}

}  // namespace pushforward::app
