// The part of a declaration that all layers with a conditioner share: its hyperparameters and its parameters.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/layers/conditioner.h"
#include "core/params/hyper.h"
#include "core/params/parameter_spec.h"

namespace pushforward {

// "hidden": the widths of the hidden layers, default [32, 32].
[[nodiscard]] HyperSpec hidden_hyper();
// "activation", default tanh.
[[nodiscard]] HyperSpec activation_hyper();

// The conditioner's shape from those two.
[[nodiscard]] ConditionerShape conditioner_shape(const HyperValues& hyper, int inputs, int outputs);

// The conditioner itself, for LayerSpec::python: perceptron(inputs, weights, biases, activation).
[[nodiscard]] std::string conditioner_python();

// "weights" and "biases"; the last layer's fade, so that the layer becomes the identity with outputs of zero. `widths`
// gives inputs, hidden widths, outputs.
using WidthsOf = std::function<std::vector<int>(const HyperValues& hyper, int dim)>;
[[nodiscard]] std::vector<ParameterSpec> conditioner_parameters(const WidthsOf& widths);

}  // namespace pushforward
