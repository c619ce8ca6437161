// How a stack is trained. Every field may change while training runs.
#pragma once

#include <cstdint>
#include <string>

namespace pushforward {

enum class OptimiserKind { adam, adamw, sgd, rmsprop };
enum class ScheduleKind { constant, cosine, step };

// Reverse KL: the energy is multiplied by min(1, start + t / steps) at step t (Rezende & Mohamed 2015, eq. 20).
struct Annealing {
  bool enabled = false;
  double start = 0.01;
  int steps = 10000;
  bool operator==(const Annealing&) const = default;
};

struct TrainingSettings {
  // alpha * forward KL + (1 - alpha) * reverse KL, in [0, 1]. 1 is maximum likelihood, 0 the free energy.
  double alpha = 1.0;
  Annealing annealing;

  OptimiserKind optimiser = OptimiserKind::adam;
  double learning_rate = 1e-3;
  double beta1 = 0.9;          // Adam, AdamW
  double beta2 = 0.999;        // Adam, AdamW; the decay of RMSProp is `decay`
  double epsilon = 1e-8;       // Adam, AdamW, RMSProp
  double weight_decay = 0.01;  // AdamW: decoupled, times the learning rate
  double momentum = 0.9;       // SGD
  double decay = 0.99;         // RMSProp
  double clip_norm = 0.0;      // global norm of the gradient; 0 is off

  ScheduleKind schedule = ScheduleKind::constant;
  int schedule_steps = 20000;    // cosine: length of the decay; step: steps between two drops
  double final_fraction = 0.01;  // cosine: of the learning rate, reached at schedule_steps and kept after
  double step_factor = 0.5;      // step: factor of each drop

  int batch = 256;  // samples per step and objective part: a dialled objective takes `batch` of either kind
  // Tabulated training, in the plane: conditioners are evaluated at (at least) this many nodes of their one input, and
  // samples take outputs and slopes from between them. A step's cost hardly depends on the batch then, and its gradient
  // has an error, which TrainingReport tells. 0 evaluates every conditioner at every sample, exactly. An engine may
  // always train exactly; the reference engine does.
  int table_nodes = 0;
  std::uint64_t seed = 1;
  double temperature = 1.0;  // of the base in views and samples; training is always at 1

  bool operator==(const TrainingSettings&) const = default;
};

// Learning rate and energy factor of step `step` (from 0).
[[nodiscard]] double scheduled_learning_rate(const TrainingSettings& settings, std::int64_t step);
[[nodiscard]] double annealing_factor(const TrainingSettings& settings, std::int64_t step);

// What the optimiser multiplies with at update number `update` of a layer (from 1, counted since the layer's moments
// were last zero: a layer that is inserted later has its own count).
struct StepScalars {
  double learning_rate;
  double energy_factor;      // annealing
  double first_correction;   // 1 / (1 - beta1^t); 1 for SGD and RMSProp
  double second_correction;  // 1 / (1 - beta2^t); 1 for SGD and RMSProp
};
[[nodiscard]] StepScalars step_scalars(const TrainingSettings& settings, std::int64_t step, std::int64_t update);

// Names in files and on the command line: "adam", "adamw", "sgd", "rmsprop"; "constant", "cosine", "step".
[[nodiscard]] std::string to_string(OptimiserKind kind);
[[nodiscard]] std::string to_string(ScheduleKind kind);
[[nodiscard]] OptimiserKind optimiser_from_string(const std::string& name);  // throws InputError
[[nodiscard]] ScheduleKind schedule_from_string(const std::string& name);    // throws InputError

}  // namespace pushforward
