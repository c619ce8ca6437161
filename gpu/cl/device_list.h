// The OpenCL devices of this machine in one flat list: platforms in the loader's order, devices in the platform's.
#pragma once

#include <CL/opencl.hpp>
#include <string>
#include <vector>

namespace pushforward::gpu {

struct ListedDevice {
  cl::Device device;
  std::string name;  // trimmed
  std::string platform;
  std::string version;  // of the platform and of the driver
  bool is_cpu = false;
  int compute_units = 1;
  int largest_team = 1;  // work-items that can share a block of samples: a power of two, at most 128
  // Groups run at the same time and see each other's writes through atomics (OpenCL 2.0 and later).
  bool shares_between_groups = false;
};

// Empty when there is no platform. Throws nothing.
[[nodiscard]] std::vector<ListedDevice> list_devices();

}  // namespace pushforward::gpu
