// The affine masked autoregressive layer: dimension i is scaled and shifted by what a masked network makes of the
// dimensions before it. Papamakarios, Pavlakou & Murray 2017, "Masked Autoregressive Flow for Density Estimation",
// eq. 3 and 4; the masks are those of Germain et al. 2015, "MADE", eq. 8 and 9. Flipped it is the inverse
// autoregressive flow of Kingma et al. 2016.
#include <algorithm>
#include <cmath>

#include "core/errors.h"
#include "core/layers/conditioner_declaration.h"
#include "core/layers/layer.h"
#include "core/layers/log_scale_bound.h"

namespace pushforward {

namespace {

ConditionerShape shape_of(const HyperValues& hyper, int dim) { return conditioner_shape(hyper, dim, 2 * dim); }

// Calls visit(index) with the place in the flat vector of every weight that the masks cut. Degrees count from 1:
// input d has degree d, hidden unit k the degree 1 + k mod max(1, dim - 1), outputs s_d and t_d the degree d. A hidden
// unit sees what has a degree no higher than its own, an output only what has a lower one.
template <typename Visit>
void for_each_cut_weight(const HyperValues& hyper, int dim, const Visit& visit) {
  const std::vector<int> widths = shape_of(hyper, dim).widths;
  const std::size_t last = widths.size() - 1;
  const auto degree = [&](std::size_t level, int unit) {
    if (level == 0 || level == last) return 1 + unit % dim;
    return 1 + unit % std::max(1, dim - 1);
  };
  std::size_t index = 0;
  for (std::size_t level = 1; level <= last; ++level)
    for (int out = 0; out < widths[level]; ++out)
      for (int in = 0; in < widths[level - 1]; ++in, ++index) {
        const int reach = degree(level, out);
        const int source = degree(level - 1, in);
        if (level == last ? reach <= source : reach < source) visit(index);
      }
}

class Autoregressive final : public Layer {
 public:
  [[nodiscard]] const LayerSpec& spec() const override {
    static const LayerSpec declared = declare();
    return declared;
  }

  void constrain(const HyperValues& hyper, int dim, std::span<const double> parameters,
                 std::span<double> values) const override {
    std::ranges::copy(parameters, values.begin());
    for_each_cut_weight(hyper, dim, [values](std::size_t index) { values[index] = 0.0; });
  }

  void constrain_gradient(const HyperValues& hyper, int dim, std::span<const double>,
                          std::span<const double> grad_values, std::span<double> grad_parameters) const override {
    std::ranges::copy(grad_values, grad_parameters.begin());
    for_each_cut_weight(hyper, dim, [grad_parameters](std::size_t index) { grad_parameters[index] = 0.0; });
  }

  void unconstrain(HyperValues& hyper, int dim, std::span<const double> values,
                   std::span<double> parameters) const override {
    for_each_cut_weight(hyper, dim, [values](std::size_t index) {
      if (values[index] != 0.0)
        throw InputError("weights",
                         "an autoregressive layer needs a zero wherever its mask cuts a connection, but number " +
                             std::to_string(index) + " of the weights is " + std::to_string(values[index]) + ".");
    });
    std::ranges::copy(values, parameters.begin());
  }

  void initialise(HyperValues& hyper, int dim, Initialisation, Generator& generator,
                  std::span<double> parameters) const override {
    // Both starts are the identity: hidden layers random, last layer zero.
    initialise_conditioner(shape_of(hyper, dim).widths, generator, parameters);
    for_each_cut_weight(hyper, dim, [parameters](std::size_t index) { parameters[index] = 0.0; });
  }

  // Sequential: x_i needs x_1 ... x_{i-1}. Pass i of the network gives the final s_i and t_i.
  void forward(const LayerView& layer, const Matrix& z, Matrix& x, Vector& log_det) const override {
    const Conditioner network(shape_of(layer.hyper, layer.dim), layer.values);
    const auto bound = log_scale_bound(layer.hyper);
    Matrix made = Matrix::Zero(z.rows(), z.cols());
    log_det = Vector::Zero(z.cols());
    for (Eigen::Index i = 0; i < z.rows(); ++i) {
      const Matrix conditioned = network.evaluate(made);
      const Eigen::ArrayXXd s = bounded_log_scale(bound, conditioned.row(i).array());
      made.row(i) = (z.row(i).array() * s.exp() + conditioned.row(z.rows() + i).array()).matrix();
      log_det += s.matrix().transpose();
    }
    x = std::move(made);
  }

  // The native direction, parallel over the dimensions: z_i = (x_i − t_i) exp(−s_i).
  void inverse(const LayerView& layer, const Matrix& x, Matrix& z, Vector& log_det) const override {
    const Conditioner network(shape_of(layer.hyper, layer.dim), layer.values);
    const Matrix conditioned = network.evaluate(x);
    const Eigen::ArrayXXd s = bounded_log_scale(log_scale_bound(layer.hyper), conditioned.topRows(x.rows()).array());
    z = ((x - conditioned.bottomRows(x.rows())).array() * (-s).exp()).matrix();
    log_det = -s.colwise().sum().transpose();
  }

  // x_i = z_i exp(s_i(x)) + t_i(x). The whole gradient at x_i is the seed plus what comes back through the network
  // from the later dimensions, so they are settled from the last to the first; nothing runs through the sequence of
  // the forward direction.
  void forward_gradient(const LayerView& layer, const Matrix& z, const Matrix& x, const Matrix& grad_x,
                        const Vector& grad_log_det, Matrix& grad_z, std::span<double> grad_values) const override {
    const Conditioner network(shape_of(layer.hyper, layer.dim), layer.values);
    const auto bound = log_scale_bound(layer.hyper);
    Conditioner::Trace trace;
    const Matrix conditioned = network.evaluate(x, trace);
    const Eigen::ArrayXXd s = bounded_log_scale(bound, conditioned.topRows(x.rows()).array());
    const Eigen::ArrayXXd slope = bounded_log_scale_slope(bound, s);
    Matrix whole = grad_x;
    Matrix result(z.rows(), z.cols());
    for (Eigen::Index i = z.rows() - 1; i >= 0; --i) {
      result.row(i) = (whole.row(i).array() * s.row(i).exp()).matrix();
      Matrix grad_conditioned = Matrix::Zero(conditioned.rows(), conditioned.cols());
      grad_conditioned.row(i) =
          ((result.row(i).array() * z.row(i).array() + grad_log_det.transpose().array()) * slope.row(i)).matrix();
      grad_conditioned.row(z.rows() + i) = whole.row(i);
      whole += network.gradient(trace, grad_conditioned, grad_values);
    }
    grad_z = std::move(result);
  }

  void inverse_gradient(const LayerView& layer, const Matrix& x, const Matrix& z, const Matrix& grad_z,
                        const Vector& grad_log_det, Matrix& grad_x, std::span<double> grad_values) const override {
    const Conditioner network(shape_of(layer.hyper, layer.dim), layer.values);
    const auto bound = log_scale_bound(layer.hyper);
    Conditioner::Trace trace;
    const Matrix conditioned = network.evaluate(x, trace);
    const Eigen::ArrayXXd s = bounded_log_scale(bound, conditioned.topRows(x.rows()).array());
    const Matrix direct = (grad_z.array() * (-s).exp()).matrix();
    const Eigen::ArrayXXd grad_s = (-grad_z.array() * z.array()).rowwise() - grad_log_det.transpose().array();
    Matrix grad_conditioned(conditioned.rows(), conditioned.cols());
    grad_conditioned << (grad_s * bounded_log_scale_slope(bound, s)).matrix(), -direct;
    grad_x = direct + network.gradient(trace, grad_conditioned, grad_values);
  }

 private:
  static LayerSpec declare() {
    LayerSpec spec;
    spec.id = "autoregressive";
    spec.title = "autoregressive";
    spec.short_name = "autoreg.";
    spec.family = Family::autoregressive;
    spec.formula = R"(x_i = z_i \exp(s_i(\mathbf{x}_{<i})) + t_i(\mathbf{x}_{<i}))";
    spec.formula_html =
        "<i>x<sub>i</sub></i> = <i>z<sub>i</sub></i> exp(<i>s<sub>i</sub></i>(<b><i>x</i></b><sub>&lt;<i>i</i></sub>)) "
        "+ <i>t<sub>i</sub></i>(<b><i>x</i></b><sub>&lt;<i>i</i></sub>)";
    spec.doc =
        "Every dimension is scaled and shifted by a network that sees the dimensions before it, and only those: "
        "masks cut the other connections. From data to base all dimensions go in parallel (MAF); from base to data "
        "they follow one after the other. Flip the layer to make that the other way round (IAF).";
    spec.reference =
        "Papamakarios, Pavlakou & Murray 2017, Masked Autoregressive Flow for Density Estimation, eq. 3–4 "
        "(arXiv:1705.07057); masks: Germain et al. 2015, MADE, eq. 8–9 (arXiv:1502.03509)";
    spec.python = {conditioner_python(), log_scale_bound_python(), R"py(
class Autoregressive(Layer):
    """x_i = z_i exp(s_i) + t_i, where s_i and t_i depend on x_1 ... x_{i-1} alone: the weights are zero wherever the
    mask cuts a connection (Papamakarios et al. 2017, eq. 3 and 4)."""

    def forward(self, z):
        # One dimension after the other: after pass i the first i of them are right, whatever the later ones are.
        x = 0 * z
        for _ in range(z.shape[1]):
            s, t = self.scale_and_shift(x)
            x = z * xp.exp(s) + t
        return x, s.sum(axis=1)

    def inverse(self, x):
        s, t = self.scale_and_shift(x)
        return (x - t) * xp.exp(-s), -s.sum(axis=1)

    def scale_and_shift(self, x):
        outputs = perceptron(x, self.weights, self.biases, self.activation)
        half = outputs.shape[1] // 2
        return bounded(outputs[:, :half], self.log_scale_bound), outputs[:, half:]
)py"};
    spec.hyperparameters = {hidden_hyper(), activation_hyper(), log_scale_bound_hyper()};
    spec.parameters =
        conditioner_parameters([](const HyperValues& hyper, int dim) { return shape_of(hyper, dim).widths; });
    spec.values = spec.parameters;
    spec.values[0].constraint = "0 where the mask cuts";
    return spec;
  }
};

}  // namespace

const Layer& autoregressive_layer();
const Layer& autoregressive_layer() {
  static const Autoregressive layer;
  return layer;
}

}  // namespace pushforward
