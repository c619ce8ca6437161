// The radial layer x = z + β (z − z0) / (α + r), r = ‖z − z0‖: it swells or squeezes space around one point.
// Rezende & Mohamed 2015, "Variational Inference with Normalizing Flows", eq. 14 and appendix A.2.
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/errors.h"
#include "core/layers/layer.h"
#include "core/layers/shapes.h"
#include "core/layers/softplus.h"
#include "core/random/counter.h"

namespace pushforward {

namespace {

using Row = Eigen::Array<double, 1, Eigen::Dynamic>;

// In the flat vectors: z0 (dim), alpha (1), beta (1).
struct Values {
  explicit Values(const LayerView& layer)
      : z0(layer.values.data(), layer.dim), alpha(layer.values[layer.dim]), beta(layer.values[layer.dim + 1]) {
    // α + β > 0 holds by the constraint; what rounding took away is replaced by the smallest step at α's size.
    sum = std::max(alpha + beta, alpha * std::numeric_limits<double>::epsilon());
  }
  Eigen::Map<const Vector> z0;
  double alpha;
  double beta;
  double sum;  // α + β
};

// The geometry at the points z (dim x N), one row entry per sample. Both stretches are written as quotients of sums
// of positive terms.
struct Ring {
  Ring(const Values& layer, const Matrix& z) {
    offset = z.colwise() - layer.z0;
    radius = offset.colwise().norm().array();
    h = (layer.alpha + radius).inverse();
    across = (radius + layer.sum) * h;
    along = (radius.square() + 2.0 * layer.alpha * radius + layer.alpha * layer.sum) * h.square();
    // At the centre itself no direction is radial.
    outward = offset.array().rowwise() * (radius > 0.0).select(radius.inverse(), 0.0);
  }
  Matrix offset;   // z - z0
  Row radius;      // r
  Row h;           // 1 / (α + r)
  Row across;      // 1 + β h, the stretch of the dim - 1 directions on the sphere
  Row along;       // 1 + β h + β h' r = 1 + αβ h^2, the stretch of the radial direction
  Matrix outward;  // (z - z0) / r
};

// Derivative of the forward log_det with respect to r.
Row log_det_slope(const Values& layer, const Ring& ring) {
  const double others = static_cast<double>(ring.offset.rows() - 1);
  const Row h2 = layer.beta * ring.h.square();
  return -others * h2 / ring.across - 2.0 * layer.alpha * h2 * ring.h / ring.along;
}

// Chain rule of (x, log_det) of the forward direction at z for the seeds `grad_x` and `grad_log_det`: adds the
// gradient with respect to the values and returns the gradient with respect to z.
Matrix add_values_gradient(const Values& layer, const Ring& ring, const Matrix& grad_x, const Vector& grad_log_det,
                           std::span<double> grad_values) {
  const Eigen::Index dim = ring.offset.rows();
  const Row seed = grad_log_det.transpose().array();
  const Row across_seed = seed * static_cast<double>(dim - 1) / ring.across;
  const Row along_seed = seed / ring.along;
  const Row projected = (ring.offset.array() * grad_x.array()).colwise().sum();
  const Row h2 = layer.beta * ring.h.square();

  const Row grad_radius = -h2 * projected + seed * log_det_slope(layer, ring);
  const Row grad_alpha = -h2 * projected - h2 * across_seed + h2 * (1.0 - 2.0 * layer.alpha * ring.h) * along_seed;
  const Row grad_beta = ring.h * (projected + across_seed + layer.alpha * ring.h * along_seed);

  // x = z + β h (z − z0): the part that sees z − z0, whose gradient with respect to z0 is its negative.
  const Matrix through_offset = (grad_x.array().rowwise() * (layer.beta * ring.h)).matrix() +
                                (ring.outward.array().rowwise() * grad_radius).matrix();
  Eigen::Map<Vector>(grad_values.data(), dim) -= through_offset.rowwise().sum();
  grad_values[static_cast<std::size_t>(dim)] += grad_alpha.sum();
  grad_values[static_cast<std::size_t>(dim) + 1] += grad_beta.sum();
  return grad_x + through_offset;
}

class Radial final : public Layer {
 public:
  [[nodiscard]] const LayerSpec& spec() const override {
    static const LayerSpec declared = declare();
    return declared;
  }

  // α = softplus(α̂) and β = softplus(α̂ + β̂) − softplus(α̂) = −α + softplus(α̂ + β̂) > −α: β̂ = 0 is the identity
  // whatever α is, exactly. Without cancellation β = ln(1 + σ(α̂)(e^β̂ − 1)).
  void constrain(const HyperValues&, int dim, std::span<const double> parameters,
                 std::span<double> values) const override {
    std::ranges::copy(parameters, values.begin());
    const double a = parameters[dim];
    const double b = parameters[dim + 1];
    values[dim] = softplus(a);
    values[dim + 1] = std::abs(b) < 1.0 ? std::log1p(logistic(a) * std::expm1(b)) : softplus(a + b) - softplus(a);
  }

  void constrain_gradient(const HyperValues&, int dim, std::span<const double> parameters,
                          std::span<const double> grad_values, std::span<double> grad_parameters) const override {
    std::ranges::copy(grad_values, grad_parameters.begin());
    const double a = parameters[dim];
    const double sum_slope = logistic(a + parameters[dim + 1]);
    grad_parameters[dim] = logistic(a) * grad_values[dim] + (sum_slope - logistic(a)) * grad_values[dim + 1];
    grad_parameters[dim + 1] = sum_slope * grad_values[dim + 1];
  }

  void unconstrain(HyperValues&, int dim, std::span<const double> values, std::span<double> parameters) const override {
    const double alpha = values[dim];
    const double beta = values[dim + 1];
    if (!(alpha > 0.0))
      throw InputError(
          "alpha", "the radius α of a radial layer must be greater than 0, but it is " + std::to_string(alpha) + ".");
    if (!(alpha + beta > 0.0))
      throw InputError("beta", "a radial layer is invertible only where β > −α, but here α = " + std::to_string(alpha) +
                                   " and β = " + std::to_string(beta) + ".");
    std::ranges::copy(values, parameters.begin());
    parameters[dim] = softplus_inverse(alpha);
    // The inverse of either form of constrain; σ(α̂) = 1 − e^−α.
    parameters[dim + 1] = std::abs(beta) < 0.5 * std::min(alpha, 1.0)
                              ? std::log1p(std::expm1(beta) / -std::expm1(-alpha))
                              : softplus_inverse(alpha + beta) - softplus_inverse(alpha);
  }

  void initialise(HyperValues&, int dim, Initialisation kind, Generator& generator,
                  std::span<double> parameters) const override {
    // A centre where the base has its mass and a radius of one; the training start moves every layer a little, so
    // that no two of them begin alike.
    for (double& number : parameters.first(dim)) number = generator.normal();
    parameters[dim] = softplus_inverse(1.0);
    parameters[dim + 1] = 0.0;
    if (kind == Initialisation::training) {
      parameters[dim] += generator.uniform(-0.1, 0.1);
      parameters[dim + 1] = generator.uniform(-0.1, 0.1);
    }
  }

  void forward(const LayerView& view, const Matrix& z, Matrix& x, Vector& log_det) const override {
    const Values layer(view);
    const Ring ring(layer, z);
    x = z + (ring.offset.array().rowwise() * (layer.beta * ring.h)).matrix();
    log_det = (static_cast<double>(view.dim - 1) * ring.across.log() + ring.along.log()).transpose();
  }

  // With R = ‖x − z0‖ the radius r is the non-negative root of r² + (α + β − R) r − α R = 0.
  void inverse(const LayerView& view, const Matrix& x, Matrix& z, Vector& log_det) const override {
    const Values layer(view);
    const Matrix offset = x.colwise() - layer.z0;
    const Row distance = offset.colwise().norm().array();
    const Row p = distance - layer.sum;
    const Row root = (p.square() + 4.0 * layer.alpha * distance).sqrt();
    // Of the two forms of the root the one that adds numbers of equal sign; at R = 0 both are 0.
    const Row radius = (p > 0.0).select(0.5 * (p + root), 2.0 * layer.alpha * distance / (root - p));
    const Row shrink = (layer.alpha + radius) / (radius + layer.sum);
    z = (offset.array().rowwise() * shrink).matrix().colwise() + layer.z0;
    const Ring ring(layer, z);
    log_det = -(static_cast<double>(view.dim - 1) * ring.across.log() + ring.along.log()).transpose();
  }

  void forward_gradient(const LayerView& view, const Matrix& z, const Matrix&, const Matrix& grad_x,
                        const Vector& grad_log_det, Matrix& grad_z, std::span<double> grad_values) const override {
    const Values layer(view);
    grad_z = add_values_gradient(layer, Ring(layer, z), grad_x, grad_log_det, grad_values);
  }

  // Implicit: z(x) solves f(z) = x, so grad_x = J^-T G, where G is the whole gradient at z, and the gradient with
  // respect to the values is the forward one with the seeds -grad_x and -grad_log_det. J is symmetric with the
  // eigenvalue `along` on the radial direction and `across` on all others.
  void inverse_gradient(const LayerView& view, const Matrix&, const Matrix& z, const Matrix& grad_z,
                        const Vector& grad_log_det, Matrix& grad_x, std::span<double> grad_values) const override {
    const Values layer(view);
    const Ring ring(layer, z);
    const Row slope = grad_log_det.transpose().array() * log_det_slope(layer, ring);
    const Matrix whole = grad_z - (ring.outward.array().rowwise() * slope).matrix();
    const Row radial_part = (ring.outward.array() * whole.array()).colwise().sum();
    grad_x = (whole.array().rowwise() / ring.across +
              ring.outward.array().rowwise() * (radial_part * (ring.along.inverse() - ring.across.inverse())))
                 .matrix();
    add_values_gradient(layer, ring, -grad_x, -grad_log_det, grad_values);
  }

  [[nodiscard]] ConstraintStatus constraint_status(const LayerView& view) const override {
    const double margin = view.values[view.dim] + view.values[view.dim + 1];
    return {"<i>β</i> ≥ −<i>α</i>", view.values[view.dim + 1], margin >= 0.0 ? "invertible" : "not invertible"};
  }

 private:
  static LayerSpec declare() {
    const auto number = [](const HyperValues&, int) { return single_number(); };
    LayerSpec spec;
    spec.id = "radial";
    spec.title = "radial";
    spec.short_name = "radial";
    spec.family = Family::radial;
    spec.formula =
        R"(\mathbf{x} = \mathbf{z} + \beta \frac{\mathbf{z} - \mathbf{z}_0}{\alpha + \|\mathbf{z} - \mathbf{z}_0\|})";
    spec.formula_html =
        "<b><i>x</i></b> = <b><i>z</i></b> + <i>β</i> (<b><i>z</i></b> − <b><i>z</i></b><sub>0</sub>) / (<i>α</i> + "
        "‖<b><i>z</i></b> − <b><i>z</i></b><sub>0</sub>‖)";
    spec.doc =
        "Pushes points away from the centre z₀ (β > 0, density falls there) or pulls them towards it (β < 0, density "
        "rises). The effect is strongest within the radius α and dies away outside. The inverse is in closed form: "
        "the distance to the centre solves a quadratic equation.";
    spec.reference =
        "Rezende & Mohamed 2015, Variational Inference with Normalizing Flows, eq. 14 and A.2 (arXiv:1505.05770)";
    spec.python = {R"py(
class Radial(Layer):
    """x = z + beta (z - z0) / (alpha + r), r = |z - z0|, invertible because beta > -alpha (Rezende & Mohamed 2015,
    eq. 14)."""

    def forward(self, z):
        offset = z - self.z0
        r = xp.sqrt((offset * offset).sum(axis=1))
        return z + (self.beta / (self.alpha + r))[:, None] * offset, self.log_stretch(r)

    def inverse(self, x):
        # The distance R = |x - z0| = r + beta r / (alpha + r) is a quadratic equation for r, with one root r >= 0.
        offset = x - self.z0
        R = xp.sqrt((offset * offset).sum(axis=1))
        p = R - self.sum()
        larger = xp.abs(p) + xp.sqrt(p * p + 4 * self.alpha * R)
        r = xp.where(p > 0, larger / 2, 2 * self.alpha * R / larger)
        z = self.z0 + ((self.alpha + r) / (self.sum() + r))[:, None] * offset
        return z, -self.log_stretch(r)

    def log_stretch(self, r):
        h = 1 / (self.alpha + r)
        across = (r + self.sum()) * h  # in every direction along the circle
        outward = (r * r + 2 * self.alpha * r + self.alpha * self.sum()) * h * h
        return (len(self.z0) - 1) * xp.log(across) + xp.log(outward)

    def sum(self):
        return max(self.alpha + self.beta, 2.3e-16 * self.alpha)
)py"};
    spec.parameters = {{.id = "z0",
                        .symbol = "<b><i>z</i></b><sub>0</sub>",
                        .latex = R"(\mathbf{z}_0)",
                        .doc = "The centre.",
                        .shapes = [](const HyperValues&, int dim) { return vector_of(dim); }},
                       {.id = "alpha",
                        .symbol = "<i>α̂</i>",
                        .latex = R"(\hat\alpha)",
                        .doc = "The radius before the constraint: α = softplus(α̂).",
                        .shapes = number},
                       {.id = "beta",
                        .symbol = "<i>β̂</i>",
                        .latex = R"(\hat\beta)",
                        .doc = "The strength before the constraint: β = softplus(α̂ + β̂) − α; 0 is the identity.",
                        .shapes = number}};
    spec.values = spec.parameters;
    spec.values[2].fades = true;  // and with it β ≥ −α
    spec.values[1].symbol = "<i>α</i>";
    spec.values[1].latex = R"(\alpha)";
    spec.values[1].doc = "The radius within which the layer acts.";
    spec.values[1].display_minimum = 0.05;
    spec.values[1].constraint = "α > 0";
    spec.values[2].symbol = "<i>β</i>";
    spec.values[2].latex = R"(\beta)";
    spec.values[2].doc = "The strength: positive pushes outwards, negative pulls inwards, 0 is the identity.";
    spec.values[2].constraint = "β > −α";
    return spec;
  }
};

}  // namespace

const Layer& radial_layer();
const Layer& radial_layer() {
  static const Radial layer;
  return layer;
}

}  // namespace pushforward
