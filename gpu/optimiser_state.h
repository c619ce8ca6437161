// The unconstrained parameters on the device, and what the optimiser remembers of each.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <vector>

#include "core/flow/stack.h"
#include "gpu/device_buffer.h"
#include "gpu/stack_layout.h"
#include "gpu/update_tasks.h"

namespace pushforward::gpu {

class OptimiserState {
 public:
  explicit OptimiserState(Program& program) : program_(program) {}

  // What a layer takes along when the stack around it changes.
  struct Moments {
    std::vector<float> first;
    std::vector<float> second;
    std::array<float, 2> warmth{};  // see gpu/kernels/update.cl
  };
  using MomentsById = std::map<std::uint64_t, Moments>;

  // Of the stack that was uploaded last. Waits for the device.
  [[nodiscard]] MomentsById moments(const Stack& stack);
  // Parameters of the stack; a layer whose id and number of parameters are in `kept` keeps its moments.
  void upload(const Stack& stack, const StackLayout& layout, const UpdateTasks& tasks, int lanes,
              const MomentsById& kept);
  // What no step has moved keeps its digits beyond float. Waits for the device.
  void read_parameters(Stack& into);
  void forget_moments();

  [[nodiscard]] const cl::Buffer& parameters() const { return parameters_.get(); }
  [[nodiscard]] const cl::Buffer& first() const { return first_.get(); }
  [[nodiscard]] const cl::Buffer& second() const { return second_.get(); }
  [[nodiscard]] const cl::Buffer& warmth() const { return warmth_.get(); }

 private:
  Program& program_;
  DeviceBuffer<float> parameters_;
  DeviceBuffer<float> first_;
  DeviceBuffer<float> second_;
  DeviceBuffer<float> warmth_;  // 2 * lanes a task
  std::vector<int> offsets_;    // by layer, as uploaded
  std::vector<int> counts_;
  std::vector<int> warmth_places_;
  int size_ = 8;
  int warmth_size_ = 2;
};

}  // namespace pushforward::gpu
