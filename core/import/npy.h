// Arrays of numbers in NumPy's own file format, versions 1 to 3 (numpy.lib.format in NumPy's reference).
#pragma once

#include <string>
#include <string_view>

#include "core/layers/layer.h"

namespace pushforward {

// Two-dimensional arrays of little-endian floats (4, 8 bytes), integers (1 to 8 bytes) or booleans, in C or Fortran
// order. Throws InputError whose field is `name`.
[[nodiscard]] Matrix read_npy(std::string_view bytes, const std::string& name);

}  // namespace pushforward
