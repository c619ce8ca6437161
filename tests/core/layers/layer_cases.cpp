#include "tests/core/layers/layer_cases.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>

#include "core/layers/registry.h"
#include "core/random/counter.h"

namespace pushforward::testing {

namespace {

using IntegerList = std::vector<std::int64_t>;

// Small networks keep the differences fast; the widths differ, so that a transposed matrix can't go unnoticed.
HyperValues draw_hyper(const LayerSpec& spec, int dim, Draw draw, int variant) {
  static const std::vector<IntegerList> hidden = {{7, 5}, {6}, {}, {4, 6, 3}};
  HyperValues hyper;
  for (const HyperSpec& known : spec.hyperparameters) {
    const auto index = static_cast<std::size_t>(variant);
    if (known.id == "hidden") hyper[known.id] = hidden[index % hidden.size()];
    if (known.id == "bins") hyper[known.id] = std::int64_t{std::array{5, 2, 8, 3}[index % 4]};
    if (known.id == "mask" && variant % 2 == 1) {
      IntegerList mask;
      for (int i = 0; i < dim; ++i) mask.push_back(i % 2);
      hyper[known.id] = mask;
    }
    if (known.kind == HyperKind::choice) hyper[known.id] = known.choices[index % known.choices.size()];
    // Without a bound, large parameters overflow exp(s) by design (in an autoregressive layer twice over), so that
    // there is nothing to compare; at the edge a wide bound takes the place of none.
    if (known.kind == HyperKind::optional_real && variant % 2 == 1)
      hyper[known.id] = draw == Draw::edge ? HyperValue{4.0} : HyperValue{std::monostate{}};
    // An order that is not its own inverse from three dimensions on.
    if (known.id == "order" && variant % 2 == 1) {
      IntegerList order;
      for (int i = 0; i < dim; ++i) order.push_back((i + 1) % dim);
      hyper[known.id] = order;
    }
  }
  return hyper;
}

void add_noise(std::vector<double>& parameters, double deviation, Generator& generator) {
  for (double& number : parameters) number += deviation * generator.normal();
}

using Edge = void (*)(std::vector<double>& parameters, int dim, Generator& generator);

// Where the constraint of a layer is nearly broken. Layers that are not named here have no edge; they get large
// parameters.
const std::map<std::string, Edge>& edges() {
  static const std::map<std::string, Edge> known = {
      // wᵀû = −1 + 1e-6: m(a) → −1 + (e − 1) e^a, so wᵀu = a = ln(1e-6 / (e − 1)).
      {"planar",
       [](std::vector<double>& parameters, int dim, Generator&) {
         const Eigen::Map<const Vector> w(parameters.data() + dim, dim);
         Eigen::Map<Vector> u(parameters.data(), dim);
         u += (std::log(1e-6 / (std::numbers::e - 1.0)) - w.dot(u)) / w.squaredNorm() * w;
       }},
      // α + β = softplus(α̂ + β̂) = 1e-6.
      {"radial", [](std::vector<double>& parameters, int dim, Generator&) {
         parameters[static_cast<std::size_t>(dim) + 1] = std::log(1e-6) - parameters[static_cast<std::size_t>(dim)];
       }}};
  return known;
}

const char* title_of(Draw draw) {
  switch (draw) {
    case Draw::start:
      return "start";
    case Draw::typical:
      return "typical";
    case Draw::edge:
      return "edge";
  }
  return "";
}

}  // namespace

std::vector<LayerCase> all_layer_cases() {
  std::vector<LayerCase> cases;
  for (const Layer* layer : all_layers())
    for (const int dim : {1, 2, 3, 5}) {
      const LayerSpec& spec = layer->spec();
      if (dim < spec.minimum_dim || (spec.maximum_dim > 0 && dim > spec.maximum_dim)) continue;
      for (const bool inverted : {false, true}) cases.push_back({spec.id, dim, inverted});
    }
  return cases;
}

std::string name_of(const LayerCase& layer_case) {
  return layer_case.type + "_" + std::to_string(layer_case.dim) + (layer_case.inverted ? "_inverted" : "_plain");
}

std::ostream& operator<<(std::ostream& stream, const LayerCase& layer_case) { return stream << name_of(layer_case); }

Stack draw_stack(const LayerCase& layer_case, Draw draw, int variant) {
  const LayerSpec& spec = find_layer(layer_case.type).spec();
  const std::uint64_t seed = 1000 * static_cast<std::uint64_t>(layer_case.dim) + 10 * static_cast<std::uint64_t>(draw) +
                             static_cast<std::uint64_t>(variant);
  Stack stack;
  stack.dim = layer_case.dim;
  stack.layers.push_back(make_layer(layer_case.type, draw_hyper(spec, layer_case.dim, draw, variant), layer_case.dim,
                                    Initialisation::training, seed));
  LayerEntry& entry = stack.layers.front();
  entry.inverted = layer_case.inverted;
  Generator generator(seed + 1);
  if (draw == Draw::typical) add_noise(entry.parameters, 0.4, generator);
  if (draw == Draw::edge) {
    const auto edge = edges().find(layer_case.type);
    if (edge == edges().end())
      add_noise(entry.parameters, 1.2, generator);
    else
      edge->second(entry.parameters, layer_case.dim, generator);
  }
  return stack;
}

std::vector<DrawnStack> all_draws(const LayerCase& layer_case) {
  std::vector<DrawnStack> drawn;
  for (const Draw draw : {Draw::start, Draw::typical, Draw::edge})
    for (int variant = 0; variant < variant_count; ++variant)
      drawn.push_back({std::string(title_of(draw)) + ", variant " + std::to_string(variant),
                       draw_stack(layer_case, draw, variant)});
  return drawn;
}

Matrix draw_points(int dim, int count, std::uint64_t seed) {
  Generator generator(seed, Stream::target);
  Matrix points(dim, count);
  for (double& number : points.reshaped()) number = 1.7 * generator.normal();
  return points;
}

}  // namespace pushforward::testing
