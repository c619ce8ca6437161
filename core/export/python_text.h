// Values as Python writes them.
#pragma once

#include <span>
#include <string>

#include "core/params/hyper.h"
#include "core/params/parameter_spec.h"

namespace pushforward {

// None, 3, 2.0, [1, 0], "tanh".
[[nodiscard]] std::string python_literal(const HyperValue& value);
// A float64 array of the script (see python_script.h): "array([0.5, 1.0])", in rows from rank 2 on. Every number reads
// back to the same double.
[[nodiscard]] std::string python_array(const TensorShape& shape, std::span<const double> numbers);
// The same text in lines of at most `width` characters, broken after commas, all but the first indented.
[[nodiscard]] std::string wrapped(const std::string& text, std::size_t indentation, std::size_t width);
// For a docstring: nothing in it ends it or is an escape.
[[nodiscard]] std::string docstring_text(const std::string& text);

}  // namespace pushforward
