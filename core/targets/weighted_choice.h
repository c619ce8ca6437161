// An index with a probability proportional to its weight, by inverting the cumulative sum.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include "core/random/counter.h"

namespace pushforward {

class WeightedChoice {
 public:
  WeightedChoice() = default;
  // Not negative, and not all zero.
  explicit WeightedChoice(std::span<const double> weights) {
    double sum = 0.0;
    cumulative_.reserve(weights.size());
    for (const double weight : weights) cumulative_.push_back(sum += weight);
    // An index without weight is never chosen, not even by rounding.
    while (cumulative_.size() > 1 && cumulative_[cumulative_.size() - 2] == sum) cumulative_.pop_back();
  }
  [[nodiscard]] double total() const { return cumulative_.back(); }
  std::size_t operator()(Generator& generator) const {
    const double at = generator.uniform(0.0, total());
    const auto found = std::upper_bound(cumulative_.begin(), cumulative_.end(), at);
    return std::min(static_cast<std::size_t>(found - cumulative_.begin()), cumulative_.size() - 1);
  }

 private:
  std::vector<double> cumulative_;
};

}  // namespace pushforward
