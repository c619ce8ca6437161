// How densities of mixtures are summed without overflow.
#pragma once

#include <algorithm>
#include <cmath>
#include <span>

namespace pushforward {

// ln of the sum of exp(terms), of at least one term. What lies 45 nats below the highest is lost in rounding.
[[nodiscard]] inline double log_sum_exp(std::span<const double> terms) {
  const double highest = std::ranges::max(terms);
  double sum = 0.0;
  for (const double term : terms)
    if (term > highest - 45.0) sum += std::exp(term - highest);
  return std::log(sum) + highest;
}

}  // namespace pushforward
