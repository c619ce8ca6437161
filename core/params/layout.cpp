#include "core/params/layout.h"

#include <stdexcept>

namespace pushforward {

const TensorSlot& Layout::slot(std::string_view id, int index) const {
  for (const TensorSlot& candidate : tensors)
    if (candidate.spec->id == id && candidate.index_in_list == index) return candidate;
  throw std::out_of_range("no parameter '" + std::string(id) + "'");
}

Layout make_layout(const std::vector<ParameterSpec>& specs, const HyperValues& hyper, int dim) {
  Layout layout;
  for (const ParameterSpec& spec : specs) {
    int index = 0;
    for (const TensorShape& shape : spec.shapes(hyper, dim)) {
      layout.tensors.push_back({&spec, index++, shape, layout.size});
      layout.size += shape.size();
    }
  }
  return layout;
}

}  // namespace pushforward
