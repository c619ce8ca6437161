// The planar layer x = z + û tanh(wᵀz + b): it bends space along one direction, across one hyperplane.
// Rezende & Mohamed 2015, "Variational Inference with Normalizing Flows", eq. 10 to 12 and appendix A.1.
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "core/errors.h"
#include "core/layers/layer.h"
#include "core/layers/monotone_tanh.h"
#include "core/layers/shapes.h"
#include "core/layers/softplus.h"
#include "core/random/counter.h"

namespace pushforward {

namespace {

using ConstVectorMap = Eigen::Map<const Vector>;
using VectorMap = Eigen::Map<Vector>;

// In the flat vectors: u (dim), w (dim), b (1).
template <typename Number>
struct Parts {
  Parts(std::span<Number> flat, int dim) : u(flat.data(), dim), w(flat.data() + dim, dim), b(flat[2 * dim]) {}
  Eigen::Map<std::conditional_t<std::is_const_v<Number>, const Vector, Vector>> u;
  Eigen::Map<std::conditional_t<std::is_const_v<Number>, const Vector, Vector>> w;
  Number& b;
};

// m(a) = -1 + softplus(a + ln(e - 1)) = ln(1 + (1 - 1/e)(e^a - 1)) maps the reals onto (-1, inf) with m(0) = 0, so
// that u = 0 is the identity.
constexpr double one_minus_1_over_e = 1.0 - 1.0 / std::numbers::e;

// m(a) - a.
double shift_along_w(double a) {
  if (a > 1.0) return std::log(one_minus_1_over_e + std::exp(-1.0 - a));
  return std::log1p(one_minus_1_over_e * std::expm1(a)) - a;
}

double m_slope(double a) { return logistic(a + std::log(std::numbers::e - 1.0)); }

// The a with m(a) = y, y > -1, each branch without cancellation.
double m_inverse(double y) {
  if (y < -0.5) return std::log(std::expm1(1.0 + y) / (std::numbers::e - 1.0));
  if (y > 1.0) return y + std::log1p(-std::exp(-1.0 - y)) - std::log(one_minus_1_over_e);
  return std::log1p(std::expm1(y) / one_minus_1_over_e);
}

struct Values : Parts<const double> {
  explicit Values(const LayerView& layer) : Parts(layer.values, layer.dim), c(w.dot(u)) {
    // 1 + wᵀû > 0 holds by the constraint; the smallest step of a double near 1 replaces what rounding took away.
    one_plus_c = std::max(1.0 + c, std::numeric_limits<double>::epsilon());
  }
  double c;
  double one_plus_c;
};

// What both directions need at the points z (dim x N), one row entry per sample.
struct Bend {
  Bend(const Values& layer, Eigen::RowVectorXd argument) {
    t = argument.array().tanh();
    h = 1.0 - t.square();
    // 1 + c h as a sum of positive terms.
    determinant = t.square() + layer.one_plus_c * h;
  }
  Eigen::Array<double, 1, Eigen::Dynamic> t;            // tanh(wᵀz + b)
  Eigen::Array<double, 1, Eigen::Dynamic> h;            // its derivative
  Eigen::Array<double, 1, Eigen::Dynamic> determinant;  // 1 + wᵀû h
};

Bend bend_at(const Values& layer, const Matrix& z) { return {layer, (layer.w.transpose() * z).array() + layer.b}; }

// Derivative of the forward log_det with respect to wᵀz + b.
Eigen::Array<double, 1, Eigen::Dynamic> log_det_slope(const Values& layer, const Bend& bend) {
  return -2.0 * layer.c * bend.t * bend.h / bend.determinant;
}

// Chain rule of (x, log_det) of the forward direction at z for the seeds `grad_x`, `grad_log_det`: adds the gradient
// with respect to the values and returns the derivative with respect to wᵀz + b.
Eigen::RowVectorXd add_values_gradient(const Values& layer, const Bend& bend, const Matrix& z, const Matrix& grad_x,
                                       const Vector& grad_log_det, std::span<double> grad_values) {
  const auto seed = grad_log_det.transpose().array();
  Eigen::RowVectorXd k = bend.h * (layer.u.transpose() * grad_x).array() + seed * log_det_slope(layer, bend);
  const double grad_c = (seed * bend.h / bend.determinant).sum();
  Parts<double> grad(grad_values, static_cast<int>(z.rows()));
  grad.u += grad_x * bend.t.matrix().transpose() + grad_c * layer.w;
  grad.w += z * k.transpose() + grad_c * layer.u;
  grad.b += k.sum();
  return k;
}

class Planar final : public Layer {
 public:
  [[nodiscard]] const LayerSpec& spec() const override {
    static const LayerSpec declared = declare();
    return declared;
  }

  void constrain(const HyperValues&, int dim, std::span<const double> parameters,
                 std::span<double> values) const override {
    std::ranges::copy(parameters, values.begin());
    const Parts<const double> raw(parameters, dim);
    const double square = raw.w.squaredNorm();
    // Without a direction w there is nothing to keep invertible: the layer is a translation.
    if (square == 0.0) return;
    Parts<double>(values, dim).u += shift_along_w(raw.w.dot(raw.u)) / square * raw.w;
  }

  void constrain_gradient(const HyperValues&, int dim, std::span<const double> parameters,
                          std::span<const double> grad_values, std::span<double> grad_parameters) const override {
    std::ranges::copy(grad_values, grad_parameters.begin());
    const Parts<const double> raw(parameters, dim);
    const double square = raw.w.squaredNorm();
    if (square == 0.0) return;
    const Parts<const double> seed(grad_values, dim);
    const double a = raw.w.dot(raw.u);
    const double along = raw.w.dot(seed.u);
    const double length = shift_along_w(a) / square;
    const double slope = (m_slope(a) - 1.0) / square;
    Parts<double> grad(grad_parameters, dim);
    grad.u += slope * along * raw.w;
    grad.w += length * seed.u + along * (slope * raw.u - 2.0 * length / square * raw.w);
  }

  void unconstrain(HyperValues&, int dim, std::span<const double> values, std::span<double> parameters) const override {
    const Parts<const double> wanted(values, dim);
    const double square = wanted.w.squaredNorm();
    const double c = wanted.w.dot(wanted.u);
    if (!(c > -1.0))
      throw InputError("u", "a planar layer is invertible only where wᵀû > −1, but here wᵀû = " + std::to_string(c) +
                                "; shorten u along w.");
    std::ranges::copy(values, parameters.begin());
    if (square == 0.0) return;
    Parts<double>(parameters, dim).u += (m_inverse(c) - c) / square * wanted.w;
  }

  void initialise(HyperValues&, int dim, Initialisation kind, Generator& generator,
                  std::span<double> parameters) const override {
    // Both starts draw w, so that an identity (u = 0) has a direction along which its u can grow. The ranges of the
    // training start are those with which 32 layers reach Rezende & Mohamed's energies; smaller ones are slower.
    Parts<double> start(parameters, dim);
    for (double& number : start.w) number = generator.uniform(-1.0, 1.0);
    for (double& number : start.u)
      number = kind == Initialisation::training ? generator.uniform(-std::numbers::sqrt2, std::numbers::sqrt2) : 0.0;
    start.b = 0.0;
  }

  void forward(const LayerView& view, const Matrix& z, Matrix& x, Vector& log_det) const override {
    const Values layer(view);
    const Bend bend = bend_at(layer, z);
    x = z + layer.u * bend.t.matrix();
    log_det = bend.determinant.log().transpose();
  }

  void inverse(const LayerView& view, const Matrix& x, Matrix& z, Vector& log_det) const override {
    const Values layer(view);
    // With v = wᵀz + b the product of w and the layer's equation reads v + wᵀû tanh(v) = wᵀx + b.
    Eigen::RowVectorXd v = (layer.w.transpose() * x).array() + layer.b;
    for (double& number : v) number = solve_v_plus_c_tanh_v(layer.one_plus_c, number);
    const Bend bend(layer, v);
    z = x - layer.u * bend.t.matrix();
    log_det = -bend.determinant.log().transpose();
  }

  void forward_gradient(const LayerView& view, const Matrix& z, const Matrix&, const Matrix& grad_x,
                        const Vector& grad_log_det, Matrix& grad_z, std::span<double> grad_values) const override {
    const Values layer(view);
    const Bend bend = bend_at(layer, z);
    grad_z = grad_x + layer.w * add_values_gradient(layer, bend, z, grad_x, grad_log_det, grad_values);
  }

  // Implicit: z(x) solves f(z) = x, so grad_x = J^-T G, where G is the whole gradient at z, and the gradient with
  // respect to the values is the forward one with the seeds -grad_x and -grad_log_det. J^-T is by Sherman-Morrison.
  void inverse_gradient(const LayerView& view, const Matrix&, const Matrix& z, const Matrix& grad_z,
                        const Vector& grad_log_det, Matrix& grad_x, std::span<double> grad_values) const override {
    const Values layer(view);
    const Bend bend = bend_at(layer, z);
    const Matrix whole = grad_z - layer.w * (grad_log_det.transpose().array() * log_det_slope(layer, bend)).matrix();
    grad_x = whole - layer.w * (bend.h * (layer.u.transpose() * whole).array() / bend.determinant).matrix();
    add_values_gradient(layer, bend, z, -grad_x, -grad_log_det, grad_values);
  }

  [[nodiscard]] ConstraintStatus constraint_status(const LayerView& view) const override {
    const double c = Values(view).c;
    return {"<b><i>w</i></b><sup>T</sup><b><i>û</i></b> ≥ −1", c, c >= -1.0 ? "invertible" : "not invertible"};
  }

 private:
  static LayerSpec declare() {
    const auto vector = [](const HyperValues&, int dim) { return vector_of(dim); };
    const auto number = [](const HyperValues&, int) { return single_number(); };
    LayerSpec spec;
    spec.id = "planar";
    spec.title = "planar";
    spec.short_name = "planar";
    spec.family = Family::planar;
    spec.formula = R"(\mathbf{x} = \mathbf{z} + \hat{\mathbf{u}} \tanh(\mathbf{w}^\top \mathbf{z} + b))";
    spec.formula_html =
        "<b><i>x</i></b> = <b><i>z</i></b> + <b><i>û</i></b> tanh(<b><i>w</i></b><sup>T</sup><b><i>z</i></b> + "
        "<i>b</i>)";
    spec.doc =
        "Shears space along the arrow û across the hyperplane wᵀz + b = 0: points on either side are pushed apart "
        "or pulled together, far from the plane they are only shifted. One layer makes one bend, so many are stacked. "
        "The inverse has no closed form; it is one monotone scalar equation, solved to machine precision.";
    spec.reference =
        "Rezende & Mohamed 2015, Variational Inference with Normalizing Flows, eq. 10–12 and A.1 (arXiv:1505.05770)";
    spec.python = {R"py(
class Planar(Layer):
    """x = z + u tanh(w.z + b), invertible because w.u > -1 (Rezende & Mohamed 2015, eq. 10)."""

    def forward(self, z):
        t = xp.tanh(z @ self.w + self.b)
        return z + t[:, None] * self.u, self.log_stretch(t)

    def inverse(self, x):
        # With v = w.z + b, the product of w and the equation reads v + (w.u) tanh v = w.x + b.
        t = xp.tanh(self.solve(x @ self.w + self.b))
        return x - t[:, None] * self.u, -self.log_stretch(t)

    def log_stretch(self, t):
        h = 1 - t * t  # the slope of tanh
        return xp.log(t * t + self.one_plus_c() * h)  # 1 + c h, c = w.u, as a sum of positive terms

    def one_plus_c(self):
        return max(1 + (self.w * self.u).sum(), 2.3e-16)

    def solve(self, s):
        """The only v with v + c tanh v = s, by Newton's method for |v|: from a bound on the side from which no step
        passes the root, because the left-hand side is concave for c > 0 and convex for c < 0."""
        one_plus_c = self.one_plus_c()
        c = one_plus_c - 1
        goal = xp.abs(s)
        bounds = goal / one_plus_c, goal - c
        v = xp.maximum(*bounds) if c > 0 else xp.minimum(*bounds)
        for _ in range(100):
            t = xp.tanh(v)
            change = (v + c * t - goal) / (t * t + one_plus_c * (1 - t * t))
            v = v - change
            if not (xp.abs(change) > 1e-15 * (1 + v)).any():
                break
        return xp.sign(s) * v
)py"};
    spec.parameters = {
        {.id = "u",
         .symbol = "<b><i>u</i></b>",
         .latex = R"(\mathbf{u})",
         .doc = "Direction and strength of the push before the constraint; u = 0 is the identity.",
         .shapes = vector},
        {.id = "w",
         .symbol = "<b><i>w</i></b>",
         .latex = R"(\mathbf{w})",
         .doc = "Normal of the hyperplane; its length says how sharp the bend is.",
         .shapes = vector},
        {.id = "b", .symbol = "<i>b</i>", .latex = "b", .doc = "Moves the hyperplane along w.", .shapes = number}};
    spec.values = spec.parameters;
    spec.values[0].fades = true;
    spec.values[0].symbol = "<b><i>û</i></b>";
    spec.values[0].latex = R"(\hat{\mathbf{u}})";
    spec.values[0].doc =
        "Direction and strength of the push; its part along w is kept so that the layer is invertible.";
    spec.values[0].constraint = "wᵀû > −1";
    return spec;
  }
};

}  // namespace

const Layer& planar_layer();
const Layer& planar_layer() {
  static const Planar layer;
  return layer;
}

}  // namespace pushforward
