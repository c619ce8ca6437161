// The autoregressive layer of two dimensions: x_1 = z_1 exp(s_1) + t_1 with two constants, and
// x_2 = z_2 exp(s_2(x_1)) + t_2(x_1).
#include "app/handles/affine_curves.h"
#include "core/layers/conditioner_declaration.h"

namespace pushforward::app {

namespace {

constexpr int dim = 2;

// Rows of the network's outputs: s_1, s_2, t_1, t_2.
struct Row {
  const char* id;
  const char* symbol;
  int output;
  bool is_log_scale;
  bool is_constant;
};
constexpr Row rows[] = {{"s2", "<i>s</i><sub>2</sub>", 1, true, false},
                        {"t2", "<i>t</i><sub>2</sub>", 3, false, false},
                        {"s1", "<i>s</i><sub>1</sub>", 0, true, true},
                        {"t1", "<i>t</i><sub>1</sub>", 2, false, true}};

class AutoregressiveCurves final : public LayerCurves {
 public:
  [[nodiscard]] CurveSet curves(const LayerView& layer, std::span<const double> places) const override {
    const Eigen::MatrixXd outputs = outputs_over(shape(layer), layer.values, 0, places);
    CurveSet set{QStringLiteral("<i>x</i><sub>1</sub>"), {}};
    for (const Row& row : rows) {
      const QString id = QLatin1String(row.id);
      const QString symbol = QString::fromUtf8(row.symbol);
      set.curves.push_back(row.is_log_scale ? log_scale_curve(id, symbol, layer, outputs.row(row.output))
                                            : shift_curve(id, symbol, outputs.row(row.output)));
    }
    return set;
  }

  // Nothing conditions the first dimension: the masks cut every weight of its outputs, only their biases are free. The
  // outputs of the second see all features, for in two dimensions these see x_1 alone.
  [[nodiscard]] Dragged drag(const LayerView& layer, const QString& id, double place, double height,
                             CurveDrag kind) const override {
    const NetworkOutput network(shape(layer), layer.values, {place, 0.0});
    for (const Row& row : rows) {
      if (id != QLatin1String(row.id)) continue;
      if (row.is_constant) kind = CurveDrag::shift;
      return row.is_log_scale ? drag_log_scale(layer, network, row.output, height, kind)
                              : drag_output(network, row.output, height, kind);
    }
    return {{layer.values.begin(), layer.values.end()}, {}};
  }

 private:
  static ConditionerShape shape(const LayerView& layer) { return conditioner_shape(layer.hyper, dim, 2 * dim); }
};

}  // namespace

const LayerCurves& autoregressive_curves();
const LayerCurves& autoregressive_curves() {
  static const AutoregressiveCurves curves;
  return curves;
}

}  // namespace pushforward::app
