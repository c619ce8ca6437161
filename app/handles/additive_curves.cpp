// The additive coupling x_B = z_B + t(z_A): t over z_A.
#include "app/handles/affine_curves.h"
#include "core/layers/conditioner_declaration.h"
#include "core/layers/masked_coupling.h"

namespace pushforward::app {

namespace {

class AdditiveCurves final : public LayerCurves {
 public:
  [[nodiscard]] CurveSet curves(const LayerView& layer, std::span<const double> places) const override {
    const Eigen::MatrixXd outputs = outputs_over(shape(layer), layer.values, 0, places);
    return {conditioning_coordinate(layer.hyper),
            {shift_curve(QStringLiteral("t"), QStringLiteral("<i>t</i>"), outputs.row(0))}};
  }

  [[nodiscard]] Dragged drag(const LayerView& layer, const QString&, double place, double height,
                             CurveDrag kind) const override {
    return drag_output(NetworkOutput(shape(layer), layer.values, {place}), 0, height, kind);
  }

 private:
  static ConditionerShape shape(const LayerView& layer) {
    const std::vector<int> widths = coupling_widths(layer.hyper, 1);
    return conditioner_shape(layer.hyper, widths.front(), widths.back());
  }
};

}  // namespace

const LayerCurves& additive_curves();
const LayerCurves& additive_curves() {
  static const AdditiveCurves curves;
  return curves;
}

}  // namespace pushforward::app
