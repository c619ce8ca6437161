// Where each tensor of a layer lies in the layer's part of a flat vector. Core and kernels use the same offsets.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/params/parameter_spec.h"

namespace pushforward {

struct TensorSlot {
  const ParameterSpec* spec = nullptr;
  int index_in_list = 0;  // 0 for a plain parameter
  TensorShape shape;
  int offset = 0;  // from the start of the layer's part
};

struct Layout {
  std::vector<TensorSlot> tensors;  // in order of declaration, a list's tensors one after the other
  int size = 0;                     // numbers in all

  // The slot of tensor `index` of parameter `id`; throws std::out_of_range when there is none.
  [[nodiscard]] const TensorSlot& slot(std::string_view id, int index = 0) const;
};

// The specs must outlive the layout (they live in the registry, which lives as long as the program).
[[nodiscard]] Layout make_layout(const std::vector<ParameterSpec>& specs, const HyperValues& hyper, int dim);

}  // namespace pushforward
