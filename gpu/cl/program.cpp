#include "gpu/cl/program.h"

#include "core/errors.h"
#include "gpu/cl/kernel_source.h"

namespace pushforward::gpu {

namespace {

std::string meaning(cl_int code) {
  switch (code) {
    case CL_DEVICE_NOT_AVAILABLE:
      return "device not available";
    case CL_COMPILER_NOT_AVAILABLE:
      return "no compiler";
    case CL_MEM_OBJECT_ALLOCATION_FAILURE:
      return "out of device memory";
    case CL_OUT_OF_RESOURCES:
      return "out of resources";
    case CL_OUT_OF_HOST_MEMORY:
      return "out of host memory";
    case CL_BUILD_PROGRAM_FAILURE:
      return "the program did not build";
    case CL_INVALID_KERNEL_NAME:
      return "no kernel of this name";
    case CL_INVALID_BUFFER_SIZE:
      return "buffer size not possible";
    default:
      return "see the OpenCL specification";
  }
}

// The end of a long log holds the errors.
std::string tail(const std::string& log) { return log.size() > 2000 ? "..." + log.substr(log.size() - 2000) : log; }

}  // namespace

std::string describe(const cl::Error& error) {
  return std::string(error.what()) + " failed (" + std::to_string(error.err()) + ", " + meaning(error.err()) + ")";
}

Program::Program(const ListedDevice& device, const BuildOptions& options) : options_(options) {
  try {
    context_ = cl::Context(device.device);
    queue_ = cl::CommandQueue(context_, device.device);
    program_ = cl::Program(context_, program_source());
    const std::string flags = "-DDIM=" + std::to_string(options.dim) + " -DLANES=" + std::to_string(options.lanes) +
                              " -DBLOCK=" + std::to_string(options.block) + " -DTEAM=" + std::to_string(options.team) +
                              (options.optimised ? "" : " -cl-opt-disable");
    program_.build(device.device, flags.c_str());
  } catch (const cl::BuildError& error) {
    std::string log;
    for (const auto& entry : error.getBuildLog()) log += entry.second;
    throw DeviceError("The OpenCL program does not build on " + device.name +
                      ". Choose another device. The compiler says: " + tail(log));
  } catch (const cl::Error& error) {
    throw DeviceError("The device " + device.name + " can't be used: " + describe(error) + ". Choose another device.");
  }
}

cl::Kernel Program::kernel(const char* name) const {
  try {
    return {program_, name};
  } catch (const cl::Error& error) {
    throw DeviceError("The OpenCL program lacks the kernel " + std::string(name) + ": " + describe(error) + ".");
  }
}

}  // namespace pushforward::gpu
