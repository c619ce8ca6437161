// A stack on the device: its records and hyperparameters, its parameters, and the values that follow from them.
#pragma once

#include "gpu/cl/program.h"
#include "gpu/device_buffer.h"
#include "gpu/stack_layout.h"

namespace pushforward::gpu {

// What a kernel needs to run a stack. Copies share the buffers.
struct StackImage {
  StackLayout layout;
  DeviceBuffer<int> records;
  DeviceBuffer<int> hyper;
  DeviceBuffer<float> values;
};

// Uploads structures. One per engine; waits for the device, but launches no build.
class StackUploader {
 public:
  explicit StackUploader(Program& program)
      : program_(program), plan_(program.kernel("plan")), masks_(program.kernel("masks")) {}

  // New buffers, so that whoever holds an older image keeps it whole. The values are still to be derived from the
  // parameters; the masks of networks among them are there.
  [[nodiscard]] StackImage image_of(const Stack& stack);
  // The same structure with a copy of the values as they are when the device comes to it.
  [[nodiscard]] StackImage copy_of(const StackImage& image);

 private:
  Program& program_;
  cl::Kernel plan_;
  cl::Kernel masks_;
};

}  // namespace pushforward::gpu
