// The invertible linear layer x = W z + shift, W = P L (U + diag s): in images the "1 x 1 convolution".
// Kingma & Dhariwal 2018, "Glow: Generative Flow with Invertible 1x1 Convolutions", section 3.2, eq. 10 and 11.
#include <Eigen/LU>
#include <Eigen/QR>
#include <algorithm>
#include <cmath>
#include <cstddef>

#include "core/errors.h"
#include "core/layers/dimension_order.h"
#include "core/layers/layer.h"
#include "core/layers/matrix_part.h"
#include "core/layers/shapes.h"
#include "core/random/counter.h"

namespace pushforward {

namespace {

constexpr double largest_dimension = 1 << 20;

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

int triangle_size(int dim) { return dim * (dim - 1) / 2; }

const std::vector<std::int64_t>& signs_of(const HyperValues& hyper) {
  return std::get<std::vector<std::int64_t>>(hyper.at("signs"));
}

// In the flat vector of parameters: lower, upper, log_scale, shift. The triangles are strict, row by row.
struct Offsets {
  explicit Offsets(int dim)
      : upper(triangle_size(dim)), log_scale(2 * triangle_size(dim)), shift(2 * triangle_size(dim) + dim) {}
  int lower = 0;
  int upper;
  int log_scale;
  int shift;
};

// L with ones on its diagonal, and U + diag s.
struct Factors {
  Factors(const HyperValues& hyper, int dim, std::span<const double> parameters)
      : lower(Matrix::Identity(dim, dim)), upper(Matrix::Zero(dim, dim)) {
    const Offsets at(dim);
    const auto& signs = signs_of(hyper);
    int below = at.lower;
    int above = at.upper;
    for (int row = 0; row < dim; ++row) {
      for (int col = 0; col < row; ++col) lower(row, col) = parameters[below++];
      for (int col = row + 1; col < dim; ++col) upper(row, col) = parameters[above++];
      upper(row, row) = static_cast<double>(signs[row]) * std::exp(parameters[at.log_scale + row]);
    }
  }
  Matrix lower;
  Matrix upper;
};

Eigen::Map<const RowMajor> matrix_of(const LayerView& layer) { return {layer.values.data(), layer.dim, layer.dim}; }
// Behind the matrix, in the values and in their gradient.
std::ptrdiff_t shift_begin(const LayerView& layer) { return std::ptrdiff_t{layer.dim} * layer.dim; }
Eigen::Map<const Vector> shift_of(const LayerView& layer) {
  return {layer.values.data() + shift_begin(layer), layer.dim};
}

double log_abs_det(const Eigen::PartialPivLU<Matrix>& decomposed) {
  return decomposed.matrixLU().diagonal().array().abs().log().sum();
}

// Writes P, the signs, L, U and ln|s| of `matrix`. False when it is singular.
bool decompose(const Matrix& matrix, HyperValues& hyper, std::span<double> parameters) {
  const auto dim = static_cast<int>(matrix.rows());
  const Eigen::PartialPivLU<Matrix> decomposed(matrix);
  const Matrix& factors = decomposed.matrixLU();
  if (!factors.allFinite() || (factors.diagonal().array() == 0.0).any()) return false;
  // Row indices()[i] of P·matrix is row i of matrix.
  const auto& rows = decomposed.permutationP().indices();
  hyper["order"] = std::vector<std::int64_t>(rows.begin(), rows.end());
  std::vector<std::int64_t> signs;
  const Offsets at(dim);
  int below = at.lower;
  int above = at.upper;
  for (int row = 0; row < dim; ++row) {
    for (int col = 0; col < row; ++col) parameters[below++] = factors(row, col);
    for (int col = row + 1; col < dim; ++col) parameters[above++] = factors(row, col);
    parameters[at.log_scale + row] = std::log(std::abs(factors(row, row)));
    signs.push_back(factors(row, row) < 0.0 ? -1 : 1);
  }
  hyper["signs"] = signs;
  return true;
}

// Uniform over the rotations: the QR decomposition of a Gaussian matrix with the signs of R's diagonal taken into Q
// (Mezzadri 2007, "How to generate random matrices from the classical compact groups"), mirrored once if need be.
Matrix random_rotation(int dim, Generator& generator) {
  Matrix gaussian(dim, dim);
  for (double& number : gaussian.reshaped()) number = generator.normal();
  const Eigen::HouseholderQR<Matrix> decomposed(gaussian);
  Matrix rotation = decomposed.householderQ();
  for (int col = 0; col < dim; ++col)
    if (decomposed.matrixQR()(col, col) < 0.0) rotation.col(col) *= -1.0;
  if (rotation.determinant() < 0.0) rotation.col(0) *= -1.0;
  return rotation;
}

class Linear final : public Layer {
 public:
  [[nodiscard]] const LayerSpec& spec() const override {
    static const LayerSpec declared = declare();
    return declared;
  }

  void check_hyper(const HyperValues& hyper, int dim) const override {
    check_order(hyper, dim);
    const auto& signs = signs_of(hyper);
    if (static_cast<int>(signs.size()) != dim || std::ranges::count(signs, 0) > 0)
      throw InputError("signs", "needs a 1 or a −1 for each of the " + std::to_string(dim) + " dimensions.");
  }

  void constrain(const HyperValues& hyper, int dim, std::span<const double> parameters,
                 std::span<double> values) const override {
    const Factors factors(hyper, dim, parameters);
    Eigen::Map<RowMajor>(values.data(), dim, dim) = (factors.lower * factors.upper)(order_of(hyper), Eigen::all);
    std::ranges::copy(parameters.last(dim), values.last(dim).begin());
  }

  void constrain_gradient(const HyperValues& hyper, int dim, std::span<const double> parameters,
                          std::span<const double> grad_values, std::span<double> grad_parameters) const override {
    const Factors factors(hyper, dim, parameters);
    Matrix grad_product(dim, dim);
    grad_product(order_of(hyper), Eigen::all) = Eigen::Map<const RowMajor>(grad_values.data(), dim, dim);
    const Matrix grad_lower = grad_product * factors.upper.transpose();
    const Matrix grad_upper = factors.lower.transpose() * grad_product;
    const Offsets at(dim);
    int below = at.lower;
    int above = at.upper;
    for (int row = 0; row < dim; ++row) {
      for (int col = 0; col < row; ++col) grad_parameters[below++] = grad_lower(row, col);
      for (int col = row + 1; col < dim; ++col) grad_parameters[above++] = grad_upper(row, col);
      grad_parameters[at.log_scale + row] = grad_upper(row, row) * factors.upper(row, row);
    }
    std::ranges::copy(grad_values.last(dim), grad_parameters.last(dim).begin());
  }

  void unconstrain(HyperValues& hyper, int dim, std::span<const double> values,
                   std::span<double> parameters) const override {
    if (!decompose(Eigen::Map<const RowMajor>(values.data(), dim, dim), hyper, parameters))
      throw InputError("matrix", "a linear layer needs an invertible matrix, but this one is singular.");
    std::ranges::copy(values.last(dim), parameters.last(dim).begin());
  }

  void initialise(HyperValues& hyper, int dim, Initialisation kind, Generator& generator,
                  std::span<double> parameters) const override {
    const Matrix start =
        kind == Initialisation::training ? random_rotation(dim, generator) : Matrix(Matrix::Identity(dim, dim));
    decompose(start, hyper, parameters);
    std::ranges::fill(parameters.last(dim), 0.0);
  }

  // Turns and stretches a part t of the way; a matrix that mirrors has no way.
  [[nodiscard]] bool partial(const LayerView& layer, double t, std::span<double> values) const override {
    const auto part = matrix_part(matrix_of(layer), t);
    if (!part) return false;
    Eigen::Map<RowMajor>(values.data(), layer.dim, layer.dim) = *part;
    Eigen::Map<Vector>(values.data() + shift_begin(layer), layer.dim) = t * shift_of(layer);
    return true;
  }

  void forward(const LayerView& layer, const Matrix& z, Matrix& x, Vector& log_det) const override {
    x = (matrix_of(layer) * z).colwise() + shift_of(layer);
    log_det = Vector::Constant(z.cols(), log_abs_det(Matrix(matrix_of(layer)).partialPivLu()));
  }

  void inverse(const LayerView& layer, const Matrix& x, Matrix& z, Vector& log_det) const override {
    const Eigen::PartialPivLU<Matrix> decomposed{Matrix(matrix_of(layer))};
    if (x.cols() > 0)
      z = decomposed.solve(x.colwise() - shift_of(layer));
    else
      z.resize(layer.dim, 0);  // Eigen's solve looks at the first number of what it solves for
    log_det = Vector::Constant(x.cols(), -log_abs_det(decomposed));
  }

  // d ln|det W| / dW = W^-T.
  void forward_gradient(const LayerView& layer, const Matrix& z, const Matrix&, const Matrix& grad_x,
                        const Vector& grad_log_det, Matrix& grad_z, std::span<double> grad_values) const override {
    const Matrix matrix = matrix_of(layer);
    const Matrix grad_matrix = grad_x * z.transpose() + grad_log_det.sum() * matrix.inverse().transpose();
    Eigen::Map<RowMajor>(grad_values.data(), layer.dim, layer.dim) += grad_matrix;
    Eigen::Map<Vector>(grad_values.data() + shift_begin(layer), layer.dim) += grad_x.rowwise().sum();
    grad_z = matrix.transpose() * grad_x;
  }

  // z = W^-1 (x − shift): dz = W^-1 (dx − dW z − dshift).
  void inverse_gradient(const LayerView& layer, const Matrix&, const Matrix& z, const Matrix& grad_z,
                        const Vector& grad_log_det, Matrix& grad_x, std::span<double> grad_values) const override {
    const Matrix inverse_transposed = Matrix(matrix_of(layer)).inverse().transpose();
    const Matrix pulled = inverse_transposed * grad_z;
    Eigen::Map<RowMajor>(grad_values.data(), layer.dim, layer.dim) -=
        pulled * z.transpose() + grad_log_det.sum() * inverse_transposed;
    Eigen::Map<Vector>(grad_values.data() + shift_begin(layer), layer.dim) -= pulled.rowwise().sum();
    grad_x = pulled;
  }

 private:
  static LayerSpec declare() {
    const auto triangle = [](const HyperValues&, int dim) { return vector_of(triangle_size(dim)); };
    const auto vector = [](const HyperValues&, int dim) { return vector_of(dim); };
    const ParameterSpec shift = {.id = "shift",
                                 .symbol = "<b><i>b</i></b>",
                                 .latex = R"(\mathbf{b})",
                                 .doc = "Added after the matrix.",
                                 .shapes = vector};
    LayerSpec spec;
    spec.id = "linear";
    spec.title = "linear (1×1 convolution)";
    spec.short_name = "linear";
    spec.family = Family::mixing;
    spec.formula = R"(\mathbf{x} = W \mathbf{z} + \mathbf{b}, \quad W = P L (U + \operatorname{diag} \mathbf{s}))";
    spec.formula_html =
        "<b><i>x</i></b> = <i>W</i> <b><i>z</i></b> + <b><i>b</i></b>, <i>W</i> = <i>P L</i> (<i>U</i> + diag "
        "<b><i>s</i></b>)";
    spec.doc =
        "Rotates, stretches and shears all dimensions at once by a learnt matrix, and shifts them. The matrix is kept "
        "as a product of triangles, so that its determinant is a product of scales and it stays invertible. Use it "
        "between couplings to mix the dimensions.";
    spec.reference =
        "Kingma & Dhariwal 2018, Glow: Generative Flow with Invertible 1×1 Convolutions, eq. 10–11 "
        "(arXiv:1807.03039)";
    spec.python = {R"py(
class Linear(Layer):
    """x = W z + b (Kingma & Dhariwal 2018, eq. 10)."""

    def forward(self, z):
        return z @ self.matrix.T + self.shift, self.log_stretch() + 0 * z[:, 0]

    def inverse(self, x):
        return xp.linalg.solve(self.matrix, (x - self.shift).T).T, -self.log_stretch() + 0 * x[:, 0]

    def log_stretch(self):
        return xp.linalg.slogdet(self.matrix)[1]
)py"};
    spec.hyperparameters = {
        {.id = "order",
         .symbol = "<i>P</i>",
         .title = "row order",
         .doc = "The fixed permutation P: row i of W is row order[i] of L (U + diag s). Set when the layer starts.",
         .kind = HyperKind::integer_list,
         .minimum = 0,
         .maximum = largest_dimension,
         .default_value = [](int dim) { return HyperValue{natural_order(dim)}; }},
        {.id = "signs",
         .symbol = "sign <b><i>s</i></b>",
         .title = "signs",
         .doc = "The fixed signs of s, each 1 or −1. Set when the layer starts.",
         .kind = HyperKind::integer_list,
         .minimum = -1,
         .maximum = 1,
         .default_value = [](int dim) {
           return HyperValue{std::vector<std::int64_t>(static_cast<std::size_t>(dim), 1)};
         }}};
    spec.parameters = {{.id = "lower",
                        .symbol = "<i>L</i>",
                        .latex = "L",
                        .doc = "The lower triangle without its diagonal of ones, row by row.",
                        .shapes = triangle},
                       {.id = "upper",
                        .symbol = "<i>U</i>",
                        .latex = "U",
                        .doc = "The upper triangle without the diagonal, row by row.",
                        .shapes = triangle},
                       {.id = "log_scale",
                        .symbol = "ln|<b><i>s</i></b>|",
                        .latex = R"(\ln|\mathbf{s}|)",
                        .doc = "Logarithms of the scales on the diagonal; their sum is ln |det W|.",
                        .shapes = vector},
                       shift};
    spec.values = {{.id = "matrix",
                    .symbol = "<i>W</i>",
                    .latex = "W",
                    .doc = "The matrix, row by row.",
                    .shapes = [](const HyperValues&, int dim) { return square_matrix(dim); },
                    .constraint = "invertible"},
                   shift};
    return spec;
  }
};

}  // namespace

const Layer& linear_layer();
const Layer& linear_layer() {
  static const Linear layer;
  return layer;
}

}  // namespace pushforward
