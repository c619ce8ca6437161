// Where a target's density matters: a box whose edges lie far out in the tails.
#pragma once

#include "core/targets/target.h"

namespace pushforward {

struct Support {
  Box box;
  double peak = 0.0;  // largest log-density found among samples and a coarse grid
};

// Grows the target's box, side by side, until the log-density on its edges is `depth` nats below the peak, but by no
// more than two widths (heights) a side.
[[nodiscard]] Support find_support(const Target& target, double depth = 40.0);

}  // namespace pushforward
