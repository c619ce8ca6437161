// The tables of conditioners that tabulated training looks up, see gpu/kernels/node_table.cl and node_tasks.cl.
#pragma once

#include <vector>

#include "gpu/conditioner_search.h"
#include "gpu/device_stack.h"
#include "gpu/job.h"
#include "gpu/update_tasks.h"

namespace pushforward::gpu {

class TrainingTables {
 public:
  explicit TrainingTables(Program& program);

  // Lays tables of at least `nodes` nodes out. False when no active layer of the stack has a conditioner, or `nodes` is
  // 0. Waits for the device when the structure or the number of nodes is another than the last time; the tables are
  // then out of date.
  bool plan(const StackImage& image, const UpdateTasks& update, int nodes);
  // Of what plan() laid out:
  [[nodiscard]] bool is_empty() const { return count_ == 0; }
  [[nodiscard]] int pull_size() const { return pull_size_; }  // numbers that a chunk leaves
  [[nodiscard]] int count() const { return count_; }          // tables
  [[nodiscard]] int task_count() const { return count_ * (nodes_ / block_); }
  void reserve_chunks(int chunks);
  // `mode`: tabulated_*.
  void describe(Job& job, int mode) const;

  // Up to date: made of the parameters and for the range of inputs that the device will meet in the next step.
  [[nodiscard]] bool up_to_date() const { return up_to_date_; }
  void set_up_to_date(bool now) { up_to_date_ = now; }

  [[nodiscard]] const cl::Buffer& entries() const { return entries_.get(); }
  [[nodiscard]] const cl::Buffer& tables() const { return tables_.get(); }
  [[nodiscard]] const cl::Buffer& pulls() const { return pulls_.get(); }
  [[nodiscard]] const cl::Buffer& numbers() const { return numbers_.get(); }

 private:
  [[nodiscard]] std::vector<int> find_networks(const StackImage& image);

  Program& program_;
  ConditionerSearch search_;
  int block_;
  std::vector<int> records_, hyper_;  // of the last structure
  int nodes_ = 0;                     // of a table, whole blocks
  int count_ = 0;                     // tables
  int pull_size_ = 0;
  int other_tasks_ = 0;  // of the update, of layers without a table
  bool up_to_date_ = false;
  DeviceBuffer<int> entries_;
  DeviceBuffer<float> tables_, pulls_, numbers_;
};

}  // namespace pushforward::gpu
