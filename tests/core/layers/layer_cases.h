// The layers under test, with hyperparameters and parameters drawn so that every branch of their mathematics is met.
// Made from the registry: a new layer is tested as soon as it is in core/layers/list.def.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "core/flow/stack.h"

namespace pushforward::testing {

struct LayerCase {
  std::string type;
  int dim = 2;
  bool inverted = false;
};

// Every layer, plain and inverted, in 1, 2, 3 and 5 dimensions where it exists.
[[nodiscard]] std::vector<LayerCase> all_layer_cases();
[[nodiscard]] std::string name_of(const LayerCase& layer_case);
std::ostream& operator<<(std::ostream& stream, const LayerCase& layer_case);

enum class Draw {
  start,    // Initialisation::training as it is
  typical,  // with noise on every parameter, so that zero-initialised ones take part
  edge,     // beside the constraint, or with large parameters where there is none
};

// Stacks of the one layer; `variant` counts through activations, depths, masks, bounds and bins.
inline constexpr int variant_count = 4;
[[nodiscard]] Stack draw_stack(const LayerCase& layer_case, Draw draw, int variant);

// A stack for each draw and each variant, with a title for messages.
struct DrawnStack {
  std::string title;
  Stack stack;
};
[[nodiscard]] std::vector<DrawnStack> all_draws(const LayerCase& layer_case);

// dim x count points around the origin, reaching beyond a spline's default tail bound.
[[nodiscard]] Matrix draw_points(int dim, int count, std::uint64_t seed);

}  // namespace pushforward::testing
