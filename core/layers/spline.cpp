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
    spec.python = {conditioner_python(), masked_coupling_python(), R"py(
class Spline(MaskedCoupling):
    """x_B is a monotone rational-quadratic spline of z_B through knots that the network reads off z_A; outside of
    [-bound, bound] it is the identity (Durkan et al. 2019, eq. 4 to 8)."""

    def transform(self, z, outputs):
        within = xp.clip(z, -self.bound, self.bound)
        x, log_slope = self.curve(within, self.bin_of(within, outputs, by_height=False))
        return self.with_tails(z, x, log_slope)

    def invert(self, x, outputs):
        within = xp.clip(x, -self.bound, self.bound)
        piece = left, width, bottom, height, slope_left, slope_right = self.bin_of(within, outputs, by_height=True)
        # The position xi in the bin solves a xi^2 + b xi + c = 0.
        mean, rise = height / width, within - bottom
        bend = slope_right + slope_left - 2 * mean
        a = height * (mean - slope_left) + rise * bend
        b = height * slope_left - rise * bend
        c = -mean * rise
        root = xp.sqrt(xp.clip(b * b - 4 * a * c, 0, None))
        z = left + width * xp.clip(2 * c / (-b - root), 0, 1)
        # One step of Newton's method takes back what the root lost to rounding.
        value, log_slope = self.curve(z, piece)
        z = xp.maximum(left, xp.minimum(left + width, z - (value - within) * xp.exp(-log_slope)))
        return self.with_tails(x, z, -self.curve(z, piece)[1])

    def with_tails(self, given, made, log_slope):
        outside = xp.abs(given) > self.bound
        return xp.where(outside, given, made), xp.where(outside, 0 * given, log_slope)

    def bin_of(self, points, outputs, by_height):
        """The bin in which every number lies: left edge, width, bottom, height, slopes at its left and right edge."""
        logits = outputs.reshape(points.shape[0], points.shape[1], -1)
        left, width = self.place(logits[..., : self.bins])
        bottom, height = self.place(logits[..., self.bins : 2 * self.bins])
        one = 1 + 0 * logits[..., :1]  # the slope of the tails, where also a logit of 0 leads
        inner = 1e-3 + softplus(logits[..., 2 * self.bins :] + math.log(math.expm1(1 - 1e-3)))
        slopes = xp.concatenate([one, inner, one], axis=-1)
        edges = bottom if by_height else left
        index = (points[..., None] >= edges[..., 1:]).sum(axis=-1)
        chosen = index[..., None] == xp.arange(self.bins)
        table = left, width, bottom, height, slopes[..., :-1], slopes[..., 1:]
        return [(numbers * chosen).sum(axis=-1) for numbers in table]

    def place(self, logits):
        """Where each bin begins, and its size: a softmax that leaves every bin a thousandth of the whole."""
        shares = xp.exp(logits - xp.amax(logits, axis=-1)[..., None])
        shares = shares / shares.sum(axis=-1)[..., None]
        sizes = 2 * self.bound * (1e-3 + (1 - 1e-3 * self.bins) * shares)
        return xp.cumsum(sizes, axis=-1) - sizes - self.bound, sizes

    def curve(self, z, piece):
        left, width, bottom, height, slope_left, slope_right = piece
        xi, mean = (z - left) / width, height / width
        rest = 1 - xi
        denominator = mean + (slope_right + slope_left - 2 * mean) * xi * rest
        slope = slope_right * xi * xi + 2 * mean * xi * rest + slope_left * rest * rest
        value = bottom + height * (mean * xi * xi + slope_left * xi * rest) / denominator
        return value, 2 * xp.log(mean) + xp.log(slope) - 2 * xp.log(denominator)


def softplus(a):
    return xp.logaddexp(a, 0 * a)
)py"};
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
