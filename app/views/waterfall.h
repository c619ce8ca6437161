// log p(x) as a sum: log N(z), then what each layer adds, up to log p.
#pragma once

#include <vector>

#include "core/flow/point_trace.h"

namespace pushforward::app {

struct WaterfallBar {
  enum class Kind { base, layer, sum };
  Kind kind = Kind::layer;
  int layer = -1;     // index in the stack
  double from = 0.0;  // nats; of the base and the sum 0
  double to = 0.0;
  [[nodiscard]] double amount() const { return to - from; }
};

// The base, the layers from z to x, the sum. Each layer's bar begins where the one before it ends.
[[nodiscard]] std::vector<WaterfallBar> waterfall(const PointTrace& trace);

}  // namespace pushforward::app
