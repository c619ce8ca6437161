// The engine that people use: the whole stack is data, one program serves every stack.
#pragma once

#include <memory>
#include <string>

#include "core/train/engine.h"

namespace pushforward::gpu {

struct OpenClOptions {
  int dim = 2;
  int lanes = 0;  // vector width of the kernels: 8 on CPUs, 1 on GPUs; 0 chooses by the device's kind
  int block = 0;  // samples that travel together, a multiple of 16; 0 chooses by the lanes and the team
  int team = 0;   // work-items that share a block and the weights in local memory; 0: one on CPUs, many on GPUs
  // false: built in seconds, but slow. Compilers for CPUs take minutes for teams, which are not made for CPUs.
  bool optimised = true;
  // Many steps in one launch where the device can; false: two kernels a step, with the same bits.
  bool persistent = true;
};

// `index` in the flat list of devices over all platforms. Builds the program (once per device and dim; seconds when it
// is not in the driver's cache). Throws DeviceError.
[[nodiscard]] std::unique_ptr<Engine> make_opencl_engine(int index, const OpenClOptions& options = {});

}  // namespace pushforward::gpu
