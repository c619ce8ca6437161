#include "gpu/stack_layout.h"

#include <algorithm>
#include <bit>

#include "core/layers/registry.h"
#include "gpu/kernel_codes.h"

namespace pushforward::gpu {

namespace {

// The record's fields, as RECORD_* in gpu/kernels/block.cl.
enum Field {
  code,
  inverted,
  active,
  trained,
  parameters,
  count,
  values,
  value_count,
  hyper,
  saved,
  derived,
  pointwise,
  gradient,
  sums,
  sum_count
};

int padded(int size) { return (size + 7) / 8 * 8; }

int bits(double number) { return std::bit_cast<int>(static_cast<float>(number)); }

struct Encoder {
  const HyperSpec& spec;
  std::vector<int>& out;

  void operator()(std::monostate) const { out.insert(out.end(), {0, 0}); }
  void operator()(std::int64_t number) const { out.push_back(static_cast<int>(number)); }
  void operator()(double number) const {
    if (spec.kind == HyperKind::optional_real) out.push_back(1);
    out.push_back(bits(number));
  }
  void operator()(const std::vector<std::int64_t>& list) const {
    out.push_back(static_cast<int>(list.size()));
    for (const std::int64_t item : list) out.push_back(static_cast<int>(item));
  }
  void operator()(const std::string& choice) const {
    out.push_back(static_cast<int>(std::ranges::find(spec.choices, choice) - spec.choices.begin()));
  }
};

void append_hyper(const LayerEntry& entry, std::vector<int>& out) {
  const auto& specs = entry.layer().spec().hyperparameters;
  std::vector<int> encoded(specs.size());
  for (std::size_t i = 0; i < specs.size(); ++i) {
    encoded[i] = static_cast<int>(encoded.size());
    std::visit(Encoder{specs[i], encoded}, entry.hyper.at(specs[i].id));
  }
  out.insert(out.end(), encoded.begin(), encoded.end());
}

}  // namespace

StackLayout lay_out(const Stack& stack) {
  StackLayout layout;
  layout.layers = static_cast<int>(stack.layers.size());
  layout.records.assign(static_cast<std::size_t>(std::max(layout.layers, 1)) * record_size, 0);
  int offset = 0;
  for (std::size_t i = 0; i < stack.layers.size(); ++i) {
    const LayerEntry& entry = stack.layers[i];
    int* record = layout.records.data() + i * record_size;
    record[code] = layer_code(entry.type);
    record[inverted] = entry.inverted ? 1 : 0;
    record[active] = entry.bypassed ? 0 : 1;
    record[count] = static_cast<int>(entry.parameters.size());
    record[trained] = !entry.bypassed && !entry.frozen && !entry.parameters.empty() ? 1 : 0;
    record[parameters] = offset;
    record[value_count] = entry.layer().value_layout(entry.hyper, stack.dim).size;
    record[hyper] = static_cast<int>(layout.hyper.size());
    layout.parameter_offsets.push_back(offset);
    layout.parameter_counts.push_back(record[count]);
    append_hyper(entry, layout.hyper);
    offset += padded(record[count]);
    layout.active += record[active];
  }
  layout.hyper.push_back(0);
  layout.parameter_size = std::max(8, offset);
  return layout;
}

void complete_layout(StackLayout& layout, const std::vector<int>& sizes) {
  int value_offset = 0;
  int saved_offset = 0;
  int gradient_offset = 0;
  int sums_offset = 0;
  for (int i = 0; i < layout.layers; ++i) {
    int* record = layout.records.data() + static_cast<std::ptrdiff_t>(i) * record_size;
    const int* own = sizes.data() + static_cast<std::ptrdiff_t>(i) * plan_size;
    record[values] = value_offset;
    record[derived] = own[0];
    record[saved] = saved_offset;
    record[gradient] = gradient_offset;
    record[pointwise] = own[4];
    record[sums] = sums_offset;
    record[sum_count] = own[4] != 0 && record[active] != 0 ? own[3] : 0;
    sums_offset += record[sum_count];
    // A bypassed layer keeps its values up to date but needs no room on the way.
    value_offset += padded(record[value_count] + own[0]);
    gradient_offset += padded(own[3]);
    if (record[active] == 0) continue;
    saved_offset += own[1];
    layout.largest_saved = std::max(layout.largest_saved, own[1]);
    layout.temporary_size = std::max(layout.temporary_size, own[2]);
  }
  layout.value_size = std::max(8, value_offset);
  layout.partial_size = std::max(8, gradient_offset);
  layout.saved_size = saved_offset;
  layout.sum_numbers = sums_offset;
}

std::vector<std::vector<double>> numbers_by_layer(const StackLayout& layout, const std::vector<float>& all,
                                                  int wanted_field) {
  std::vector<std::vector<double>> numbers;
  for (int i = 0; i < layout.layers; ++i) {
    const int* record = layout.records.data() + static_cast<std::ptrdiff_t>(i) * record_size;
    std::vector<double> own(static_cast<std::size_t>(layout.parameter_counts[static_cast<std::size_t>(i)]), 0.0);
    if (record[wanted_field] != 0)
      std::copy_n(all.begin() + layout.parameter_offsets[static_cast<std::size_t>(i)], own.size(), own.begin());
    numbers.push_back(std::move(own));
  }
  return numbers;
}

}  // namespace pushforward::gpu
