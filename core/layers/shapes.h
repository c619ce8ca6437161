// Shapes of the tensors that most layers are made of.
#pragma once

#include <vector>

#include "core/params/parameter_spec.h"

namespace pushforward {

// One vector of `size` numbers, in a file a flat list.
[[nodiscard]] inline std::vector<TensorShape> vector_of(int size) { return {{.rank = 1, .rows = size, .cols = 1}}; }

// One number, in a file a list of one element.
[[nodiscard]] inline std::vector<TensorShape> single_number() { return vector_of(1); }

// One square matrix, in a file a list of its rows.
[[nodiscard]] inline std::vector<TensorShape> square_matrix(int size) {
  return {{.rank = 2, .rows = size, .cols = size}};
}

}  // namespace pushforward
