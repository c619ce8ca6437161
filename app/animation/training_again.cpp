#include "app/animation/training_again.h"

#include <algorithm>

#include "core/errors.h"

namespace pushforward::app {
namespace {

constexpr std::int64_t chunk = 50;  // steps between two reports of progress

}  // namespace

std::vector<std::shared_ptr<const ModelState>> TrainingAgain::states(
    const FigureModel& model, const std::vector<std::optional<std::int64_t>>& steps, Engine& engine,
    const FigureProgress& progress) {
  if (!present_) {
    FigureModel fresh = model;
    fresh.fresh = true;
    auto start = std::make_shared<ModelState>(*start_.states(fresh, {std::int64_t{0}}, engine, {}).front());
    start->loss = losses_.history();  // known, and empty
    present_ = std::move(start);
  }
  const std::int64_t wanted = steps.front().value_or(present_->project.steps);
  const std::int64_t first = present_->project.steps;
  if (wanted > first) {
    for (std::int64_t step = first; step < wanted;) {
      const std::int64_t count = std::min(chunk, wanted - step);
      engine.train(static_cast<int>(count));
      const TrainingReport report = engine.collect();
      if (!report.finite)
        throw InputError("model", "the loss or its gradient was not finite near step " + std::to_string(step) +
                                      " of the training; give a smaller learning_rate.");
      losses_.add(report.first_step, report.losses);
      step += count;
      tell(progress, static_cast<double>(step - first) / static_cast<double>(wanted - first));
    }
    auto next = std::make_shared<ModelState>(*present_);
    next->project.stack = engine.stack();
    next->project.steps = static_cast<int>(wanted);
    next->stack = std::make_shared<const Stack>(next->project.stack);
    next->loss = losses_.history();
    present_ = std::move(next);
  }
  return std::vector<std::shared_ptr<const ModelState>>(steps.size(), present_);
}

}  // namespace pushforward::app
