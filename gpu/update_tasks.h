// How the update of a stack is cut into tasks, which groups share; gpu/kernels/update.cl explains a task's numbers.
#pragma once

#include <vector>

#include "gpu/cl/program.h"
#include "gpu/stack_layout.h"

namespace pushforward::gpu {

struct UpdateTasks {
  std::vector<int> tasks;          // task_size ints each, at least one task's room
  std::vector<int> warmth_places;  // by layer: where its pair lies, in pairs; the first of several; -1: no parameters
  std::vector<int> warmth_counts;  // by layer: how many pairs, `lanes` apart
  std::vector<int> first_tasks;    // by layer: the first of its slices, which follow each other; -1: it has none
  int count = 0;
  bool undivided = true;  // so little that sharing costs more than it saves
};

inline constexpr int task_size = 12;

// Tiles take as many pointwise layers of one kind as the program has lanes, wherever they stand in the stack. A device
// with teams gets many short slices, others a few long ones.
[[nodiscard]] UpdateTasks cut_update(const StackLayout& layout, const BuildOptions& program);

}  // namespace pushforward::gpu
