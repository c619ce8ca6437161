#include "gpu/training_tables.h"

#include <algorithm>

#include "gpu/kernel_codes.h"

namespace pushforward::gpu {

namespace {

// update.cl, NODE_ENTRY_SIZE, and its fields
constexpr int entry_size = 16;
constexpr int entry_net = 8;
constexpr int entry_update_count = 14;
// node_table.cl
constexpr int node_header = 16;
constexpr int pull_header = 16;
// Products write whole vectors, up to so many numbers beyond a gradient.
constexpr int gradient_margin = 32;

int rounded_up(int number, int unit) { return (number + unit - 1) / unit * unit; }

// Rows that a network's forward pass saves: inputs, hidden layers, outputs (conditioner_saved_rows), as the layer plans
// it; what else the layer saves is room to spare.
int saved_numbers(const StackLayout& layout, int layer) {
  const int* record = layout.records.data() + static_cast<std::ptrdiff_t>(layer) * record_size;
  int next = layout.saved_size;
  for (int later = layer + 1; later < layout.layers; ++later) {
    const int* other = layout.records.data() + static_cast<std::ptrdiff_t>(later) * record_size;
    if (other[record_active] == 0) continue;
    next = other[record_saved];
    break;
  }
  return next - record[record_saved];
}

}  // namespace

TrainingTables::TrainingTables(Program& program)
    : program_(program), search_(program), block_(program.options().block) {
  // Kernels need a buffer behind every argument.
  entries_.reserve(program_, 1);
  tables_.reserve(program_, 1);
  pulls_.reserve(program_, 1);
  numbers_.reserve(program_, 1);
}

std::vector<int> TrainingTables::find_networks(const StackImage& image) {
  DeviceBuffer<float> room;
  const int size = table_header + (2 * program_.options().dim + 2) * block_ + image.layout.largest_saved +
                   image.layout.temporary_size;
  room.reserve(program_, size);
  return search_.networks_of(image, {room, size});
}

bool TrainingTables::plan(const StackImage& image, const UpdateTasks& update, int nodes) {
  const StackLayout& layout = image.layout;
  const int wanted = rounded_up(nodes, block_);
  if (wanted == 0) {
    nodes_ = count_ = 0;
    up_to_date_ = false;
    return false;
  }
  if (wanted == nodes_ && records_ == layout.records && hyper_ == layout.hyper) return count_ > 0;
  const std::vector<int> networks = find_networks(image);
  records_ = layout.records;
  hyper_ = layout.hyper;
  nodes_ = wanted;
  up_to_date_ = false;

  std::vector<int> entries(static_cast<std::size_t>(layout.layers), -1);
  int table_size = 0, number_size = 0;
  count_ = pull_size_ = 0;
  other_tasks_ = update.count;
  for (int layer = 0; layer < layout.layers; ++layer) {
    const int* net = networks.data() + static_cast<std::ptrdiff_t>(net_size) * layer;
    if (net[net_found] == 0) continue;
    const int* record = layout.records.data() + static_cast<std::ptrdiff_t>(layer) * record_size;
    const int pairs = (net[net_outputs] + 1) / 2;
    const int pull_numbers = pull_header + 8 * pairs * nodes_;
    const int saved = rounded_up(saved_numbers(layout, layer), 16);
    const int stride = saved + rounded_up(record[record_value_count] + gradient_margin, 16);
    entries[static_cast<std::size_t>(layer)] = static_cast<int>(entries.size());
    const int slices = update.warmth_counts[static_cast<std::size_t>(layer)];
    entries.insert(entries.end(), {layer, table_size, pull_size_, number_size, stride, saved, pull_numbers,
                                   update.first_tasks[static_cast<std::size_t>(layer)]});
    entries.insert(entries.end(), net + 1, net + net_size);
    ++count_;
    entries.resize(static_cast<std::size_t>(layout.layers + count_ * entry_size), 0);
    entries[entries.size() - entry_size + entry_update_count] = slices;
    other_tasks_ -= slices;
    table_size += rounded_up(node_header + 2 * pairs * nodes_, 16);
    pull_size_ += rounded_up(pull_numbers, 16);
    number_size += stride * (nodes_ / block_);
  }
  if (count_ == 0) return false;
  entries_.upload(program_, entries);
  tables_.reserve(program_, table_size);
  numbers_.reserve(program_, number_size);
  return true;
}

void TrainingTables::reserve_chunks(int chunks) { pulls_.reserve(program_, chunks * pull_size_); }

void TrainingTables::describe(Job& job, int mode) const {
  job.tabulated = mode;
  job.nodes = nodes_;
  job.tables = count_;
  job.pull_size = pull_size_;
  job.other_tasks = other_tasks_;
}

}  // namespace pushforward::gpu
