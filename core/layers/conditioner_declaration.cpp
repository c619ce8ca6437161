#include "core/layers/conditioner_declaration.h"

namespace pushforward {

HyperSpec hidden_hyper() {
  return {.id = "hidden",
          .symbol = "hidden",
          .title = "hidden widths",
          .doc =
              "How many neurons each hidden layer of the conditioner has, from the input to the output. An empty "
              "list makes it linear.",
          .kind = HyperKind::integer_list,
          .minimum = 1,
          .maximum = 512,
          .default_value = [](int) {
            return HyperValue{std::vector<std::int64_t>{32, 32}};
          }};
}

HyperSpec activation_hyper() {
  return {.id = "activation",
          .symbol = "<i>h</i>",
          .title = "activation",
          .doc =
              "The nonlinearity after every hidden layer of the conditioner. tanh and silu give smooth densities, "
              "the two rectifiers are faster and leave creases.",
          .kind = HyperKind::choice,
          .choices = {"tanh", "leaky_relu", "silu", "relu"},
          .default_value = [](int) { return HyperValue{std::string("tanh")}; }};
}

ConditionerShape conditioner_shape(const HyperValues& hyper, int inputs, int outputs) {
  ConditionerShape shape;
  shape.widths.push_back(inputs);
  for (const std::int64_t width : std::get<std::vector<std::int64_t>>(hyper.at("hidden")))
    shape.widths.push_back(static_cast<int>(width));
  shape.widths.push_back(outputs);
  shape.activation = activation_of(std::get<std::string>(hyper.at("activation")));
  return shape;
}

std::string conditioner_python() {
  return R"py(
ACTIVATIONS = {
    "tanh": xp.tanh,
    "leaky_relu": lambda a: xp.where(a > 0, a, 0.01 * a),
    "silu": lambda a: a * (1 + xp.tanh(a / 2)) / 2,
    "relu": lambda a: xp.where(a > 0, a, 0 * a),
}


def perceptron(inputs, weights, biases, activation):
    """Linear layers with an activation between them and none after the last."""
    outputs = inputs @ weights[0].T + biases[0]
    for weight, bias in zip(weights[1:], biases[1:]):
        outputs = ACTIVATIONS[activation](outputs) @ weight.T + bias
    return outputs
)py";
}

std::vector<ParameterSpec> conditioner_parameters(const WidthsOf& widths) {
  return {{.id = "weights",
           .symbol = "<i>W</i>",
           .latex = "W",
           .doc = "Weights of the conditioner, one matrix per linear layer, outputs × inputs.",
           .shapes = [widths](const HyperValues& hyper, int dim) { return weight_shapes(widths(hyper, dim)); },
           .is_list = true,
           .fades = true},
          {.id = "biases",
           .symbol = "<i>b</i>",
           .latex = "b",
           .doc = "Biases of the conditioner, one vector per linear layer.",
           .shapes = [widths](const HyperValues& hyper, int dim) { return bias_shapes(widths(hyper, dim)); },
           .is_list = true,
           .fades = true}};
}

}  // namespace pushforward
