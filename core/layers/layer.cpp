#include "core/layers/layer.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace pushforward {

std::string family_name(Family family) {
  constexpr std::array names{"planar", "radial", "coupling", "autoregressive", "mixing"};
  return names.at(static_cast<std::size_t>(family));
}

void Layer::constrain(const HyperValues&, int, std::span<const double> parameters, std::span<double> values) const {
  std::ranges::copy(parameters, values.begin());
}

void Layer::constrain_gradient(const HyperValues&, int, std::span<const double>, std::span<const double> grad_values,
                               std::span<double> grad_parameters) const {
  std::ranges::copy(grad_values, grad_parameters.begin());
}

void Layer::unconstrain(HyperValues&, int, std::span<const double> values, std::span<double> parameters) const {
  std::ranges::copy(values, parameters.begin());
}

void Layer::check_hyper(const HyperValues&, int) const {}

void Layer::initialise_from_data(const HyperValues&, int, const Matrix&, bool, std::span<double>) const {
  throw std::logic_error(spec().id + " has no data-dependent initialisation");
}

ConstraintStatus Layer::constraint_status(const LayerView&) const { return {}; }

Layout Layer::parameter_layout(const HyperValues& hyper, int dim) const {
  return make_layout(spec().parameters, hyper, dim);
}

Layout Layer::value_layout(const HyperValues& hyper, int dim) const { return make_layout(spec().values, hyper, dim); }

}  // namespace pushforward
