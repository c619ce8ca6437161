#include "gpu/conditioner_tables.h"

#include <algorithm>
#include <utility>

#include "gpu/kernel_codes.h"

namespace pushforward::gpu {

namespace {

// tabulate.cl, ENTRY_*
constexpr int entry_size = 16;

// Cells don't limit the accuracy of pieces; this many keep nearly all of them in cells of their own.
constexpr int least_cells_of_pieces = 960;
// Ends of pieces that a table can hold. A network with more is evaluated.
constexpr int piece_capacity = 1024;

int rounded_up(int number, int unit) { return (number + unit - 1) / unit * unit; }

}  // namespace

ConditionerTables::ConditionerTables(Program& program)
    : program_(program),
      search_(program),
      start_(program.kernel("start_tables")),
      fill_(program.kernel("fill_tables")) {
  // Kernels need a buffer behind every argument.
  offsets_.reserve(program_, 1);
  entries_.reserve(program_, 1);
  tables_.reserve(program_, 1);
}

bool ConditionerTables::plan(const StackImage& image, int cells, const Scratch& scratch) {
  const StackLayout& layout = image.layout;
  const bool same_structure = records_ == layout.records && hyper_ == layout.hyper;
  if (same_structure && cells_ == cells) return count_ > 0;
  if (!same_structure) nets_ = search_.networks_of(image, scratch);
  records_ = layout.records;
  hyper_ = layout.hyper;
  cells_ = cells;

  // Cells are filled a block of nodes at a time, see FILLED; two at each end stay empty.
  const int filled = program_.options().block - (program_.options().lanes == 8 ? 16 : 6);
  std::vector<int> offsets(2 * static_cast<std::size_t>(std::max(1, layout.layers)), -1);
  all_exact_ = true;
  std::vector<int> entries;
  int size = 0;
  for (int layer = 0; layer < layout.layers; ++layer) {
    const int* net = nets_.data() + static_cast<std::ptrdiff_t>(net_size) * layer;
    if (net[net_found] == 0) continue;
    const bool pieces = net[net_is_piecewise_linear] != 0;
    const int outputs = net[net_outputs];
    const int own_cells = rounded_up(pieces ? std::max(cells, least_cells_of_pieces) : cells, filled) + 4;
    const int capacity = pieces ? piece_capacity : 0;
    offsets[static_cast<std::size_t>(layer)] = size;
    entries.insert(entries.end(), {layer, size, own_cells, capacity});
    entries.insert(entries.end(), net + 1, net + net_size);
    entries.push_back(0);
    const auto size_of = [&](int number) { return table_header + 8 * ((outputs + 1) / 2) * number; };
    size += rounded_up(size_of(own_cells) + capacity * (1 + outputs), 16);
    int coarse = offsets[static_cast<std::size_t>(layer)];
    if (!pieces) {
      all_exact_ = false;
      coarse = std::exchange(size, size + rounded_up(size_of(own_cells / 2), 16));
      entries.push_back(coarse);
    }
    offsets[static_cast<std::size_t>(layout.layers + layer)] = coarse;
    entries.resize(static_cast<std::size_t>(rounded_up(static_cast<int>(entries.size()), entry_size)), 0);
  }
  count_ = static_cast<int>(entries.size()) / entry_size;
  if (count_ == 0) return false;
  offsets_.upload(program_, offsets);
  entries_.upload(program_, entries);
  tables_.reserve(program_, size);
  return true;
}

void ConditionerTables::enqueue(const StackImage& image, const DeviceBuffer<float>& observed, int observers,
                                const Scratch& scratch, int groups) {
  set_arguments(start_, image.records.get(), image.hyper.get(), image.values.get(), image.layout.layers, entries_.get(),
                count_, observed.get(), observers, tables_.get(), scratch.buffer.get(), scratch.size,
                image.layout.largest_saved);
  program_.run(start_, std::min(count_, groups));
  set_arguments(fill_, image.records.get(), image.hyper.get(), image.values.get(), image.layout.layers, entries_.get(),
                count_, tables_.get(), scratch.buffer.get(), scratch.size, image.layout.largest_saved);
  program_.run(fill_, groups);
}

}  // namespace pushforward::gpu
