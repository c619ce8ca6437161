// A fixed permutation of the dimensions, which gives every dimension its turn in the layers that treat them unequally.
// Dinh, Krueger & Bengio 2015, "NICE", section 3.2, and Papamakarios et al. 2017, section 3.1, reverse between layers.
#include "core/layers/dimension_order.h"
#include "core/layers/layer.h"

namespace pushforward {

namespace {

// The largest number of dimensions that an order may name.
constexpr double largest_dimension = 1 << 20;

Matrix gather(const HyperValues& hyper, const Matrix& batch) { return batch(order_of(hyper), Eigen::all); }

Matrix scatter(const HyperValues& hyper, const Matrix& batch) {
  Matrix result(batch.rows(), batch.cols());
  result(order_of(hyper), Eigen::all) = batch;
  return result;
}

class Permutation final : public Layer {
 public:
  [[nodiscard]] const LayerSpec& spec() const override {
    static const LayerSpec declared = declare();
    return declared;
  }

  void check_hyper(const HyperValues& hyper, int dim) const override { check_order(hyper, dim); }

  // There is nothing to learn and so nothing to start: the order is the layer. It alone is no identity when it is new.
  void initialise(HyperValues&, int, Initialisation, Generator&, std::span<double>) const override {}

  // Between two orders there is nothing.
  [[nodiscard]] bool partial(const LayerView&, double, std::span<double>) const override { return false; }

  void forward(const LayerView& layer, const Matrix& z, Matrix& x, Vector& log_det) const override {
    log_det = Vector::Zero(z.cols());
    x = gather(layer.hyper, z);
  }

  void inverse(const LayerView& layer, const Matrix& x, Matrix& z, Vector& log_det) const override {
    log_det = Vector::Zero(x.cols());
    z = scatter(layer.hyper, x);
  }

  void forward_gradient(const LayerView& layer, const Matrix&, const Matrix&, const Matrix& grad_x, const Vector&,
                        Matrix& grad_z, std::span<double>) const override {
    grad_z = scatter(layer.hyper, grad_x);
  }

  void inverse_gradient(const LayerView& layer, const Matrix&, const Matrix&, const Matrix& grad_z, const Vector&,
                        Matrix& grad_x, std::span<double>) const override {
    grad_x = gather(layer.hyper, grad_z);
  }

 private:
  static LayerSpec declare() {
    LayerSpec spec;
    spec.id = "permutation";
    spec.title = "permutation";
    spec.short_name = "permute";
    spec.family = Family::mixing;
    spec.formula = R"(\mathbf{x} = P \mathbf{z})";
    spec.formula_html = "<b><i>x</i></b> = <i>P</i> <b><i>z</i></b>";
    spec.doc =
        "Reorders the dimensions, by default back to front; in two dimensions it swaps them. It has nothing to learn. "
        "Put it between autoregressive or coupling layers, which treat their dimensions unequally.";
    spec.reference =
        "Dinh, Krueger & Bengio 2015, NICE: Non-linear Independent Components Estimation, section 3.2 "
        "(arXiv:1410.8516)";
    spec.python = {R"py(
class Permutation(Layer):
    """Output i is input order[i]."""

    def forward(self, z):
        return z[:, self.order], 0 * z[:, 0]

    def inverse(self, x):
        return x[:, [self.order.index(i) for i in range(len(self.order))]], 0 * x[:, 0]
)py"};
    spec.hyperparameters = {{.id = "order",
                             .symbol = "<i>P</i>",
                             .title = "order",
                             .doc = "Output i takes input order[i], counted from 0.",
                             .kind = HyperKind::integer_list,
                             .minimum = 0,
                             .maximum = largest_dimension,
                             .default_value = [](int dim) { return HyperValue{reversed_order(dim)}; }}};
    return spec;
  }
};

}  // namespace

const Layer& permutation_layer();
const Layer& permutation_layer() {
  static const Permutation layer;
  return layer;
}

}  // namespace pushforward
