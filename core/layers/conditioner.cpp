#include "core/layers/conditioner.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <utility>

#include "core/layers/softplus.h"
#include "core/random/counter.h"

namespace pushforward {

namespace {

double activate(Activation activation, double a) {
  switch (activation) {
    case Activation::tanh:
      return std::tanh(a);
    case Activation::leaky_relu:
      return a > 0.0 ? a : leaky_relu_slope * a;
    case Activation::silu:
      return a * logistic(a);
    case Activation::relu:
      return std::max(a, 0.0);
  }
  throw std::logic_error("unknown activation");
}

double activation_slope(Activation activation, double a) {
  switch (activation) {
    case Activation::tanh: {
      const double t = std::tanh(a);
      return 1.0 - t * t;
    }
    case Activation::leaky_relu:
      return a > 0.0 ? 1.0 : leaky_relu_slope;
    case Activation::silu: {
      const double s = logistic(a);
      return s * (1.0 + a * (1.0 - s));
    }
    case Activation::relu:
      return a > 0.0 ? 1.0 : 0.0;
  }
  throw std::logic_error("unknown activation");
}

}  // namespace

Activation activation_of(std::string_view name) {
  if (name == "tanh") return Activation::tanh;
  if (name == "leaky_relu") return Activation::leaky_relu;
  if (name == "silu") return Activation::silu;
  if (name == "relu") return Activation::relu;
  throw std::logic_error("no activation '" + std::string(name) + "'");
}

std::vector<TensorShape> weight_shapes(const std::vector<int>& widths) {
  std::vector<TensorShape> shapes;
  for (std::size_t i = 1; i < widths.size(); ++i)
    shapes.push_back({.rank = 2, .rows = widths[i], .cols = widths[i - 1]});
  return shapes;
}

std::vector<TensorShape> bias_shapes(const std::vector<int>& widths) {
  std::vector<TensorShape> shapes;
  for (std::size_t i = 1; i < widths.size(); ++i) shapes.push_back({.rank = 1, .rows = widths[i], .cols = 1});
  return shapes;
}

void initialise_conditioner(const std::vector<int>& widths, Generator& generator, std::span<double> parameters) {
  std::ranges::fill(parameters, 0.0);
  std::size_t next = 0;
  const auto fill = [&](int count, int inputs) {
    const double bound = 1.0 / std::sqrt(static_cast<double>(inputs));
    for (int i = 0; i < count; ++i) parameters[next++] = generator.uniform(-bound, bound);
  };
  const std::size_t last = widths.size() - 1;
  for (std::size_t i = 1; i < last; ++i) fill(widths[i] * widths[i - 1], widths[i - 1]);
  next += static_cast<std::size_t>(widths[last]) * static_cast<std::size_t>(widths[last - 1]);
  for (std::size_t i = 1; i < last; ++i) fill(widths[i], widths[i - 1]);
}

Conditioner::Conditioner(ConditionerShape shape, std::span<const double> parameters)
    : shape_(std::move(shape)), parameters_(parameters) {
  Eigen::Index offset = 0;
  const auto place = [&offset](const std::vector<TensorShape>& tensors, std::vector<Eigen::Index>& offsets) {
    for (const TensorShape& tensor : tensors) {
      offsets.push_back(offset);
      offset += tensor.size();
    }
  };
  place(weight_shapes(shape_.widths), weight_offsets_);
  place(bias_shapes(shape_.widths), bias_offsets_);
  if (offset != static_cast<Eigen::Index>(parameters.size()))
    throw std::logic_error("a conditioner got " + std::to_string(parameters.size()) + " numbers instead of " +
                           std::to_string(offset));
}

Eigen::Map<const Conditioner::RowMajor> Conditioner::weights(std::size_t layer) const {
  return {parameters_.data() + weight_offsets_[layer], shape_.widths[layer + 1], shape_.widths[layer]};
}

Eigen::Map<const Eigen::VectorXd> Conditioner::biases(std::size_t layer) const {
  return {parameters_.data() + bias_offsets_[layer], shape_.widths[layer + 1]};
}

Eigen::MatrixXd Conditioner::evaluate(const Eigen::MatrixXd& input) const {
  Trace unused;
  return evaluate(input, unused);
}

Eigen::MatrixXd Conditioner::evaluate(const Eigen::MatrixXd& input, Trace& trace) const {
  trace.inputs.assign(1, input);
  trace.sums.clear();
  for (std::size_t layer = 0;; ++layer) {
    Eigen::MatrixXd sum = (weights(layer) * trace.inputs.back()).colwise() + biases(layer);
    if (layer + 1 == linear_count()) return sum;
    trace.inputs.push_back(sum.unaryExpr([this](double a) { return activate(shape_.activation, a); }));
    trace.sums.push_back(std::move(sum));
  }
}

Eigen::MatrixXd Conditioner::gradient(const Trace& trace, const Eigen::MatrixXd& grad_output,
                                      std::span<double> grad_parameters) const {
  Eigen::MatrixXd grad = grad_output;
  for (std::size_t layer = linear_count();;) {
    --layer;
    Eigen::Map<RowMajor>(grad_parameters.data() + weight_offsets_[layer], shape_.widths[layer + 1],
                         shape_.widths[layer]) += grad * trace.inputs[layer].transpose();
    Eigen::Map<Eigen::VectorXd>(grad_parameters.data() + bias_offsets_[layer], shape_.widths[layer + 1]) +=
        grad.rowwise().sum();
    grad = weights(layer).transpose() * grad;
    if (layer == 0) return grad;
    grad.array() *=
        trace.sums[layer - 1].array().unaryExpr([this](double a) { return activation_slope(shape_.activation, a); });
  }
}

}  // namespace pushforward
