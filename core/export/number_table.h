// Named columns of numbers, and the two forms in which they leave: CSV and NumPy's .npy, both in float64.
#pragma once

#include <string>
#include <vector>

#include "core/layers/layer.h"

namespace pushforward {

struct NumberTable {
  std::vector<std::string> columns;
  Matrix values;  // columns x rows of the table
  // In an .npy file the columns that only number rows and places are left out and the shape says where they belong:
  // the first column that is written, and the sizes of the array's leading axes, whose product is the rows. A single
  // column makes no axis of its own.
  std::size_t first_array_column = 0;
  std::vector<Eigen::Index> array_shape;
};

// A header, then a line for each row; shortest digits that read back to the same double.
[[nodiscard]] std::string csv_text(const NumberTable& table);
// Version 1.0, "<f8", C order (numpy.lib.format in NumPy's reference).
[[nodiscard]] std::string npy_bytes(const NumberTable& table);

}  // namespace pushforward
