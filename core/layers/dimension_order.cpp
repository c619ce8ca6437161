#include "core/layers/dimension_order.h"

#include <algorithm>
#include <numeric>

#include "core/errors.h"

namespace pushforward {

std::vector<std::int64_t> natural_order(int dim) {
  std::vector<std::int64_t> order(static_cast<std::size_t>(dim));
  std::iota(order.begin(), order.end(), 0);
  return order;
}

std::vector<std::int64_t> reversed_order(int dim) {
  std::vector<std::int64_t> order = natural_order(dim);
  std::ranges::reverse(order);
  return order;
}

const std::vector<std::int64_t>& order_of(const HyperValues& hyper) {
  return std::get<std::vector<std::int64_t>>(hyper.at("order"));
}

void check_order(const HyperValues& hyper, int dim) {
  if (!std::ranges::is_permutation(order_of(hyper), natural_order(dim)))
    throw InputError("order", "must name each of the " + std::to_string(dim) + " dimensions once, counted from 0.");
}

}  // namespace pushforward
