// How a stack lies in the device's buffers. The record's fields and the encoding of hyperparameters are explained in
// gpu/kernels/block.cl, which reads them.
#pragma once

#include <cstdint>
#include <vector>

#include "core/flow/stack.h"

namespace pushforward::gpu {

inline constexpr int record_size = 16;

struct StackLayout {
  std::vector<int> records;            // record_size ints a layer
  std::vector<int> hyper;              // at least one
  std::vector<int> parameter_offsets;  // by layer, multiples of 8
  std::vector<int> parameter_counts;   // by layer
  int layers = 0;
  int active = 0;          // layers that are not bypassed
  int parameter_size = 8;  // numbers in the parameter buffer, a multiple of 8
  // Known once the device has planned:
  int value_size = 8;      // numbers in the value buffer, a multiple of 8
  int partial_size = 8;    // numbers in a partial gradient, a multiple of 8
  int saved_size = 0;      // per group, all layers
  int largest_saved = 0;   // per group, of one layer
  int temporary_size = 0;  // per group, the largest
  int sum_numbers = 0;     // of pointwise layers, each with a place for every item of a team
};

// Everything but what the device plans.
[[nodiscard]] StackLayout lay_out(const Stack& stack);

// `sizes`: plan_size ints a layer as the kernel `plan` writes them. Completes records and sizes.
void complete_layout(StackLayout& layout, const std::vector<int>& sizes);

// Of numbers that lie as the parameters do, each layer's own; zeros for layers whose record has 0 in `wanted_field`.
[[nodiscard]] std::vector<std::vector<double>> numbers_by_layer(const StackLayout& layout,
                                                                const std::vector<float>& all, int wanted_field);

}  // namespace pushforward::gpu
