// The conditioner: a small multilayer perceptron that tells a coupling or an autoregressive layer what to do with one
// part of a point, given the other part. Linear layers with an activation between them and none after the last, as
// torch.nn.Sequential(Linear, activation, ..., Linear).
#pragma once

#include <Eigen/Core>
#include <span>
#include <string_view>
#include <vector>

#include "core/params/parameter_spec.h"

namespace pushforward {

class Generator;

enum class Activation { tanh, leaky_relu, silu, relu };

inline constexpr double leaky_relu_slope = 0.01;

// By its name in files: "tanh", "leaky_relu", "silu", "relu".
[[nodiscard]] Activation activation_of(std::string_view name);

struct ConditionerShape {
  std::vector<int> widths;  // inputs, hidden widths..., outputs; at least two
  Activation activation = Activation::tanh;
};

// The tensors by linear layer: weights out x in, row-major, and biases. In a flat vector all weights come first.
[[nodiscard]] std::vector<TensorShape> weight_shapes(const std::vector<int>& widths);
[[nodiscard]] std::vector<TensorShape> bias_shapes(const std::vector<int>& widths);

// Hidden layers uniform in ±1/sqrt(inputs), the default of torch.nn.Linear (a form of He et al. 2015 with gain
// 1/sqrt 3), the last layer zero: the output is zero everywhere, yet the gradient reaches the last layer at once and
// the hidden ones from the second step on.
void initialise_conditioner(const std::vector<int>& widths, Generator& generator, std::span<double> parameters);

class Conditioner {
 public:
  // `parameters`: weights and biases, by weight_shapes and bias_shapes. Does not own them.
  Conditioner(ConditionerShape shape, std::span<const double> parameters);

  // What the backward pass needs of the forward pass.
  struct Trace {
    std::vector<Eigen::MatrixXd> inputs;  // of every linear layer, in x N
    std::vector<Eigen::MatrixXd> sums;    // of every hidden layer before its activation, out x N
  };

  // inputs x N -> outputs x N.
  [[nodiscard]] Eigen::MatrixXd evaluate(const Eigen::MatrixXd& input) const;
  [[nodiscard]] Eigen::MatrixXd evaluate(const Eigen::MatrixXd& input, Trace& trace) const;

  // Gradient with respect to the input; adds the sum over samples of the gradient with respect to the parameters.
  [[nodiscard]] Eigen::MatrixXd gradient(const Trace& trace, const Eigen::MatrixXd& grad_output,
                                         std::span<double> grad_parameters) const;

 private:
  using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  [[nodiscard]] std::size_t linear_count() const { return shape_.widths.size() - 1; }
  [[nodiscard]] Eigen::Map<const RowMajor> weights(std::size_t layer) const;
  [[nodiscard]] Eigen::Map<const Eigen::VectorXd> biases(std::size_t layer) const;

  ConditionerShape shape_;
  std::span<const double> parameters_;
  std::vector<Eigen::Index> weight_offsets_;
  std::vector<Eigen::Index> bias_offsets_;
};

}  // namespace pushforward
