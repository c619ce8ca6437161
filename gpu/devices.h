// The OpenCL devices of this machine, each tried out before it is offered. Drivers can take a process down (by a crash,
// by abort(), by never answering), even when they are only asked for their devices. So a child process asks them, and
// another one for each device puts it to a known-answer test; a bad device is struck off with its reason.
#pragma once

#include <string>
#include <vector>

namespace pushforward::gpu {

// The path of the program that runs now. A child started from it understands `probe-device` when that is Pushforward
// itself; a test program gives the path of Pushforward instead.
inline constexpr const char* this_program = "/proc/self/exe";

struct DeviceReport {
  std::string id;  // what --device takes: "opencl:0", ...
  int index = 0;   // in the flat list over all platforms
  std::string name;
  std::string backend;   // e.g. "OpenCL, CPU"
  std::string platform;  // e.g. "Portable Computing Language"
  std::string version;   // of the platform and of the driver
  int compute_units = 0;
  bool usable = false;
  std::string reason;  // why not usable; empty when it is
  double self_test_seconds = 0.0;
  double steps_per_second = 0.0;  // 8 planar layers, reverse KL, batch 1024; 0 when it was not measured

  // The same for the same hardware with the same driver.
  [[nodiscard]] std::string identity() const { return name + " | " + platform + " | " + version; }
};

struct DeviceList {
  std::vector<DeviceReport> devices;  // not probed yet: none is usable
  std::string failure;                // a sentence that says why the list is empty
  bool drivers_failed = false;        // they could not even be asked
};

// What the drivers say when a child process asks them. `program` understands `probe-device`.
[[nodiscard]] DeviceList devices_by_child(const std::string& program);

// Fills `usable`, `reason` and the seconds of a device from devices_by_child() by trying it in a child process; its
// speed too when asked. Takes seconds when kernels are not cached.
void probe(DeviceReport& device, const std::string& program, bool with_speed);

// Both for all devices, speeds included: not for the GUI thread. Where the drivers fail as a whole, there is one
// report, "opencl", that says so. Never throws for a bad device.
[[nodiscard]] std::vector<DeviceReport> probe_devices(const std::string& program = this_program);

// The child's side, hidden commands of the program. Both print one line of JSON and return the process's exit code.
int list_devices_main();
int probe_device_main(int index, bool with_speed);

// In this process, for those who have to open a device anyway.
[[nodiscard]] std::vector<DeviceReport> devices_in_this_process();
[[nodiscard]] int device_count();

}  // namespace pushforward::gpu
