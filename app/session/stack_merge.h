// Two versions of one stack, brought together by the ids of its layers.
#pragma once

#include <functional>

#include "core/flow/stack.h"

namespace pushforward::app {

// Gives every layer of `structure` the parameters that the same layer has in `from` (with the discrete state that goes
// with them), unless it is another kind of layer there, has another number of parameters, or `keeps(id)` is true.
void take_parameters(Stack& structure, const Stack& from, const std::function<bool(std::uint64_t)>& keeps);

}  // namespace pushforward::app
