// How far an engine's results are from those of the reference mathematics.
#pragma once

#include <vector>

#include "core/layers/layer.h"
#include "core/random/counter.h"

namespace pushforward::gpu {

// Largest difference by the largest wanted number, or by 1 when all of those are smaller. Infinity when a found number
// is not finite.
[[nodiscard]] double relative_maximum(const Matrix& found, const Matrix& wanted);

// Euclidean norm of the difference by that of the wanted numbers, over all layers. Infinity as above.
using ByLayer = std::vector<std::vector<double>>;
[[nodiscard]] double relative_l2(const ByLayer& found, const ByLayer& wanted);

// The numbers of an Evaluation, one sample a column.
[[nodiscard]] Matrix matrix_of(const std::vector<float>& numbers, int rows);

// Normal numbers that float holds exactly, so that both engines are given the same.
[[nodiscard]] Matrix normal_matrix(int rows, int columns, Generator& generator);

}  // namespace pushforward::gpu
