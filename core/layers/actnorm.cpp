// Activation normalisation x = s ⊙ z + b: one scale and one shift per dimension, started from data.
// Kingma & Dhariwal 2018, "Glow: Generative Flow with Invertible 1x1 Convolutions", section 3.1.
#include <algorithm>
#include <cmath>

#include "core/errors.h"
#include "core/layers/layer.h"
#include "core/layers/shapes.h"
#include "core/random/counter.h"

namespace pushforward {

namespace {

// In both flat vectors: log_scale or scale (dim), shift (dim).
Eigen::Map<const Vector> scale_of(const LayerView& layer) { return {layer.values.data(), layer.dim}; }
Eigen::Map<const Vector> shift_of(const LayerView& layer) { return {layer.values.data() + layer.dim, layer.dim}; }

class ActNorm final : public Layer {
 public:
  [[nodiscard]] const LayerSpec& spec() const override {
    static const LayerSpec declared = declare();
    return declared;
  }

  void constrain(const HyperValues&, int dim, std::span<const double> parameters,
                 std::span<double> values) const override {
    std::ranges::copy(parameters, values.begin());
    for (double& scale : values.first(dim)) scale = std::exp(scale);
  }

  void constrain_gradient(const HyperValues&, int dim, std::span<const double> parameters,
                          std::span<const double> grad_values, std::span<double> grad_parameters) const override {
    std::ranges::copy(grad_values, grad_parameters.begin());
    for (int i = 0; i < dim; ++i) grad_parameters[i] *= std::exp(parameters[i]);
  }

  void unconstrain(HyperValues&, int dim, std::span<const double> values, std::span<double> parameters) const override {
    for (const double scale : values.first(dim))
      if (!(scale > 0.0))
        throw InputError("scale", "every scale of an actnorm layer must be greater than 0, but one is " +
                                      std::to_string(scale) + "; a mirror image is the work of a linear layer.");
    std::ranges::copy(values, parameters.begin());
    for (double& scale : parameters.first(dim)) scale = std::log(scale);
  }

  // The identity, until the first batch arrives (initialise_from_data).
  void initialise(HyperValues&, int, Initialisation, Generator&, std::span<double> parameters) const override {
    std::ranges::fill(parameters, 0.0);
  }

  // The output of whichever direction the batch goes through gets mean 0 and variance 1 in every dimension. A
  // dimension without spread (or a batch of one sample) keeps its scale.
  void initialise_from_data(const HyperValues&, int dim, const Matrix& batch, bool batch_is_inverse_input,
                            std::span<double> parameters) const override {
    for (int i = 0; i < dim; ++i) {
      const double mean = batch.row(i).mean();
      const double deviation = std::sqrt((batch.row(i).array() - mean).square().mean());
      const bool spread = std::isfinite(deviation) && deviation > 1e-12 * std::max(1.0, std::abs(mean));
      const double log_deviation = spread ? std::log(deviation) : 0.0;
      parameters[i] = batch_is_inverse_input ? log_deviation : -log_deviation;
      parameters[dim + i] = batch_is_inverse_input ? mean : -mean * std::exp(-log_deviation);
    }
  }

  // Logarithms of scales and shifts times t.
  [[nodiscard]] bool partial(const LayerView& layer, double t, std::span<double> values) const override {
    for (int i = 0; i < layer.dim; ++i) {
      values[i] = std::pow(layer.values[i], t);
      values[layer.dim + i] = t * layer.values[layer.dim + i];
    }
    return true;
  }

  void forward(const LayerView& layer, const Matrix& z, Matrix& x, Vector& log_det) const override {
    log_det = Vector::Constant(z.cols(), scale_of(layer).array().log().sum());
    x = (scale_of(layer).asDiagonal() * z).colwise() + shift_of(layer);
  }

  void inverse(const LayerView& layer, const Matrix& x, Matrix& z, Vector& log_det) const override {
    log_det = Vector::Constant(x.cols(), -scale_of(layer).array().log().sum());
    z = scale_of(layer).cwiseInverse().asDiagonal() * (x.colwise() - shift_of(layer));
  }

  void forward_gradient(const LayerView& layer, const Matrix& z, const Matrix&, const Matrix& grad_x,
                        const Vector& grad_log_det, Matrix& grad_z, std::span<double> grad_values) const override {
    const Vector scale = scale_of(layer);
    Eigen::Map<Vector>(grad_values.data(), layer.dim) +=
        grad_x.cwiseProduct(z).rowwise().sum() + grad_log_det.sum() * scale.cwiseInverse();
    Eigen::Map<Vector>(grad_values.data() + layer.dim, layer.dim) += grad_x.rowwise().sum();
    grad_z = scale.asDiagonal() * grad_x;
  }

  void inverse_gradient(const LayerView& layer, const Matrix&, const Matrix& z, const Matrix& grad_z,
                        const Vector& grad_log_det, Matrix& grad_x, std::span<double> grad_values) const override {
    const Vector rate = scale_of(layer).cwiseInverse();
    const Matrix pulled = rate.asDiagonal() * grad_z;
    Eigen::Map<Vector>(grad_values.data(), layer.dim) -=
        pulled.cwiseProduct(z).rowwise().sum() + grad_log_det.sum() * rate;
    Eigen::Map<Vector>(grad_values.data() + layer.dim, layer.dim) -= pulled.rowwise().sum();
    grad_x = pulled;
  }

 private:
  static LayerSpec declare() {
    const auto vector = [](const HyperValues&, int dim) { return vector_of(dim); };
    const ParameterSpec shift = {.id = "shift",
                                 .symbol = "<b><i>b</i></b>",
                                 .latex = R"(\mathbf{b})",
                                 .doc = "Added to each dimension.",
                                 .shapes = vector};
    LayerSpec spec;
    spec.id = "actnorm";
    spec.title = "actnorm";
    spec.short_name = "actnorm";
    spec.family = Family::mixing;
    spec.formula = R"(\mathbf{x} = \mathbf{s} \odot \mathbf{z} + \mathbf{b})";
    spec.formula_html = "<b><i>x</i></b> = <b><i>s</i></b> ⊙ <b><i>z</i></b> + <b><i>b</i></b>";
    spec.doc =
        "Scales and shifts every dimension by itself. When training starts it is set from the first batch that "
        "reaches it, so that what it hands on has mean 0 and variance 1; from then on it learns like any other layer.";
    spec.reference =
        "Kingma & Dhariwal 2018, Glow: Generative Flow with Invertible 1×1 Convolutions, section 3.1 "
        "(arXiv:1807.03039)";
    spec.python = {R"py(
class Actnorm(Layer):
    """x = s z + b, every dimension by itself (Kingma & Dhariwal 2018, section 3.1)."""

    def forward(self, z):
        return z * self.scale + self.shift, xp.log(self.scale).sum() + 0 * z[:, 0]

    def inverse(self, x):
        return (x - self.shift) / self.scale, -xp.log(self.scale).sum() + 0 * x[:, 0]
)py"};
    spec.parameters = {{.id = "log_scale",
                        .symbol = "ln <b><i>s</i></b>",
                        .latex = R"(\ln\mathbf{s})",
                        .doc = "Logarithm of the scale of each dimension.",
                        .shapes = vector},
                       shift};
    spec.values = {{.id = "scale",
                    .symbol = "<b><i>s</i></b>",
                    .latex = R"(\mathbf{s})",
                    .doc = "Scale of each dimension.",
                    .shapes = vector,
                    .display_minimum = 0.05,
                    .display_maximum = 3.0,
                    .constraint = "s > 0"},
                   shift};
    spec.data_dependent_initialisation = true;
    return spec;
  }
};

}  // namespace

const Layer& actnorm_layer();
const Layer& actnorm_layer() {
  static const ActNorm layer;
  return layer;
}

}  // namespace pushforward
