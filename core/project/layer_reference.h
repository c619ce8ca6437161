// The reference of all layers, generated from their declarations.
#pragma once

#include <string>

namespace pushforward {

// Markdown with LaTeX formulas between dollar signs: for every layer its family, formula, hyperparameters, parameters
// with shapes and constraints, and the paper.
[[nodiscard]] std::string layer_reference_markdown();

}  // namespace pushforward
