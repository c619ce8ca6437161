// Frames computed by core's reference mathematics, as the worker would publish them.
#pragma once

#include <memory>

#include "app/session/frame.h"

namespace pushforward::test {

struct FrameParts {
  Grid grid{{-3.3, 3.3, -2.2, 2.2}, 256, 171};
  int warp_side = 61;
  int latent_count = 1600;
  int sample_count = 1000;
  int film_side = 64;
};

[[nodiscard]] std::shared_ptr<app::Frame> make_frame(const Stack& stack, std::shared_ptr<const CompiledTarget> target,
                                                     const FrameParts& parts = {});

// Of a model alone: no target, no samples, so that nothing but the fields is drawn.
[[nodiscard]] std::shared_ptr<app::Frame> bare_frame(const Stack& stack);

// Compiled once per program; a small pool.
[[nodiscard]] std::shared_ptr<const CompiledTarget> two_moons();

// One layer that scales both axes of the base by `factor`: N(0, factor^2 I).
[[nodiscard]] Stack scaling_stack(double factor);
// Linear, coupling, bypassed radial, rotation and planar layers with drawn parameters.
[[nodiscard]] Stack mixed_stack();

// Falls from `start` to `floor` + 0.1 with noise and one spike; deterministic.
[[nodiscard]] std::shared_ptr<app::LossHistory> falling_loss(double start, double floor, int steps);

}  // namespace pushforward::test
