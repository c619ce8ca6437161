// How the command line asks for animations. Like figures (figure_renderer.h), they are drawn by what a build with the
// window has.
#pragma once

#include "app/cli/figure_renderer.h"

namespace pushforward::app {

// The figure's `over` is what moves: depth, training, temperature. What is not given is as an animation has it.
struct AnimateOptions {
  RenderOptions figure;
  std::optional<double> seconds, from, to;
  std::vector<double> hold;
  std::optional<int> frames_per_second;
  std::string easing;
};

// Throws InputError and DeviceError.
using AnimationRenderer = std::function<void(const AnimateOptions& options, const RenderHost& host)>;

}  // namespace pushforward::app
