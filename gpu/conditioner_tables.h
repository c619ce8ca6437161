// Tables of the stack's conditioners on the device, see gpu/kernels/conditioner_table.cl.
#pragma once

#include <vector>

#include "gpu/conditioner_search.h"
#include "gpu/device_stack.h"

namespace pushforward::gpu {

class ConditionerTables {
 public:
  explicit ConditionerTables(Program& program);

  // Lays the tables out, with about `cells` cells each. False when no layer of the stack has a conditioner of one
  // scalar. Waits for the device when the structure is another than the last time.
  [[nodiscard]] bool plan(const StackImage& image, int cells, const Scratch& scratch);
  // Enqueues the making of the planned tables. `observed`: headers with the ranges of the layers' inputs, all layers'
  // of the first of `observers` work-items, then those of the next. `groups`: work-items that keep the device busy.
  void enqueue(const StackImage& image, const DeviceBuffer<float>& observed, int observers, const Scratch& scratch,
               int groups);

  // Whether all planned tables are of piecewise linear networks, which they hold exactly.
  [[nodiscard]] bool all_exact() const { return all_exact_; }

  // What `evaluate` reads: an offset a layer, below zero for none, then those of the coarser tables; and the tables.
  [[nodiscard]] const cl::Buffer& offsets() const { return offsets_.get(); }
  [[nodiscard]] const cl::Buffer& tables() const { return tables_.get(); }

 private:
  Program& program_;
  ConditionerSearch search_;
  cl::Kernel start_, fill_;
  // Of the last structure: its records and hyperparameters, and TABLE_NET of every layer.
  std::vector<int> records_, hyper_, nets_;
  int cells_ = 0;
  int count_ = 0;  // tables
  bool all_exact_ = true;
  DeviceBuffer<int> offsets_, entries_;
  DeviceBuffer<float> tables_;
};

}  // namespace pushforward::gpu
