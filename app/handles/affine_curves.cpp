#include "app/handles/affine_curves.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "core/layers/log_scale_bound.h"

namespace pushforward::app {

namespace {

// s = c tanh(raw / c): nearer to ±c the raw output runs away.
constexpr double largest_share_of_bound = 0.98;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(AffineCurves)
};

Curve curve_of(const QString& id, const QString& symbol, const QString& name, const Eigen::ArrayXXd& heights) {
  return {id, symbol, name, {heights.data(), heights.data() + heights.size()}};
}

}  // namespace

QString conditioning_coordinate(const HyperValues& hyper) {
  const auto& mask = std::get<std::vector<std::int64_t>>(hyper.at("mask"));
  return mask[0] == 1 ? QStringLiteral("<i>z</i><sub>1</sub>") : QStringLiteral("<i>z</i><sub>2</sub>");
}

Curve log_scale_curve(const QString& id, const QString& symbol, const LayerView& layer, const Eigen::MatrixXd& raw) {
  return curve_of(id, symbol, Words::tr("log-scale: the other coordinate is stretched by its exponential"),
                  bounded_log_scale(log_scale_bound(layer.hyper), raw.array()));
}

Curve shift_curve(const QString& id, const QString& symbol, const Eigen::MatrixXd& outputs) {
  return curve_of(id, symbol, Words::tr("shift: added to the other coordinate"), outputs.array());
}

Dragged drag_output(const NetworkOutput& network, int row, double height, CurveDrag kind) {
  const auto index = static_cast<std::size_t>(row);
  std::vector<double> change(network.outputs().size(), 0.0);
  change[index] = height - network.outputs()[index];
  return {network.moved(change, kind), {}};
}

Dragged drag_log_scale(const LayerView& layer, const NetworkOutput& network, int row, double height, CurveDrag kind) {
  const auto bound = log_scale_bound(layer.hyper);
  if (!bound) return drag_output(network, row, height, kind);
  const double most = largest_share_of_bound * *bound;
  const double kept = std::clamp(height, -most, most);
  Dragged dragged = drag_output(network, row, *bound * std::atanh(kept / *bound), kind);
  if (kept != height)
    dragged.reason =
        Words::tr("s stays within ±%1, the layer's log-scale bound, which keeps training from running away.")
            .arg(*bound);
  return dragged;
}

}  // namespace pushforward::app
