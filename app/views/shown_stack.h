// The flow that a frame's views show: the layers of its stack, or of the earlier step that it shows, up to the frame's
// depth, the last perhaps in part.
#pragma once

#include "app/session/frame.h"

namespace pushforward::app {

[[nodiscard]] Stack shown_stack(const Frame& frame);

}  // namespace pushforward::app
