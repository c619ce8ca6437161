// The spline coupling: x_B is a monotone rational-quadratic spline of z_B whose knots depend on z_A.
// Durkan, Bekasov, Murray & Papamakarios 2019, "Neural Spline Flows", section 3.
#include "core/layers/conditioner_declaration.h"
#include "core/layers/masked_coupling.h"
#include "core/layers/rational_quadratic.h"

namespace pushforward {

namespace {

int bins_of(const HyperValues& hyper) { return static_cast<int>(std::get<std::int64_t>(hyper.at("bins"))); }
double bound_of(const HyperValues& hyper) { return std::get<double>(hyper.at("bound")); }

// The conditioner's outputs for one dimension of one sample: contiguous, because samples are columns.
template <typename Batch>
auto logits(const HyperValues& hyper, Batch& conditioned, Eigen::Index row, Eigen::Index sample) {
  const auto count = static_cast<std::size_t>(RationalQuadratic::logit_count(bins_of(hyper)));
  return std::span(&conditioned(row * static_cast<Eigen::Index>(count), sample), count);
}

template <typename Visit>
void for_each(const HyperValues& hyper, const Matrix& conditioned, const Visit& visit) {
  const int bins = bins_of(hyper);
  const double bound = bound_of(hyper);
  const Eigen::Index rows = conditioned.rows() / RationalQuadratic::logit_count(bins);
  for (Eigen::Index sample = 0; sample < conditioned.cols(); ++sample)
    for (Eigen::Index row = 0; row < rows; ++row)
      visit(RationalQuadratic(logits(hyper, conditioned, row, sample), bins, bound), row, sample);
}

class SplineCoupling final : public MaskedCoupling {
 public:
  [[nodiscard]] const LayerSpec& spec() const override {
    static const LayerSpec declared = declare();
    return declared;
  }

 protected:
  [[nodiscard]] int outputs_per_dimension(const HyperValues& hyper) const override {
    return RationalQuadratic::logit_count(bins_of(hyper));
  }

  void transform(const HyperValues& hyper, const Matrix& conditioned, const Matrix& z, Matrix& x,
                 Vector& log_det) const override {
    x.resizeLike(z);
    log_det = Vector::Zero(z.cols());
    for_each(hyper, conditioned, [&](const RationalQuadratic& spline, Eigen::Index row, Eigen::Index sample) {
      const auto [value, log_slope] = spline.forward(z(row, sample));
      x(row, sample) = value;
      log_det(sample) += log_slope;
    });
  }

  void invert(const HyperValues& hyper, const Matrix& conditioned, const Matrix& x, Matrix& z,
              Vector& log_det) const override {
    z.resizeLike(x);
    log_det = Vector::Zero(x.cols());
    for_each(hyper, conditioned, [&](const RationalQuadratic& spline, Eigen::Index row, Eigen::Index sample) {
      const auto [value, log_slope] = spline.inverse(x(row, sample));
      z(row, sample) = value;
      log_det(sample) += log_slope;
    });
  }

  void transform_gradient(const HyperValues& hyper, const Matrix& conditioned, const Seeds& seeds, Matrix& grad_z,
                          Matrix& grad_conditioned) const override {
    grad_z.resizeLike(seeds.z);
    grad_conditioned = Matrix::Zero(conditioned.rows(), conditioned.cols());
    for_each(hyper, conditioned, [&](const RationalQuadratic& spline, Eigen::Index row, Eigen::Index sample) {
      grad_z(row, sample) =
          spline.forward_gradient(seeds.z(row, sample), seeds.output(row, sample), seeds.log_det(sample),
                                  logits(hyper, grad_conditioned, row, sample));
    });
  }

  void invert_gradient(const HyperValues& hyper, const Matrix& conditioned, const Seeds& seeds, Matrix& grad_x,
                       Matrix& grad_conditioned) const override {
    grad_x.resizeLike(seeds.z);
    grad_conditioned = Matrix::Zero(conditioned.rows(), conditioned.cols());
    for_each(hyper, conditioned, [&](const RationalQuadratic& spline, Eigen::Index row, Eigen::Index sample) {
      grad_x(row, sample) =
          spline.inverse_gradient(seeds.z(row, sample), seeds.output(row, sample), seeds.log_det(sample),
                                  logits(hyper, grad_conditioned, row, sample));
    });
  }

 private:
  static LayerSpec declare() {
    LayerSpec spec;
    spec.id = "spline";
    spec.title = "spline coupling";
    spec.short_name = "spline";
    spec.family = Family::coupling;
    spec.formula =
        R"(\mathbf{x}_B = \mathrm{RQS}(\mathbf{z}_B; \theta(\mathbf{z}_A)), \quad \mathbf{x}_A = \mathbf{z}_A)";
    spec.formula_html =
        "<b><i>x</i></b><sub>B</sub> = RQS(<b><i>z</i></b><sub>B</sub>; <i>θ</i>(<b><i>z</i></b><sub>A</sub>))";
    spec.doc =
        "A coupling whose scale and shift are replaced by a flexible curve: half of the dimensions (A) passes "
        "through, a small network reads them and draws a monotone spline through which each of the others (B) goes. "
        "It can make sharp edges and several modes in one layer. Outside ±B it is the identity.";
    spec.reference = "Durkan, Bekasov, Murray & Papamakarios 2019, Neural Spline Flows, eq. 4–8 (arXiv:1906.04032)";
    spec.hyperparameters = {mask_hyper(),
                            hidden_hyper(),
                            activation_hyper(),
                            {.id = "bins",
                             .symbol = "<i>K</i>",
                             .title = "bins",
                             .doc = "Pieces of the spline; more bins make finer edges.",
                             .kind = HyperKind::integer,
                             .minimum = 2,
                             .maximum = 32,
                             .default_value = [](int) { return HyperValue{std::int64_t{8}}; }},
                            {.id = "bound",
                             .symbol = "<i>B</i>",
                             .title = "tail bound",
                             .doc = "The spline acts within ±B; beyond it the layer is the identity.",
                             .kind = HyperKind::real,
                             .minimum = 0.1,
                             .maximum = 1000.0,
                             .default_value = [](int) { return HyperValue{4.0}; }}};
    spec.parameters = conditioner_parameters([](const HyperValues& hyper, int) {
      return coupling_widths(hyper, RationalQuadratic::logit_count(bins_of(hyper)));
    });
    spec.values = spec.parameters;
    spec.minimum_dim = 2;
    return spec;
  }
};

}  // namespace

const Layer& spline_layer();
const Layer& spline_layer() {
  static const SplineCoupling layer;
  return layer;
}

}  // namespace pushforward
