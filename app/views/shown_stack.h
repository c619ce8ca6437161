// The flow that a frame's views show: its layers up to the frame's depth, the last perhaps in part.
#pragma once

#include "app/session/frame.h"

namespace pushforward::app {

[[nodiscard]] Stack shown_stack(const Frame& frame);

}  // namespace pushforward::app
