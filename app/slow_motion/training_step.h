// One step of training taken apart: what its batch is, where the stack carries it, what it costs, and the gradient of
// that cost on its way back. In double precision, from the parameters before the step; free of widgets and of devices.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/train/objective.h"

namespace pushforward::app {

// One half of the dialled objective. Forward KL takes points of the data and carries them back to the base, reverse KL
// takes points of the base and carries them to the data.
//
// Levels are counted from the base as in PointTrace: level k lies after k layers, 0 is z and the last is x.
struct StepHalf {
  Direction direction = Direction::inverse;  // of the push: inverse for forward KL
  double weight = 1.0;                       // in the objective: alpha, or 1 - alpha
  std::vector<Matrix> positions;             // by level, dim x points drawn
  // By level: gradient of a point's own loss with respect to its position there, through all that still lies before it
  // on the way of the push. Same shape.
  std::vector<Matrix> gradients;
  Vector losses;            // nats, by point drawn
  double loss = 0.0;        // mean over the whole batch
  double drawn_loss = 0.0;  // mean over the points drawn
};

struct TrainingStep {
  std::int64_t step = 0;
  int batch = 0;  // points of each half
  int drawn = 0;  // of them, the first
  std::vector<StepHalf> halves;
  double loss = 0.0;                   // of the whole batch, weighted: what training reports for this step
  double gradient_norm = 0.0;          // of all parameters together, before clipping
  std::vector<double> gradient_norms;  // by layer

  // The half of the larger weight.
  [[nodiscard]] const StepHalf& main_half() const;
};

// At most so many points can be told apart.
inline constexpr int points_drawn = 64;

// Throws InputError as objective_gradient does.
[[nodiscard]] TrainingStep explain_step(const Stack& stack, const CompiledTarget& target,
                                        const TrainingSettings& settings, std::int64_t step);

// What the step did: the same points and the same batch with the parameters after it.
struct StepOutcome {
  double loss = 0.0;              // of the same batch
  double parameter_change = 0.0;  // norm over all layers
  int parameters = 0;             // that may move
  Matrix moved;                   // dim x points drawn: where the main half's push ends now
};
[[nodiscard]] StepOutcome compare_step(const TrainingStep& step, const Stack& before, const Stack& after,
                                       const CompiledTarget& target, const TrainingSettings& settings);

}  // namespace pushforward::app
