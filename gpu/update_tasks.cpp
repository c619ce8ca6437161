#include "gpu/update_tasks.h"

#include <algorithm>
#include <map>

#include "gpu/kernel_codes.h"

namespace pushforward::gpu {

namespace {

constexpr int kind_tile = 0;
constexpr int kind_slice = 1;
// Parameters of a slice: long enough that claiming it costs nothing, short enough that two cores end together.
constexpr int slice_length = 1024;
constexpr int slice_length_of_teams = 8;
// Below this, one group updates all in less time than another one takes to join in.
constexpr int most_undivided = 3000;

}  // namespace

UpdateTasks cut_update(const StackLayout& layout, const BuildOptions& program) {
  const int lanes = program.lanes;
  const int length = program.team > 1 ? slice_length_of_teams : slice_length;
  UpdateTasks cut;
  cut.warmth_places.assign(static_cast<std::size_t>(layout.layers), -1);
  cut.warmth_counts.assign(static_cast<std::size_t>(layout.layers), 0);
  cut.first_tasks.assign(static_cast<std::size_t>(layout.layers), -1);
  const auto new_task = [&](int kind, int second) {
    cut.tasks.resize(static_cast<std::size_t>(cut.count + 1) * task_size, 0);
    int* task = cut.tasks.data() + static_cast<std::ptrdiff_t>(cut.count) * task_size;
    task[0] = kind;
    task[1] = second;
    return cut.count++;
  };
  std::map<int, int> open_tiles;  // by code
  int parameters = 0;
  for (int layer = 0; layer < layout.layers; ++layer) {
    const int* record = layout.records.data() + static_cast<std::ptrdiff_t>(layer) * record_size;
    const auto index = static_cast<std::size_t>(layer);
    const int count = layout.parameter_counts[index];
    if (count == 0) continue;
    parameters += count;
    if (record[record_pointwise] != 0) {
      const auto [open, is_new] = open_tiles.try_emplace(record[record_code], -1);
      if (open->second < 0) open->second = new_task(kind_tile, record[record_code]);
      int* task = cut.tasks.data() + static_cast<std::ptrdiff_t>(open->second) * task_size;
      const int place = task[2]++;
      std::fill(task + 4 + place, task + 4 + lanes, layer);
      cut.warmth_places[index] = open->second * lanes + place;
      cut.warmth_counts[index] = 1;
      if (task[2] == lanes) open->second = -1;
      continue;
    }
    cut.warmth_places[index] = cut.count * lanes;
    cut.first_tasks[index] = cut.count;
    for (int begin = 0; begin < count; begin += length) {
      const int slice = new_task(kind_slice, layer);
      int* task = cut.tasks.data() + static_cast<std::ptrdiff_t>(slice) * task_size;
      task[2] = begin;
      task[3] = std::min(count, begin + length);
      ++cut.warmth_counts[index];
    }
  }
  cut.undivided = cut.count <= 1 || (program.team == 1 && parameters < most_undivided);
  if (cut.tasks.empty()) cut.tasks.resize(task_size, 0);
  return cut;
}

}  // namespace pushforward::gpu
