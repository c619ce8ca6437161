// Which network each layer of a stack has: the layers alone know, so the device runs each once and notes it down.
#pragma once

#include <vector>

#include "gpu/device_stack.h"

namespace pushforward::gpu {

// Room for one block on its way through the layers, by work-item.
struct Scratch {
  DeviceBuffer<float>& buffer;
  int size;  // of one work-item
};

// Numbers that describe a layer's network, gpu/kernels/conditioner_table.cl, TABLE_NET.
inline constexpr int net_size = 8;
inline constexpr int net_found = 0;  // 0: the layer has none
inline constexpr int net_outputs = 2;
inline constexpr int net_is_piecewise_linear = 6;

class ConditionerSearch {
 public:
  explicit ConditionerSearch(Program& program) : program_(program), find_(program.kernel("find_conditioners")) {}

  // net_size numbers a layer. Waits for the device.
  [[nodiscard]] std::vector<int> networks_of(const StackImage& image, const Scratch& scratch);

 private:
  Program& program_;
  cl::Kernel find_;
};

}  // namespace pushforward::gpu
