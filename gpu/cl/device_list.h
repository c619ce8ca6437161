// The OpenCL devices of this machine in one flat list: platforms in the loader's order, devices in the platform's.
#pragma once

#include <CL/opencl.hpp>
#include <string>
#include <vector>

namespace pushforward::gpu {

struct ListedDevice {
  cl::Device device;
  std::string name;      // trimmed
  std::string platform;  // name and version
  bool is_cpu = false;
  int compute_units = 1;
};

// Empty when there is no platform. Throws nothing.
[[nodiscard]] std::vector<ListedDevice> list_devices();

}  // namespace pushforward::gpu
