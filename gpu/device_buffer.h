// A typed buffer on the device that only ever grows.
#pragma once

#include <CL/opencl.hpp>
#include <vector>

#include "gpu/cl/program.h"

namespace pushforward::gpu {

template <typename Number>
class DeviceBuffer {
 public:
  // Room for `count` numbers; the content is lost when it grows. Kernels load whole vectors, hence the margin.
  void reserve(const Program& program, int count) {
    if (count <= capacity_) return;
    constexpr std::size_t margin = 16;
    buffer_ =
        cl::Buffer(program.context(), CL_MEM_READ_WRITE, sizeof(Number) * (static_cast<std::size_t>(count) + margin));
    capacity_ = count;
  }
  // Blocking.
  void upload(Program& program, const std::vector<Number>& numbers) {
    reserve(program, static_cast<int>(numbers.size()));
    program.queue().enqueueWriteBuffer(buffer_, CL_TRUE, 0, sizeof(Number) * numbers.size(), numbers.data());
  }
  void fill_zero(Program& program, int count, int offset = 0) {
    program.queue().enqueueFillBuffer(buffer_, Number{}, sizeof(Number) * static_cast<std::size_t>(offset),
                                      sizeof(Number) * static_cast<std::size_t>(count));
  }
  // Blocking: waits for everything enqueued before.
  void read(Program& program, Number* into, int count, int offset = 0) {
    program.queue().enqueueReadBuffer(buffer_, CL_TRUE, sizeof(Number) * static_cast<std::size_t>(offset),
                                      sizeof(Number) * static_cast<std::size_t>(count), into);
  }
  // Only enqueues: `into` must live until the queue has been waited for.
  void read_soon(Program& program, Number* into, int count, int offset = 0) {
    program.queue().enqueueReadBuffer(buffer_, CL_FALSE, sizeof(Number) * static_cast<std::size_t>(offset),
                                      sizeof(Number) * static_cast<std::size_t>(count), into);
  }
  [[nodiscard]] const cl::Buffer& get() const { return buffer_; }

 private:
  cl::Buffer buffer_;
  int capacity_ = 0;
};

}  // namespace pushforward::gpu
