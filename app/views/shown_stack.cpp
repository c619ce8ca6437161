#include "app/views/shown_stack.h"

#include "core/flow/depth.h"

namespace pushforward::app {

Stack shown_stack(const Frame& frame) {
  Stack shown = stack_at(*frame.stack_in_view(), frame.depth);
  shown.layers.resize(static_cast<std::size_t>(layers_at(frame.depth)));
  return shown;
}

}  // namespace pushforward::app
