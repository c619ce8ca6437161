// What every kernel of a training step is told, in one small buffer. Numbers of four bytes each, so that both compilers
// lay it out alike; its twin, with what the fields mean, is `Job` in gpu/kernels/update.cl.
#pragma once

#include <cstdint>
#include <vector>

#include "core/targets/target_table.h"
#include "core/train/training_settings.h"

namespace pushforward::gpu {

struct Job {
  std::int32_t layers = 0, active = 0;
  std::int32_t partial_size = 0, scratch_size = 0, saved_size = 0;
  std::int32_t pool_count = 1;
  std::int32_t table_columns = 0, table_rows = 0;
  float left = 0, right = 0, bottom = 0, top = 0;
  float per_x = 0, per_y = 0, tail = 0;
  std::int32_t given_pass = -1;
  std::int32_t batch = 0;
  float data_weight = 0, latent_weight = 0;
  std::int32_t data_chunks = 0, latent_chunks = 0;
  std::uint32_t key_low = 0, key_high = 0;
  std::int32_t tasks = 0;
  std::int32_t undivided = 0;
  std::int32_t optimiser = 0;
  float beta1 = 0, beta2 = 0, epsilon = 0, weight_decay = 0, momentum = 0, decay = 0;
  float clip_norm = 0;
  std::int32_t tabulated = 0, nodes = 0, tables = 0, pull_size = 0;
  std::int32_t partials = 1, sums_size = 0, finishers = 0;
  std::int32_t homes = 0, other_tasks = 0;

  void set_target(const CompiledTarget& target, int dim);
  void set_optimiser(const TrainingSettings& settings);
};
static_assert(sizeof(Job) == 42 * sizeof(std::int32_t),
              "a field of another size would shift the kernel's view of the ones behind it");

// What changes from step to step, two numbers each: learning rate, energy factor (SCHEDULE_SIZE).
[[nodiscard]] std::vector<float> schedule_numbers(const TrainingSettings& settings, std::int64_t first_step, int count);

}  // namespace pushforward::gpu
