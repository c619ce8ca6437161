// The numbers of a layer ("params" or "values") -> one flat vector, by the declaration of the tensors.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/params/parameter_spec.h"
#include "core/project/json_node.h"

namespace pushforward {

// Numbers in all; 64 bits, as hostile hyperparameters may overflow the 32 of a Layout.
[[nodiscard]] std::int64_t count_numbers(const std::vector<ParameterSpec>& specs, const HyperValues& hyper, int dim);

// `node` is an object that has every parameter of `specs` and no other key. Matrices are row-major nested lists,
// vectors lists, list parameters lists of those; a tensor of a single number may be written as a number or as a list
// of one. Throws InputError naming the place and the shape that is wanted; `layer` is its title in sentences.
[[nodiscard]] std::vector<double> read_tensors(const JsonNode& node, const std::vector<ParameterSpec>& specs,
                                               const HyperValues& hyper, int dim, const std::string& layer);

}  // namespace pushforward
