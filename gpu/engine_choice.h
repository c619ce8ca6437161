// From the name of a device to an engine.
#pragma once

#include <memory>
#include <string>

#include "core/train/engine.h"

namespace pushforward::gpu {

// "auto" (the first OpenCL device that works, else the reference engine), "reference", "opencl:N".
// Throws InputError for a name that means nothing and DeviceError when the device asked for does not work.
[[nodiscard]] std::unique_ptr<Engine> make_engine(const std::string& device = "auto", int dim = 2);

}  // namespace pushforward::gpu
