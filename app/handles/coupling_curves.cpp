// The affine coupling x_B = z_B exp(s(z_A)) + t(z_A): s and t over z_A.
#include "app/handles/affine_curves.h"
#include "core/layers/conditioner_declaration.h"
#include "core/layers/masked_coupling.h"

namespace pushforward::app {

namespace {

class CouplingCurves final : public LayerCurves {
 public:
  [[nodiscard]] CurveSet curves(const LayerView& layer, std::span<const double> places) const override {
    const Eigen::MatrixXd outputs = outputs_over(shape(layer), layer.values, 0, places);
    return {conditioning_coordinate(layer.hyper),
            {log_scale_curve(QStringLiteral("s"), QStringLiteral("<i>s</i>"), layer, outputs.row(0)),
             shift_curve(QStringLiteral("t"), QStringLiteral("<i>t</i>"), outputs.row(1))}};
  }

  [[nodiscard]] Dragged drag(const LayerView& layer, const QString& id, double place, double height,
                             CurveDrag kind) const override {
    const NetworkOutput network(shape(layer), layer.values, {place});
    return id == QLatin1String("s") ? drag_log_scale(layer, network, 0, height, kind)
                                    : drag_output(network, 1, height, kind);
  }

 private:
  static ConditionerShape shape(const LayerView& layer) {
    const std::vector<int> widths = coupling_widths(layer.hyper, 2);
    return conditioner_shape(layer.hyper, widths.front(), widths.back());
  }
};

}  // namespace

const LayerCurves& coupling_curves();
const LayerCurves& coupling_curves() {
  static const CouplingCurves curves;
  return curves;
}

}  // namespace pushforward::app
