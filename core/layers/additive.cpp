// The additive coupling x_B = z_B + t(z_A), which preserves volume.
// Dinh, Krueger & Bengio 2015, "NICE: Non-linear Independent Components Estimation", section 3.2.
#include "core/layers/conditioner_declaration.h"
#include "core/layers/masked_coupling.h"

namespace pushforward {

namespace {

constexpr int shift_alone = 1;  // outputs per transformed dimension

class AdditiveCoupling final : public MaskedCoupling {
 public:
  [[nodiscard]] const LayerSpec& spec() const override {
    static const LayerSpec declared = declare();
    return declared;
  }

 protected:
  [[nodiscard]] int outputs_per_dimension(const HyperValues&) const override { return shift_alone; }

  void transform(const HyperValues&, const Matrix& conditioned, const Matrix& z, Matrix& x,
                 Vector& log_det) const override {
    x = z + conditioned;
    log_det = Vector::Zero(z.cols());
  }

  void invert(const HyperValues&, const Matrix& conditioned, const Matrix& x, Matrix& z,
              Vector& log_det) const override {
    z = x - conditioned;
    log_det = Vector::Zero(x.cols());
  }

  void transform_gradient(const HyperValues&, const Matrix&, const Seeds& seeds, Matrix& grad_z,
                          Matrix& grad_conditioned) const override {
    grad_z = seeds.output;
    grad_conditioned = seeds.output;
  }

  void invert_gradient(const HyperValues&, const Matrix&, const Seeds& seeds, Matrix& grad_x,
                       Matrix& grad_conditioned) const override {
    grad_x = seeds.output;
    grad_conditioned = -seeds.output;
  }

 private:
  static LayerSpec declare() {
    LayerSpec spec;
    spec.id = "additive";
    spec.title = "additive coupling";
    spec.short_name = "additive";
    spec.family = Family::coupling;
    spec.formula = R"(\mathbf{x}_B = \mathbf{z}_B + t(\mathbf{z}_A), \quad \mathbf{x}_A = \mathbf{z}_A)";
    spec.formula_html =
        "<b><i>x</i></b><sub>B</sub> = <b><i>z</i></b><sub>B</sub> + <i>t</i>(<b><i>z</i></b><sub>A</sub>)";
    spec.doc =
        "A coupling that only shifts: half of the dimensions (A) passes through, a small network reads them and says "
        "how far to slide the others (B). It preserves volume everywhere, log |det J| = 0, so it can move density but "
        "never thicken or thin it; pair it with an actnorm or a linear layer.";
    spec.reference =
        "Dinh, Krueger & Bengio 2015, NICE: Non-linear Independent Components Estimation, section 3.2 "
        "(arXiv:1410.8516)";
    spec.python = {conditioner_python(), masked_coupling_python(), R"py(
class Additive(MaskedCoupling):
    """x_B = z_B + t(z_A), which preserves volume (Dinh et al. 2015, section 3.2)."""

    def transform(self, z, outputs):
        return z + outputs, 0 * z

    def invert(self, x, outputs):
        return x - outputs, 0 * x
)py"};
    spec.hyperparameters = {mask_hyper(), hidden_hyper(), activation_hyper()};
    spec.parameters =
        conditioner_parameters([](const HyperValues& hyper, int) { return coupling_widths(hyper, shift_alone); });
    spec.values = spec.parameters;
    spec.minimum_dim = 2;
    return spec;
  }
};

}  // namespace

const Layer& additive_layer();
const Layer& additive_layer() {
  static const AdditiveCoupling layer;
  return layer;
}

}  // namespace pushforward
