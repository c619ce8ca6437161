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

std::vector<ParameterSpec> conditioner_parameters(WidthsOf widths) {
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
