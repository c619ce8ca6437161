#include "core/layers/masked_coupling.h"

#include <algorithm>
#include <string>

#include "core/errors.h"
#include "core/layers/conditioner_declaration.h"

namespace pushforward {

namespace {

const std::vector<std::int64_t>& mask_of(const HyperValues& hyper) {
  return std::get<std::vector<std::int64_t>>(hyper.at("mask"));
}

struct Split {
  explicit Split(const HyperValues& hyper) {
    Eigen::Index row = 0;
    for (const std::int64_t conditions : mask_of(hyper)) (conditions ? passing : transformed).push_back(row++);
  }
  std::vector<Eigen::Index> passing;      // A
  std::vector<Eigen::Index> transformed;  // B
};

Matrix rows_of(const Matrix& batch, const std::vector<Eigen::Index>& rows) { return batch(rows, Eigen::all); }

}  // namespace

HyperSpec mask_hyper() {
  return {.id = "mask",
          .symbol = "mask",
          .title = "mask",
          .doc =
              "One entry per dimension: 1 conditions and passes through unchanged, 0 is transformed. Layers one "
              "after the other should take turns.",
          .kind = HyperKind::integer_list,
          .minimum = 0,
          .maximum = 1,
          .default_value = [](int dim) {
            std::vector<std::int64_t> mask(static_cast<std::size_t>(dim), 0);
            std::fill_n(mask.begin(), dim / 2, 1);
            return HyperValue{mask};
          }};
}

std::vector<int> coupling_widths(const HyperValues& hyper, int per_dimension) {
  const Split split(hyper);
  return conditioner_shape(hyper, static_cast<int>(split.passing.size()),
                           per_dimension * static_cast<int>(split.transformed.size()))
      .widths;
}

std::string masked_coupling_python() {
  return R"py(
class MaskedCoupling(Layer):
    """Dimensions whose mask is 1 (A) pass through; a network reads them and says what becomes of the others (B). It
    sees the same in both directions, so it is never inverted."""

    def forward(self, z):
        return self.change(z, self.transform)

    def inverse(self, x):
        return self.change(x, self.invert)

    def change(self, points, how):
        A = [i for i, passes in enumerate(self.mask) if passes]
        B = [i for i, passes in enumerate(self.mask) if not passes]
        outputs = perceptron(points[:, A], self.weights, self.biases, self.activation)
        changed, log_slope = how(points[:, B], outputs)
        columns = [points[:, i] if i in A else changed[:, B.index(i)] for i in range(len(self.mask))]
        return xp.stack(columns, axis=1), log_slope.sum(axis=1)
)py";
}

void MaskedCoupling::check_hyper(const HyperValues& hyper, int dim) const {
  const auto& mask = mask_of(hyper);
  if (static_cast<int>(mask.size()) != dim)
    throw InputError("mask", "needs one entry for each of the " + std::to_string(dim) + " dimensions, but has " +
                                 std::to_string(mask.size()) + ".");
  const auto ones = std::ranges::count(mask, 1);
  if (ones == 0 || ones == dim)
    throw InputError("mask",
                     "needs at least one 1 (a dimension that conditions) and one 0 (a dimension that is "
                     "transformed).");
}

void MaskedCoupling::initialise(HyperValues& hyper, int, Initialisation, Generator& generator,
                                std::span<double> parameters) const {
  // Both starts are the identity: hidden layers random, last layer zero.
  initialise_conditioner(coupling_widths(hyper, outputs_per_dimension(hyper)), generator, parameters);
}

Conditioner MaskedCoupling::conditioner(const LayerView& layer) const {
  const std::vector<int> widths = coupling_widths(layer.hyper, outputs_per_dimension(layer.hyper));
  return {conditioner_shape(layer.hyper, widths.front(), widths.back()), layer.values};
}

void MaskedCoupling::pass(Transformer transformer, const LayerView& layer, const Matrix& from, Matrix& to,
                          Vector& log_det) const {
  const Split split(layer.hyper);
  Matrix moved;
  (this->*transformer)(layer.hyper, conditioner(layer).evaluate(rows_of(from, split.passing)),
                       rows_of(from, split.transformed), moved, log_det);
  to = from;
  to(split.transformed, Eigen::all) = moved;
}

void MaskedCoupling::pass_gradient(TransformerGradient transformer, const LayerView& layer, const Matrix& z,
                                   const Matrix& x, const Matrix& grad_output, const Vector& grad_log_det,
                                   Matrix& grad_input, std::span<double> grad_values) const {
  const Split split(layer.hyper);
  const Conditioner network = conditioner(layer);
  Conditioner::Trace trace;
  const Matrix conditioned = network.evaluate(rows_of(z, split.passing), trace);  // those of x are the same
  const Matrix z_moved = rows_of(z, split.transformed);
  const Matrix x_moved = rows_of(x, split.transformed);
  const Matrix output = rows_of(grad_output, split.transformed);
  Matrix grad_moved;
  Matrix grad_conditioned;
  (this->*transformer)(layer.hyper, conditioned, {z_moved, x_moved, output, grad_log_det}, grad_moved,
                       grad_conditioned);
  grad_input = grad_output;
  grad_input(split.transformed, Eigen::all) = grad_moved;
  grad_input(split.passing, Eigen::all) += network.gradient(trace, grad_conditioned, grad_values);
}

void MaskedCoupling::forward(const LayerView& layer, const Matrix& z, Matrix& x, Vector& log_det) const {
  pass(&MaskedCoupling::transform, layer, z, x, log_det);
}

void MaskedCoupling::inverse(const LayerView& layer, const Matrix& x, Matrix& z, Vector& log_det) const {
  pass(&MaskedCoupling::invert, layer, x, z, log_det);
}

void MaskedCoupling::forward_gradient(const LayerView& layer, const Matrix& z, const Matrix& x, const Matrix& grad_x,
                                      const Vector& grad_log_det, Matrix& grad_z, std::span<double> grad_values) const {
  pass_gradient(&MaskedCoupling::transform_gradient, layer, z, x, grad_x, grad_log_det, grad_z, grad_values);
}

void MaskedCoupling::inverse_gradient(const LayerView& layer, const Matrix& x, const Matrix& z, const Matrix& grad_z,
                                      const Vector& grad_log_det, Matrix& grad_x, std::span<double> grad_values) const {
  pass_gradient(&MaskedCoupling::invert_gradient, layer, z, x, grad_z, grad_log_det, grad_x, grad_values);
}

}  // namespace pushforward
