// Two engines side by side: what `pushforward check` reports.
#pragma once

#include <string>
#include <vector>

#include "core/project/project.h"
#include "core/train/engine.h"

namespace pushforward::gpu {

struct CheckItem {
  std::string what;    // e.g. "inverse, points"
  double error = 0.0;  // relative
  double bar = 0.0;
  [[nodiscard]] bool passed() const { return error <= bar; }
};

// Forward, inverse and log_det (relative maximum norm, bar 1e-5), gradients in both directions (relative L2, 1e-4),
// and the parameters after 100 training steps by forward and by reverse KL (relative L2, 1e-3).
[[nodiscard]] std::vector<CheckItem> run_check(Engine& candidate, Engine& reference, const Project& project);

}  // namespace pushforward::gpu
