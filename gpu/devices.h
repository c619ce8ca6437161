// The OpenCL devices of this machine, each tried out before it is offered. Drivers can crash a process, so a device is
// probed in a child process with a known-answer test; a bad one is struck off with its reason.
#pragma once

#include <string>
#include <vector>

namespace pushforward::gpu {

struct DeviceReport {
  std::string id;  // what --device takes: "opencl:0", ...
  std::string name;
  std::string backend;   // e.g. "OpenCL, CPU"
  std::string platform;  // e.g. "Portable Computing Language 3.1"
  int compute_units = 0;
  bool usable = false;
  std::string reason;  // why not usable; empty when it is
  double self_test_seconds = 0.0;
  double steps_per_second = 0.0;  // 8 planar layers, reverse KL, batch 1024
};

// Starts `program` (this very program: /proc/self/exe when empty) with the hidden command `probe-device N` for every
// device. Takes seconds when kernels are not cached: not for the GUI thread. Never throws for a bad device.
[[nodiscard]] std::vector<DeviceReport> probe_devices(const std::string& program = {});

// The child's side: tests device N of the flat list over all platforms and prints one line of JSON. Returns the
// process's exit code.
int probe_device_main(int index);

// Number of OpenCL devices over all platforms, 0 when there is no platform. Asks the loader only.
[[nodiscard]] int device_count();

}  // namespace pushforward::gpu
