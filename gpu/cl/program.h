// A device with its queue and the engine's program built for it.
#pragma once

#include <CL/opencl.hpp>
#include <string>

#include "gpu/cl/device_list.h"

namespace pushforward::gpu {

struct BuildOptions {
  int dim = 2;
  int lanes = 8;    // 8 or 1
  int block = 128;  // samples; a multiple of 16
  int team = 1;     // work-items that share a block, a power of two; more than one only where lanes is 1
  bool optimised = true;
};

class Program {
 public:
  // Seconds when the driver has nothing cached. Throws DeviceError with the end of the build log.
  Program(const ListedDevice& device, const BuildOptions& options);

  [[nodiscard]] cl::Kernel kernel(const char* name) const;
  // Enqueues `items` work-items in groups of one. PoCL compiles a kernel anew for every local size, so there is one.
  void run(const cl::Kernel& kernel, int items) {
    queue_.enqueueNDRangeKernel(kernel, cl::NullRange, cl::NDRange(static_cast<std::size_t>(items)), cl::NDRange(1));
  }
  // Enqueues `groups` teams.
  void run_teams(const cl::Kernel& kernel, int groups) {
    const auto team = static_cast<std::size_t>(options_.team);
    queue_.enqueueNDRangeKernel(kernel, cl::NullRange, cl::NDRange(static_cast<std::size_t>(groups) * team),
                                cl::NDRange(team));
  }
  [[nodiscard]] cl::CommandQueue& queue() { return queue_; }
  [[nodiscard]] const cl::Context& context() const { return context_; }
  [[nodiscard]] const BuildOptions& options() const { return options_; }

 private:
  BuildOptions options_;
  cl::Context context_;
  cl::CommandQueue queue_;  // in order
  cl::Program program_;
};

// Sets the arguments from the first on, in order.
template <typename... Values>
void set_arguments(cl::Kernel& kernel, const Values&... values) {
  cl_uint index = 0;
  (kernel.setArg(index++, values), ...);
}

// A sentence about a failed OpenCL call, e.g. "clEnqueueNDRangeKernel failed (-5, out of resources)".
[[nodiscard]] std::string describe(const cl::Error& error);

}  // namespace pushforward::gpu
