// The affine coupling x_B = z_B ⊙ exp(s(z_A)) + t(z_A).
// Dinh, Sohl-Dickstein & Bengio 2017, "Density estimation using Real NVP", eq. 4 to 8.
#include "core/layers/conditioner_declaration.h"
#include "core/layers/log_scale_bound.h"
#include "core/layers/masked_coupling.h"

namespace pushforward {

namespace {

constexpr int scale_and_shift = 2;  // outputs per transformed dimension: all s first, then all t

class AffineCoupling final : public MaskedCoupling {
 public:
  [[nodiscard]] const LayerSpec& spec() const override {
    static const LayerSpec declared = declare();
    return declared;
  }

 protected:
  [[nodiscard]] int outputs_per_dimension(const HyperValues&) const override { return scale_and_shift; }

  void transform(const HyperValues& hyper, const Matrix& conditioned, const Matrix& z, Matrix& x,
                 Vector& log_det) const override {
    const Eigen::ArrayXXd s = log_scale(hyper, conditioned);
    x = (z.array() * s.exp()).matrix() + conditioned.bottomRows(z.rows());
    log_det = s.colwise().sum().transpose();
  }

  void invert(const HyperValues& hyper, const Matrix& conditioned, const Matrix& x, Matrix& z,
              Vector& log_det) const override {
    const Eigen::ArrayXXd s = log_scale(hyper, conditioned);
    z = ((x - conditioned.bottomRows(x.rows())).array() * (-s).exp()).matrix();
    log_det = -s.colwise().sum().transpose();
  }

  void transform_gradient(const HyperValues& hyper, const Matrix& conditioned, const Seeds& seeds, Matrix& grad_z,
                          Matrix& grad_conditioned) const override {
    const Eigen::ArrayXXd s = log_scale(hyper, conditioned);
    const Eigen::ArrayXXd scaled = seeds.output.array() * s.exp();
    const Eigen::ArrayXXd grad_s = (scaled * seeds.z.array()).rowwise() + seeds.log_det.transpose().array();
    grad_conditioned.resizeLike(conditioned);
    grad_conditioned << (grad_s * bounded_log_scale_slope(log_scale_bound(hyper), s)).matrix(), seeds.output;
    grad_z = scaled.matrix();
  }

  // z = (x − t) exp(−s).
  void invert_gradient(const HyperValues& hyper, const Matrix& conditioned, const Seeds& seeds, Matrix& grad_x,
                       Matrix& grad_conditioned) const override {
    const Eigen::ArrayXXd s = log_scale(hyper, conditioned);
    grad_x = (seeds.output.array() * (-s).exp()).matrix();
    const Eigen::ArrayXXd grad_s =
        (-seeds.output.array() * seeds.z.array()).rowwise() - seeds.log_det.transpose().array();
    grad_conditioned.resizeLike(conditioned);
    grad_conditioned << (grad_s * bounded_log_scale_slope(log_scale_bound(hyper), s)).matrix(), -grad_x;
  }

 private:
  static Eigen::ArrayXXd log_scale(const HyperValues& hyper, const Matrix& conditioned) {
    return bounded_log_scale(log_scale_bound(hyper), conditioned.topRows(conditioned.rows() / scale_and_shift).array());
  }

  static LayerSpec declare() {
    LayerSpec spec;
    spec.id = "coupling";
    spec.title = "affine coupling";
    spec.short_name = "coupling";
    spec.family = Family::coupling;
    spec.formula =
        R"(\mathbf{x}_B = \mathbf{z}_B \odot \exp(s(\mathbf{z}_A)) + t(\mathbf{z}_A), \quad \mathbf{x}_A = \mathbf{z}_A)";
    spec.formula_html =
        "<b><i>x</i></b><sub>B</sub> = <b><i>z</i></b><sub>B</sub> ⊙ exp(<i>s</i>(<b><i>z</i></b><sub>A</sub>)) + "
        "<i>t</i>(<b><i>z</i></b><sub>A</sub>)";
    spec.doc =
        "Half of the dimensions (A) passes through; a small network reads them and says how to scale (s) and shift "
        "(t) the others (B). Both directions are equally cheap, because the network is never inverted. Swap the mask "
        "from one layer to the next, so that every dimension gets its turn.";
    spec.reference =
        "Dinh, Sohl-Dickstein & Bengio 2017, Density estimation using Real NVP, eq. 4–8 (arXiv:1605.08803)";
    spec.python = {conditioner_python(), masked_coupling_python(), log_scale_bound_python(), R"py(
class Coupling(MaskedCoupling):
    """x_B = z_B exp(s(z_A)) + t(z_A) (Dinh et al. 2017, eq. 4 to 8)."""

    def transform(self, z, outputs):
        s, t = self.scale_and_shift(outputs)
        return z * xp.exp(s) + t, s

    def invert(self, x, outputs):
        s, t = self.scale_and_shift(outputs)
        return (x - t) * xp.exp(-s), -s

    def scale_and_shift(self, outputs):
        half = outputs.shape[1] // 2
        return bounded(outputs[:, :half], self.log_scale_bound), outputs[:, half:]
)py"};
    spec.hyperparameters = {mask_hyper(), hidden_hyper(), activation_hyper(), log_scale_bound_hyper()};
    spec.parameters =
        conditioner_parameters([](const HyperValues& hyper, int) { return coupling_widths(hyper, scale_and_shift); });
    spec.values = spec.parameters;
    spec.minimum_dim = 2;
    return spec;
  }
};

}  // namespace

const Layer& coupling_layer();
const Layer& coupling_layer() {
  static const AffineCoupling layer;
  return layer;
}

}  // namespace pushforward
