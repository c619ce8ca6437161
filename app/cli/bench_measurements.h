// The values of one quantity over the rounds of a benchmark.
#pragma once

#include <algorithm>
#include <vector>

namespace pushforward::app {

// Of at least one value.
[[nodiscard]] inline double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

struct Measurements {
  std::vector<double> values;

  [[nodiscard]] double typical() const { return median(values); }
  [[nodiscard]] double lowest() const { return std::ranges::min(values); }
  [[nodiscard]] double highest() const { return std::ranges::max(values); }
};

}  // namespace pushforward::app
