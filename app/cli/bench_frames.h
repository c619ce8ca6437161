// What the window asks of an engine besides training: the pictures of a live frame, and edits of the stack.
#pragma once

#include <string>
#include <vector>

#include "app/cli/bench_measurements.h"
#include "app/cli/bench_training.h"

namespace pushforward::app {

inline constexpr int field_side = 256;  // cells of density and log-det
inline constexpr int warp_lines = 41;   // in either direction
inline constexpr int warp_line_points = 200;
inline constexpr int latent_points = 1600;

// Cells of a conditioner's table in live frames, see EvaluationRequest::table_cells.
inline constexpr int live_table_cells = 1024;

// Milliseconds of a frame: density and log-det, warp and latent points asked for together, then waited for.
struct FrameTimes {
  Measurements live;           // with tables of the conditioners
  Measurements exact;          // without
  double density_error = 0.0;  // largest that a live frame said of itself, relative to the density's peak
};

void measure_frame(TrainingBench& bench, Engine& engine, const TrainingCase& bench_case, FrameTimes& times);

// Milliseconds from an edit in the middle of training (a layer is put in, or taken out again) to the end of the next
// step: what the training loses.
[[nodiscard]] double measure_edit(TrainingBench& bench, Engine& engine, const TrainingCase& bench_case);

}  // namespace pushforward::app
