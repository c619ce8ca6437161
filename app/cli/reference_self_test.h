// The reference engine tried out in the way the OpenCL devices are.
#pragma once

#include "gpu/devices.h"

namespace pushforward::app {

// Takes a fraction of a second.
[[nodiscard]] gpu::DeviceReport test_reference_engine();

}  // namespace pushforward::app
