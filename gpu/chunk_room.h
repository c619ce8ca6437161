// A batch is cut into chunks, each of which leaves a partial gradient and a loss; and every work-group needs room for
// one block of samples on its way.
#pragma once

#include "gpu/cl/program.h"
#include "gpu/device_buffer.h"
#include "gpu/stack_layout.h"

namespace pushforward::gpu {

class ChunkRoom {
 public:
  // `groups`: work-groups that keep the device busy.
  ChunkRoom(const Program& program, int groups);

  // How many chunks a batch makes. It follows from batch, stack and device alone, never from timing, so that sums are
  // the same every time. `numbers`: what a chunk leaves.
  [[nodiscard]] int chunks_for(int batch, int numbers) const;

  [[nodiscard]] int most_chunks() const { return groups_ * chunks_per_group; }  // that chunks_for() may say

  // The next reserve() is for another stack.
  void forget() { capacity_ = 0; }
  // `all_groups`: every group may need room, however few chunks there are. Whether it reserved anew.
  bool reserve(int chunks, const StackLayout& layout, int dim, bool all_groups);
  // Whether every group has room for all chunks, so that one may finish another's (chunk_place in pointwise.cl).
  [[nodiscard]] bool has_areas() const { return areas_ > 1; }

  // Numbers of a team's sums, which lie in the scratch.
  [[nodiscard]] int sums_size(const StackLayout& layout) const;
  [[nodiscard]] int scratch_size() const { return scratch_size_; }        // numbers of a group
  [[nodiscard]] int launched_groups() const { return launched_groups_; }  // that have room
  [[nodiscard]] const cl::Buffer& partials() const { return partials_.get(); }
  [[nodiscard]] const cl::Buffer& losses() const { return losses_.get(); }
  [[nodiscard]] const cl::Buffer& scratch() const { return scratch_.get(); }

 private:
  static constexpr int chunks_per_group = 2;

  const Program& program_;
  int groups_;
  int capacity_ = 0;  // chunks
  int areas_ = 1;
  int scratch_size_ = 0;
  int launched_groups_ = 1;
  DeviceBuffer<float> partials_, losses_, scratch_;
};

}  // namespace pushforward::gpu
