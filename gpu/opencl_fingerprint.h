// What decides whether an OpenCL driver works, as far as it can be seen without asking the driver.
#pragma once

#include <string>

namespace pushforward::gpu {

// Hexadecimal. The same as long as these are the same: the installed drivers (the files that announce them to the
// loader), the environment that drivers read, what they need of the system (folders that they write, /sys), the
// engine's kernels. Takes about a millisecond.
[[nodiscard]] std::string opencl_fingerprint();

}  // namespace pushforward::gpu
