// The declaration of one parameter of a layer; everything that is generic about parameters follows from it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/params/hyper.h"

namespace pushforward {

// One tensor, stored row-major. rank 0 is a scalar, 1 a vector (cols == 1), 2 a matrix.
struct TensorShape {
  int rank = 1;
  int rows = 1;
  int cols = 1;
  [[nodiscard]] int size() const { return rows * cols; }
  bool operator==(const TensorShape&) const = default;
};

struct ParameterSpec {
  std::string id;      // key in the file, e.g. "w"
  std::string symbol;  // limited HTML, e.g. "<b><i>w</i></b>"
  std::string latex;   // e.g. "\\mathbf{w}"
  std::string doc;
  // The tensors of this parameter. A plain parameter has exactly one; a list parameter (conditioner weights and
  // biases) has one per conditioner layer, and is a JSON list of tensors.
  std::function<std::vector<TensorShape>(const HyperValues& hyper, int dim)> shapes;
  bool is_list = false;
  // The range that a slider shows. Not a constraint.
  double display_minimum = -3.0;
  double display_maximum = 3.0;
  // Of a value: times t, the layer does a part t of what it does (Layer::partial). Of a list, its last tensor.
  bool fades = false;
  // In words, e.g. "α > 0"; empty where every real number is valid.
  std::string constraint = {};
};

}  // namespace pushforward
