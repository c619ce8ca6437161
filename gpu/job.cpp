#include "gpu/job.h"

#include "gpu/kernel_codes.h"

namespace pushforward::gpu {

void Job::set_target(const CompiledTarget& target, int dim) {
  const TargetTable& table = target.table;
  pool_count = static_cast<std::int32_t>(target.pool_points.size()) / dim;
  table_columns = table.columns;
  table_rows = table.rows;
  left = static_cast<float>(table.box.left);
  right = static_cast<float>(table.box.right);
  bottom = static_cast<float>(table.box.bottom);
  top = static_cast<float>(table.box.top);
  per_x = static_cast<float>(1.0 / table.spacing_x);
  per_y = static_cast<float>(1.0 / table.spacing_y);
  tail = static_cast<float>(table.tail);
}

void Job::set_optimiser(const TrainingSettings& settings) {
  optimiser = optimiser_code(settings.optimiser);
  beta1 = static_cast<float>(settings.beta1);
  beta2 = static_cast<float>(settings.beta2);
  epsilon = static_cast<float>(settings.epsilon);
  weight_decay = static_cast<float>(settings.weight_decay);
  momentum = static_cast<float>(settings.momentum);
  decay = static_cast<float>(settings.decay);
  clip_norm = static_cast<float>(settings.clip_norm);
  key_low = static_cast<std::uint32_t>(settings.seed);
  key_high = static_cast<std::uint32_t>(settings.seed >> 32);
}

std::vector<float> schedule_numbers(const TrainingSettings& settings, std::int64_t first_step, int count) {
  std::vector<float> numbers;
  for (int i = 0; i < count; ++i) {
    numbers.push_back(static_cast<float>(scheduled_learning_rate(settings, first_step + i)));
    numbers.push_back(static_cast<float>(annealing_factor(settings, first_step + i)));
  }
  return numbers;
}

}  // namespace pushforward::gpu
