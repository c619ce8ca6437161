// A rotation of the plane by a learnt angle: the smallest layer that mixes two dimensions, and it preserves volume.
#include <Eigen/Geometry>
#include <cmath>
#include <numbers>

#include "core/layers/layer.h"
#include "core/layers/shapes.h"
#include "core/random/counter.h"

namespace pushforward {

namespace {

// The matrix that turns anticlockwise by `angle`.
Eigen::Matrix2d turn(double angle) { return Eigen::Rotation2Dd(angle).toRotationMatrix(); }

// d turn / d angle = turn(angle + π/2), so the gradient with respect to the angle is the part of the seeds along the
// output turned by a quarter.
double angle_gradient(const Matrix& output, const Matrix& grad_output) {
  return (grad_output.row(1).array() * output.row(0).array() - grad_output.row(0).array() * output.row(1).array())
      .sum();
}

class Rotation final : public Layer {
 public:
  [[nodiscard]] const LayerSpec& spec() const override {
    static const LayerSpec declared = declare();
    return declared;
  }

  void initialise(HyperValues&, int, Initialisation kind, Generator& generator,
                  std::span<double> parameters) const override {
    parameters[0] = kind == Initialisation::training ? generator.uniform(-std::numbers::pi, std::numbers::pi) : 0.0;
  }

  void forward(const LayerView& layer, const Matrix& z, Matrix& x, Vector& log_det) const override {
    x = turn(layer.values[0]) * z;
    log_det = Vector::Zero(z.cols());
  }

  void inverse(const LayerView& layer, const Matrix& x, Matrix& z, Vector& log_det) const override {
    z = turn(-layer.values[0]) * x;
    log_det = Vector::Zero(x.cols());
  }

  void forward_gradient(const LayerView& layer, const Matrix&, const Matrix& x, const Matrix& grad_x, const Vector&,
                        Matrix& grad_z, std::span<double> grad_values) const override {
    grad_values[0] += angle_gradient(x, grad_x);
    grad_z = turn(-layer.values[0]) * grad_x;
  }

  void inverse_gradient(const LayerView& layer, const Matrix&, const Matrix& z, const Matrix& grad_z, const Vector&,
                        Matrix& grad_x, std::span<double> grad_values) const override {
    grad_values[0] -= angle_gradient(z, grad_z);
    grad_x = turn(layer.values[0]) * grad_z;
  }

 private:
  static LayerSpec declare() {
    LayerSpec spec;
    spec.id = "rotation";
    spec.title = "rotation";
    spec.short_name = "rotation";
    spec.family = Family::mixing;
    spec.formula =
        R"(\mathbf{x} = \begin{pmatrix} \cos\theta & -\sin\theta \\ \sin\theta & \cos\theta \end{pmatrix} \mathbf{z})";
    spec.formula_html = "<b><i>x</i></b> = <i>R</i>(<i>θ</i>) <b><i>z</i></b>";
    spec.doc =
        "Turns the plane anticlockwise by a learnt angle. It preserves volume, log |det J| = 0, and mixes the two "
        "dimensions, so that couplings on either side of it act along different axes.";
    spec.reference =
        "Kingma & Dhariwal 2018, Glow, section 3.2 (arXiv:1807.03039): the case of two dimensions without scales";
    spec.python = {R"py(
class Rotation(Layer):
    """Turns the plane anticlockwise by an angle, which changes no area."""

    def forward(self, z):
        return self.turn(z, self.angle), 0 * z[:, 0]

    def inverse(self, x):
        return self.turn(x, -self.angle), 0 * x[:, 0]

    def turn(self, points, angle):
        a, b = points[:, 0], points[:, 1]
        cos, sin = xp.cos(angle), xp.sin(angle)
        return xp.stack([cos * a - sin * b, sin * a + cos * b], axis=1)
)py"};
    spec.parameters = {{.id = "angle",
                        .symbol = "<i>θ</i>",
                        .latex = R"(\theta)",
                        .doc = "The angle in radians, anticlockwise.",
                        .shapes = [](const HyperValues&, int) { return single_number(); },
                        .display_minimum = -std::numbers::pi,
                        .display_maximum = std::numbers::pi,
                        .fades = true}};
    spec.values = spec.parameters;
    spec.minimum_dim = 2;
    spec.maximum_dim = 2;
    return spec;
  }
};

}  // namespace

const Layer& rotation_layer();
const Layer& rotation_layer() {
  static const Rotation layer;
  return layer;
}

}  // namespace pushforward
