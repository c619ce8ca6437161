// All layers, in the order of core/layers/list.def. The position in that list is the layer's operation code in the
// kernels.
#pragma once

#include <string_view>
#include <vector>

#include "core/layers/layer.h"

namespace pushforward {

[[nodiscard]] const std::vector<const Layer*>& all_layers();

// Throws InputError naming the known layers when there is none of that id.
[[nodiscard]] const Layer& find_layer(std::string_view id);

// Position in all_layers().
[[nodiscard]] int layer_code(std::string_view id);

// Fills missing keys of `hyper` with their defaults and checks kinds, ranges, unknown keys, and Layer::check_hyper.
// Throws InputError whose field is the hyperparameter's id.
[[nodiscard]] HyperValues complete_hyper(const Layer& layer, HyperValues hyper, int dim);

}  // namespace pushforward
