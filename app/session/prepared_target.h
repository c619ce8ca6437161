// A target with everything that is computed of it once, off the worker's thread.
#pragma once

#include <memory>

#include "core/targets/target_table.h"
#include "core/train/metrics.h"

namespace pushforward::app {

struct PreparedTarget {
  std::shared_ptr<const CompiledTarget> compiled;
  Quadrature fine;    // the metrics' grid
  Quadrature coarse;  // for models so slow that the fine grid would take many seconds; the metrics say which it was
};

inline constexpr int fine_metrics_columns = 512;
inline constexpr int coarse_metrics_columns = 256;

// Takes a second or so. Throws InputError.
[[nodiscard]] std::shared_ptr<const PreparedTarget> prepare_target(const TargetChoice& choice);

}  // namespace pushforward::app
