// Numbers that the host and the kernels agree on; each names the .cl file that defines its twin.
#pragma once

#include "core/flow/flow.h"
#include "core/train/training_settings.h"

namespace pushforward::gpu {

// stack.cl, PASS_*
[[nodiscard]] inline int pass_code(Direction direction) { return direction == Direction::forward ? 0 : 1; }

// update.cl, UPDATE_*
inline constexpr int update_all = 0;
inline constexpr int update_reduce = 1;
inline constexpr int update_step = 2;
inline constexpr int update_derive = 3;

// update.cl, OPTIMISER_*
[[nodiscard]] inline int optimiser_code(OptimiserKind kind) { return static_cast<int>(kind); }

// evaluate.cl, TABLES_*
inline constexpr int tables_none = 0;
inline constexpr int tables_used = 1;
inline constexpr int tables_observed = 2;
inline constexpr int tables_coarse = 3;

// update.cl, TABULATED_*
inline constexpr int tabulated_off = 0;
inline constexpr int tabulated_observe = 1;
inline constexpr int tabulated_step = 2;
inline constexpr int tabulated_gradient = 3;

// conditioner_table.cl, TABLE_HEADER
inline constexpr int table_header = 16;

// train.cl: given_pass below zero
inline constexpr int no_given_points = -1;

// train.cl, COUNTERS
inline constexpr int counters_per_step = 16;

// tabulated_step.cl, HOME
inline constexpr int home_size = 16;

// stack.cl, PLAN_SIZE
inline constexpr int plan_size = 8;

// block.cl, RECORD_*
inline constexpr int record_code = 0;
inline constexpr int record_active = 2;
inline constexpr int record_trained = 3;
inline constexpr int record_value_count = 7;
inline constexpr int record_saved = 9;
inline constexpr int record_pointwise = 11;

}  // namespace pushforward::gpu
