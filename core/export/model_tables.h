// The numbers of a model, in double precision by the reference mathematics.
#pragma once

#include <functional>

#include "core/export/number_table.h"
#include "core/project/project.h"
#include "core/train/engine.h"

namespace pushforward {

// Told now and then how much is done, 0 to 1. What it throws ends the work and comes out.
using ExportProgress = std::function<void(double share)>;

// `count` points of the data: x1, x2, z1, z2, log_det (of the inverse direction), log_prob.
[[nodiscard]] NumberTable point_table(const Project& project, int count, const ExportProgress& progress = {});
// `count` samples of the model at the project's temperature: x1, x2, ... for any dimension.
[[nodiscard]] NumberTable sample_table(const Project& project, int count, const ExportProgress& progress = {});
// Fields over the cells of a grid: x1, x2 and log_prob or log_det (of the inverse direction) at their centres. As an
// array rows x columns, the lowest row first.
[[nodiscard]] NumberTable density_table(const Project& project, const Grid& grid, const ExportProgress& progress = {});
[[nodiscard]] NumberTable log_det_table(const Project& project, const Grid& grid, const ExportProgress& progress = {});
// Where the vertices of a square grid over [-3, 3]^2 of the base go: row, column, z1, z2, x1, x2, log_det (forward).
// As an array side x side x 5.
[[nodiscard]] NumberTable warp_table(const Project& project, int side, const ExportProgress& progress = {});

}  // namespace pushforward
