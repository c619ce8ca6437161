// The spline coupling x_B = RQS(z_B; θ(z_A)): where it takes seven levels of z_B, over z_A. Together the curves are the
// image of horizontal grid lines, so their distances show where space is stretched.
#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cmath>

#include "app/handles/affine_curves.h"
#include "core/layers/conditioner_declaration.h"
#include "core/layers/masked_coupling.h"
#include "core/layers/rational_quadratic.h"

namespace pushforward::app {

namespace {

// Levels of z_B as shares of the tail bound; beyond the bound the layer is the identity.
constexpr std::array<double, 7> levels{-0.75, -0.5, -0.25, 0.0, 0.25, 0.5, 0.75};
constexpr double largest_share_of_bound = 0.97;
constexpr int most_iterations = 24;
constexpr double accuracy = 1e-9;
constexpr double longest_step = 2.0;  // of all logits together: their exponentials are far from linear

int bins_of(const HyperValues& hyper) { return static_cast<int>(std::get<std::int64_t>(hyper.at("bins"))); }
double bound_of(const HyperValues& hyper) { return std::get<double>(hyper.at("bound")); }

ConditionerShape shape_of(const LayerView& layer) {
  const std::vector<int> widths = coupling_widths(layer.hyper, RationalQuadratic::logit_count(bins_of(layer.hyper)));
  return conditioner_shape(layer.hyper, widths.front(), widths.back());
}

class SplineCurves final : public LayerCurves {
  Q_DECLARE_TR_FUNCTIONS(SplineCurves)
 public:
  [[nodiscard]] CurveSet curves(const LayerView& layer, std::span<const double> places) const override {
    const Eigen::MatrixXd logits = outputs_over(shape_of(layer), layer.values, 0, places);
    const double bound = bound_of(layer.hyper);
    CurveSet set{conditioning_coordinate(layer.hyper), {}};
    for (const double level : levels) {
      const double z = level * bound;
      set.curves.push_back({QString::number(level),
                            QStringLiteral("<i>z<sub>B</sub></i> = %1").arg(z),
                            tr("where the layer takes this level of the other coordinate"),
                            {}});
      for (Eigen::Index place = 0; place < logits.cols(); ++place) {
        const std::span<const double> column(logits.col(place).data(), static_cast<std::size_t>(logits.rows()));
        set.curves.back().heights.push_back(RationalQuadratic(column, bins_of(layer.hyper), bound).forward(z).value);
      }
    }
    return set;
  }

  // Newton's steps of least length in the logits at this place: the curve's height is not linear in them.
  [[nodiscard]] Dragged drag(const LayerView& layer, const QString& id, double place, double height,
                             CurveDrag kind) const override {
    const double bound = bound_of(layer.hyper);
    const double z = id.toDouble() * bound;
    const double most = largest_share_of_bound * bound;
    const double wanted = std::clamp(height, -most, most);
    const NetworkOutput network(shape_of(layer), layer.values, {place});
    const std::vector<double> change = change_of_logits(network.outputs(), bins_of(layer.hyper), bound, z, wanted);
    Dragged dragged{network.moved(change, kind), {}};
    if (wanted != height)
      dragged.reason = tr("Inside the tail bound ±%1 the spline stays inside it; beyond it nothing moves.").arg(bound);
    return dragged;
  }

 private:
  static std::vector<double> change_of_logits(const std::vector<double>& start, int bins, double bound, double z,
                                              double wanted) {
    std::vector<double> logits = start;
    for (int iteration = 0; iteration < most_iterations; ++iteration) {
      const RationalQuadratic spline(logits, bins, bound);
      const double missing = wanted - spline.forward(z).value;
      if (std::abs(missing) < accuracy * bound) break;
      std::vector<double> slope(logits.size(), 0.0);
      spline.forward_gradient(z, 1.0, 0.0, slope);
      double square = 0.0;
      for (const double number : slope) square += number * number;
      if (square == 0.0) break;
      const double length = std::min(std::abs(missing) / std::sqrt(square), longest_step);
      for (std::size_t i = 0; i < logits.size(); ++i)
        logits[i] += std::copysign(length, missing) * slope[i] / std::sqrt(square);
    }
    for (std::size_t i = 0; i < logits.size(); ++i) logits[i] -= start[i];
    return logits;
  }
};

}  // namespace

const LayerCurves& spline_curves();
const LayerCurves& spline_curves() {
  static const SplineCurves curves;
  return curves;
}

}  // namespace pushforward::app
