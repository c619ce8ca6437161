// A permutation of the dimensions as layers keep it in their hyperparameter "order": output i takes input order[i].
#pragma once

#include <string>
#include <vector>

#include "core/params/hyper.h"

namespace pushforward {

[[nodiscard]] std::vector<std::int64_t> natural_order(int dim);
[[nodiscard]] std::vector<std::int64_t> reversed_order(int dim);
[[nodiscard]] const std::vector<std::int64_t>& order_of(const HyperValues& hyper);

// Throws InputError for the field "order" unless it holds every dimension once.
void check_order(const HyperValues& hyper, int dim);

}  // namespace pushforward
