#include "core/train/optimiser.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace pushforward {
namespace {

// Kingma & Ba 2015, algorithm 1.
void apply_adam(const TrainingSettings& settings, const StepScalars& scalars, std::span<double> parameters,
                std::span<const double> gradient, Moments moments) {
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    double& m = moments.first[i];
    double& v = moments.second[i];
    m = settings.beta1 * m + (1.0 - settings.beta1) * gradient[i];
    v = settings.beta2 * v + (1.0 - settings.beta2) * gradient[i] * gradient[i];
    parameters[i] -= scalars.learning_rate * scalars.first_correction * m /
                     (std::sqrt(v * scalars.second_correction) + settings.epsilon);
  }
}

// Loshchilov & Hutter 2019, algorithm 2: the decay acts on the parameters, not through the gradient.
void apply_weight_decay(const TrainingSettings& settings, const StepScalars& scalars, std::span<double> parameters) {
  const double kept = 1.0 - scalars.learning_rate * settings.weight_decay;
  for (double& parameter : parameters) parameter *= kept;
}

void apply_sgd(const TrainingSettings& settings, const StepScalars& scalars, std::span<double> parameters,
               std::span<const double> gradient, Moments moments) {
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    moments.first[i] = settings.momentum * moments.first[i] + gradient[i];
    parameters[i] -= scalars.learning_rate * moments.first[i];
  }
}

// Tieleman & Hinton 2012, lecture 6.5.
void apply_rmsprop(const TrainingSettings& settings, const StepScalars& scalars, std::span<double> parameters,
                   std::span<const double> gradient, Moments moments) {
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    double& v = moments.second[i];
    v = settings.decay * v + (1.0 - settings.decay) * gradient[i] * gradient[i];
    parameters[i] -= scalars.learning_rate * gradient[i] / (std::sqrt(v) + settings.epsilon);
  }
}

}  // namespace

void apply_optimiser(const TrainingSettings& settings, const StepScalars& scalars, std::span<double> parameters,
                     std::span<const double> gradient, Moments moments) {
  if (gradient.size() != parameters.size() || moments.first.size() != parameters.size() ||
      moments.second.size() != parameters.size()) {
    throw std::logic_error("parameters, gradient and moments of an update differ in length");
  }
  switch (settings.optimiser) {
    case OptimiserKind::adamw:
      apply_weight_decay(settings, scalars, parameters);
      [[fallthrough]];
    case OptimiserKind::adam:
      apply_adam(settings, scalars, parameters, gradient, moments);
      return;
    case OptimiserKind::sgd:
      apply_sgd(settings, scalars, parameters, gradient, moments);
      return;
    case OptimiserKind::rmsprop:
      apply_rmsprop(settings, scalars, parameters, gradient, moments);
      return;
  }
  throw std::logic_error("unknown optimiser");
}

double clip_scale(double norm, double clip_norm) {
  if (clip_norm <= 0.0) return 1.0;
  return std::min(1.0, clip_norm / (norm + 1e-12));
}

}  // namespace pushforward
