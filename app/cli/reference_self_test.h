// The reference engine tried out in the way the OpenCL devices are.
#pragma once

#include "gpu/devices.h"

namespace pushforward::app {

// Round trip of 8 planar layers, then the speed of training them by reverse KL with batch 1024. Takes a fraction of a
// second.
[[nodiscard]] gpu::DeviceReport test_reference_engine();

}  // namespace pushforward::app
