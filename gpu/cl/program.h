// A device with its queue and the engine's program built for it.
#pragma once

#include <CL/opencl.hpp>
#include <string>

#include "gpu/cl/device_list.h"

namespace pushforward::gpu {

struct BuildOptions {
  int dim = 2;
  int lanes = 8;   // 8 or 1
  int block = 64;  // samples; a multiple of 16
};

class Program {
 public:
  // Seconds when the driver has nothing cached. Throws DeviceError with the end of the build log.
  Program(const ListedDevice& device, const BuildOptions& options);

  [[nodiscard]] cl::Kernel kernel(const char* name) const;
  [[nodiscard]] cl::CommandQueue& queue() { return queue_; }
  [[nodiscard]] const cl::Context& context() const { return context_; }
  [[nodiscard]] const BuildOptions& options() const { return options_; }

 private:
  BuildOptions options_;
  cl::Context context_;
  cl::CommandQueue queue_;  // in order
  cl::Program program_;
};

// A sentence about a failed OpenCL call, e.g. "clEnqueueNDRangeKernel failed (-5, out of resources)".
[[nodiscard]] std::string describe(const cl::Error& error);

}  // namespace pushforward::gpu
