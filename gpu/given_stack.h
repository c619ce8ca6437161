// A stack to evaluate beside the one that is trained: a snapshot of an earlier step, or a layer in part.
#pragma once

#include <memory>

#include "core/flow/stack.h"
#include "gpu/device_stack.h"
#include "gpu/job.h"

namespace pushforward::gpu {

class GivenStack {
 public:
  GivenStack(Program& program, StackUploader& uploader)
      : program_(program), uploader_(uploader), derive_(program.kernel("update")) {}

  // Uploads its parameters and derives its values on the device; lays it out only when its structure is another than
  // the last one's. Waits for what is enqueued; evaluations that were begun before keep the values they were begun
  // with.
  [[nodiscard]] const StackImage& image_of(const std::shared_ptr<const Stack>& stack);

 private:
  void take_structure(const Stack& stack, StackLayout layout);

  Program& program_;
  StackUploader& uploader_;
  cl::Kernel derive_;
  std::shared_ptr<const Stack> stack_;  // whose values the image has
  StackLayout laid_out_;                // before the device planned, to be compared
  StackImage image_;
  DeviceBuffer<Job> job_;
  DeviceBuffer<int> tasks_;
  DeviceBuffer<float> parameters_;
  DeviceBuffer<float> unused_;  // a kernel needs a buffer behind every argument
};

}  // namespace pushforward::gpu
