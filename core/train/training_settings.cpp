#include "core/train/training_settings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <stdexcept>
#include <utility>

#include "core/errors.h"

namespace pushforward {
namespace {

constexpr std::array optimiser_names{std::pair{OptimiserKind::adam, "adam"}, std::pair{OptimiserKind::adamw, "adamw"},
                                     std::pair{OptimiserKind::sgd, "sgd"},
                                     std::pair{OptimiserKind::rmsprop, "rmsprop"}};
constexpr std::array schedule_names{std::pair{ScheduleKind::constant, "constant"},
                                    std::pair{ScheduleKind::cosine, "cosine"}, std::pair{ScheduleKind::step, "step"}};

template <typename Names, typename Kind>
std::string name_of(const Names& names, Kind kind) {
  for (const auto& [candidate, name] : names) {
    if (candidate == kind) return name;
  }
  throw std::logic_error("a training setting holds a kind that has no name");
}

template <typename Names>
auto kind_of(const Names& names, const std::string& field, const std::string& name) {
  std::string known;
  for (const auto& [kind, candidate] : names) {
    if (name == candidate) return kind;
    known += (known.empty() ? "" : ", ") + std::string(candidate);
  }
  throw InputError(field, "\"" + name + "\" is not known; choose one of " + known + ".");
}

}  // namespace

double scheduled_learning_rate(const TrainingSettings& settings, std::int64_t step) {
  const auto length = static_cast<double>(std::max(settings.schedule_steps, 1));
  const auto now = static_cast<double>(std::max<std::int64_t>(step, 0));
  switch (settings.schedule) {
    case ScheduleKind::constant:
      return settings.learning_rate;
    case ScheduleKind::cosine: {
      const double progress = std::min(now / length, 1.0);
      const double fall = 0.5 * (1.0 + std::cos(std::numbers::pi * progress));
      return settings.learning_rate * (settings.final_fraction + (1.0 - settings.final_fraction) * fall);
    }
    case ScheduleKind::step:
      return settings.learning_rate * std::pow(settings.step_factor, std::floor(now / length));
  }
  throw std::logic_error("unknown schedule");
}

double annealing_factor(const TrainingSettings& settings, std::int64_t step) {
  if (!settings.annealing.enabled) return 1.0;
  const auto length = static_cast<double>(std::max(settings.annealing.steps, 1));
  return std::min(1.0, settings.annealing.start + static_cast<double>(step) / length);
}

StepScalars step_scalars(const TrainingSettings& settings, std::int64_t step, std::int64_t update) {
  StepScalars scalars{scheduled_learning_rate(settings, step), annealing_factor(settings, step), 1.0, 1.0};
  if (settings.optimiser == OptimiserKind::adam || settings.optimiser == OptimiserKind::adamw) {
    const auto count = static_cast<double>(update);
    scalars.first_correction = 1.0 / (1.0 - std::pow(settings.beta1, count));
    scalars.second_correction = 1.0 / (1.0 - std::pow(settings.beta2, count));
  }
  return scalars;
}

std::string to_string(OptimiserKind kind) { return name_of(optimiser_names, kind); }
std::string to_string(ScheduleKind kind) { return name_of(schedule_names, kind); }

OptimiserKind optimiser_from_string(const std::string& name) {
  return kind_of(optimiser_names, "training.optimiser", name);
}

ScheduleKind schedule_from_string(const std::string& name) {
  return kind_of(schedule_names, "training.schedule", name);
}

}  // namespace pushforward
