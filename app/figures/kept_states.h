// States of a training that were kept while it ran: what it has passed, not what it would pass if it began again.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "app/figures/model_source.h"

namespace pushforward::app {

// Steps of which there is a state, ascending; the last one is that of `state` itself.
[[nodiscard]] std::vector<std::int64_t> kept_steps(const ModelState& state);
// The one of kept_steps() that is nearest.
[[nodiscard]] std::int64_t nearest_kept_step(const ModelState& state, double step);
// The state of such a step, with the losses and metrics that were known by then; null for another step.
[[nodiscard]] std::shared_ptr<const ModelState> kept_state(const std::shared_ptr<const ModelState>& state,
                                                           std::int64_t step);

}  // namespace pushforward::app
