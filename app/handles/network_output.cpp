#include "app/handles/network_output.h"

namespace pushforward::app {

NetworkOutput::NetworkOutput(const ConditionerShape& shape, std::span<const double> values,
                             const std::vector<double>& input)
    : values_(values.begin(), values.end()) {
  const std::vector<TensorShape> weights = weight_shapes(shape.widths);
  for (std::size_t i = 0; i + 1 < weights.size(); ++i) last_weights_ += static_cast<std::size_t>(weights[i].size());
  Conditioner::Trace trace;
  const Eigen::MatrixXd column =
      Eigen::Map<const Eigen::VectorXd>(input.data(), static_cast<Eigen::Index>(input.size()));
  const Eigen::MatrixXd outputs = Conditioner(shape, values).evaluate(column, trace);
  outputs_.assign(outputs.data(), outputs.data() + outputs.size());
  features_.assign(trace.inputs.back().data(), trace.inputs.back().data() + trace.inputs.back().size());
}

std::vector<double> NetworkOutput::moved(const std::vector<double>& change, CurveDrag kind) const {
  std::vector<double> values = values_;
  const std::size_t outputs = outputs_.size();
  const std::size_t biases = values.size() - outputs;  // those of the last layer are the last numbers
  double square = 1.0;
  if (kind == CurveDrag::bend)
    for (const double feature : features_) square += feature * feature;
  for (std::size_t row = 0; row < outputs; ++row) values[biases + row] += change[row] / square;
  if (kind == CurveDrag::shift) return values;
  for (std::size_t row = 0; row < outputs; ++row)
    for (std::size_t i = 0; i < features_.size(); ++i)
      values[last_weights_ + row * features_.size() + i] += change[row] * features_[i] / square;
  return values;
}

Eigen::MatrixXd outputs_over(const ConditionerShape& shape, std::span<const double> values, int input,
                             std::span<const double> places) {
  Eigen::MatrixXd batch = Eigen::MatrixXd::Zero(shape.widths.front(), static_cast<Eigen::Index>(places.size()));
  for (std::size_t i = 0; i < places.size(); ++i) batch(input, static_cast<Eigen::Index>(i)) = places[i];
  return Conditioner(shape, values).evaluate(batch);
}

}  // namespace pushforward::app
