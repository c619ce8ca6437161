// The known-answer test of a device: a wrong result must never reach a screen.
#pragma once

#include "core/train/engine.h"

namespace pushforward::gpu {

// Largest error, over every layer of the registry in both directions, of points and log_det against the reference
// mathematics (relative maximum norm) and of a gradient (relative L2, a tenth counted). Leaves an empty stack.
[[nodiscard]] double known_answer_error(Engine& engine);
inline constexpr double known_answer_bar = 1e-4;

// Uses everything that training and live pictures use, once: drivers finish a kernel's building at its first launch,
// which can take seconds, and whoever trains meanwhile must not wait for that. Leaves an empty stack at step 0.
void use_every_kernel(Engine& engine);

// Training steps per second: 8 planar layers, reverse KL on a wide Gaussian, batch 1024.
[[nodiscard]] double training_speed(Engine& engine);

}  // namespace pushforward::gpu
