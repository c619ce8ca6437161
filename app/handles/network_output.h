// One place of a conditioner's input and what its outputs are there; its last linear layer can be changed so that the
// outputs there become others. Outputs are linear in that layer's weights and biases, so the least change (by the sum
// of squares) is in closed form: with the features h that the layer sees, ΔW = δ hᵀ / (‖h‖² + 1), Δb = δ / (‖h‖² + 1).
#pragma once

#include <span>
#include <vector>

#include "app/handles/layer_curves.h"
#include "core/layers/conditioner.h"

namespace pushforward::app {

class NetworkOutput {
 public:
  // `input`: one number per input of the network. `values`: the layer's, weights before biases.
  NetworkOutput(const ConditionerShape& shape, std::span<const double> values, const std::vector<double>& input);

  [[nodiscard]] const std::vector<double>& outputs() const { return outputs_; }
  // The values with which the outputs at this place are larger by `change`, one number per output.
  [[nodiscard]] std::vector<double> moved(const std::vector<double>& change, CurveDrag kind) const;

 private:
  std::vector<double> values_;
  std::size_t last_weights_ = 0;  // offset of the last layer's weights, row by row
  std::vector<double> features_;
  std::vector<double> outputs_;
};

// Outputs x places of a network of `inputs` inputs whose input `input` takes the places and whose others are 0.
[[nodiscard]] Eigen::MatrixXd outputs_over(const ConditionerShape& shape, std::span<const double> values, int input,
                                           std::span<const double> places);

}  // namespace pushforward::app
