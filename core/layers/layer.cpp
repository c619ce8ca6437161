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

bool Layer::partial(const LayerView& layer, double t, std::span<double> values) const {
  std::ranges::copy(layer.values, values.begin());
  const Layout layout = value_layout(layer.hyper, layer.dim);
  for (std::size_t i = 0; i < layout.tensors.size(); ++i) {
    const TensorSlot& slot = layout.tensors[i];
    const bool is_last = i + 1 == layout.tensors.size() || layout.tensors[i + 1].spec != slot.spec;
    if (!slot.spec->fades || !is_last) continue;
    for (double& value :
         values.subspan(static_cast<std::size_t>(slot.offset), static_cast<std::size_t>(slot.shape.size())))
      value *= t;
  }
  return true;
}

ConstraintStatus Layer::constraint_status(const LayerView&) const { return {}; }

Layout Layer::parameter_layout(const HyperValues& hyper, int dim) const {
  return make_layout(spec().parameters, hyper, dim);
}

Layout Layer::value_layout(const HyperValues& hyper, int dim) const { return make_layout(spec().values, hyper, dim); }

}  // namespace pushforward
