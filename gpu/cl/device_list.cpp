#include "gpu/cl/device_list.h"

#include <algorithm>
#include <bit>
#include <string_view>

namespace pushforward::gpu {

namespace {

std::string trimmed(const std::string& text) {
  using namespace std::string_view_literals;
  constexpr std::string_view blank = " \t\n\0"sv;
  const auto first = text.find_first_not_of(blank);
  const auto last = text.find_last_not_of(blank);
  return first == std::string::npos ? std::string() : text.substr(first, last - first + 1);
}

// A persistent kernel needs atomics of device scope that order what is written before them. The query is of OpenCL 3.0
// (table of device queries), which the headers of the version that the program asks for do not name.
bool shares_between_groups(const cl::Device& device) {
  constexpr cl_device_info atomic_memory_capabilities = 0x1063;
  constexpr cl_ulong order_acquire_release = 1U << 1U;
  constexpr cl_ulong scope_device = 1U << 5U;
  constexpr cl_ulong wanted = order_acquire_release | scope_device;
  cl_ulong found = 0;
  const cl_int status = clGetDeviceInfo(device(), atomic_memory_capabilities, sizeof(found), &found, nullptr);
  return status == CL_SUCCESS && (found & wanted) == wanted;
}

// A power of two. The kernels of teams need room for a piece of the weights (PIECE_NUMBERS in gpu/kernels/team.cl) and
// a number an item.
int largest_team(const cl::Device& device) {
  constexpr std::size_t most = 128;
  constexpr cl_ulong wanted_memory = 20 << 10;
  if (device.getInfo<CL_DEVICE_LOCAL_MEM_SIZE>() < wanted_memory) return 1;
  return static_cast<int>(std::bit_floor(std::min(most, device.getInfo<CL_DEVICE_MAX_WORK_GROUP_SIZE>())));
}

}  // namespace

std::vector<ListedDevice> list_devices() {
  std::vector<ListedDevice> listed;
  std::vector<cl::Platform> platforms;
  try {
    cl::Platform::get(&platforms);
  } catch (const cl::Error&) {
    // The loader reports "no platform" as an error.
    return listed;
  }
  for (const cl::Platform& platform : platforms) {
    std::vector<cl::Device> devices;
    try {
      platform.getDevices(CL_DEVICE_TYPE_ALL, &devices);
      for (const cl::Device& device : devices) {
        ListedDevice entry;
        entry.device = device;
        entry.name = trimmed(device.getInfo<CL_DEVICE_NAME>());
        entry.platform = trimmed(platform.getInfo<CL_PLATFORM_NAME>());
        entry.version = trimmed(platform.getInfo<CL_PLATFORM_VERSION>()) + ", driver " +
                        trimmed(device.getInfo<CL_DRIVER_VERSION>());
        entry.is_cpu = (device.getInfo<CL_DEVICE_TYPE>() & CL_DEVICE_TYPE_CPU) != 0;
        entry.compute_units = static_cast<int>(device.getInfo<CL_DEVICE_MAX_COMPUTE_UNITS>());
        entry.largest_team = largest_team(device);
        entry.shares_between_groups = shares_between_groups(device);
        listed.push_back(std::move(entry));
      }
    } catch (const cl::Error&) {
      // A platform without devices, or a driver that fails to answer, has nothing to offer.
      continue;
    }
  }
  return listed;
}

}  // namespace pushforward::gpu
