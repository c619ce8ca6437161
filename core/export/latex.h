// The stack as LaTeX, with its current values. Needs the package amsmath and nothing else.
#pragma once

#include <string>

#include "core/flow/stack.h"

namespace pushforward {

// An align* environment: what f is made of, then a line for each layer. Layers of one kind in a row share their
// formula, LayerSpec::formula, in which z goes in and x comes out. Arrays of more than a few numbers are told by their
// shapes. `significant_digits` is how numbers are rounded.
[[nodiscard]] std::string stack_latex(const Stack& stack, double temperature, int significant_digits = 3);

// Of plain text: what LaTeX would read otherwise is escaped.
[[nodiscard]] std::string latex_text(const std::string& text);

}  // namespace pushforward
