// Points through a stack on a device, whatever their number, in the best precision that the device has.
#pragma once

#include "core/train/engine.h"

namespace pushforward::app {

struct EvaluatedPoints {
  Matrix points;  // dim x N, the outputs
  Vector log_det;
};

// Gives the engine `stack` first.
[[nodiscard]] EvaluatedPoints evaluate_points(Engine& engine, const Stack& stack, Direction direction,
                                              const Matrix& points);

// Digits that tell two numbers of this device apart.
[[nodiscard]] int significant_digits(const Engine& engine);

}  // namespace pushforward::app
