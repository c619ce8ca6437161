#include "app/figures/kept_states.h"

#include <algorithm>
#include <cmath>

namespace pushforward::app {

std::vector<std::int64_t> kept_steps(const ModelState& state) {
  std::vector<std::int64_t> steps;
  if (state.kept)
    for (const Snapshot& snapshot : *state.kept)
      if (snapshot.step < state.project.steps) steps.push_back(snapshot.step);
  steps.push_back(state.project.steps);
  return steps;
}

std::int64_t nearest_kept_step(const ModelState& state, double step) {
  const std::vector<std::int64_t> steps = kept_steps(state);
  return *std::ranges::min_element(steps, {},
                                   [step](std::int64_t kept) { return std::abs(static_cast<double>(kept) - step); });
}

std::shared_ptr<const ModelState> kept_state(const std::shared_ptr<const ModelState>& state, std::int64_t step) {
  if (step == state->project.steps) return state;
  if (!state->kept || step > state->project.steps) return nullptr;
  const auto snapshot = std::ranges::find(*state->kept, step, &Snapshot::step);
  if (snapshot == state->kept->end()) return nullptr;
  auto earlier = std::make_shared<ModelState>(*state);
  earlier->project.stack = *snapshot->stack;
  earlier->project.steps = static_cast<int>(step);
  earlier->stack = snapshot->stack;
  const auto is_later = [step](const auto& point) { return point.step > step; };
  if (state->loss) {
    auto loss = std::make_shared<LossHistory>(*state->loss);
    std::erase_if(loss->points, is_later);
    earlier->loss = std::move(loss);
  }
  if (state->metrics) {
    auto metrics = std::make_shared<std::vector<MetricsPoint>>(*state->metrics);
    std::erase_if(*metrics, is_later);
    earlier->metrics = std::move(metrics);
  }
  return earlier;
}

}  // namespace pushforward::app
