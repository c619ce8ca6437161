// The log-density of many points, on two threads.
#pragma once

#include "core/targets/target.h"

namespace pushforward {

// The same as target.log_density(points). Throws InputError (field "target") when a value is NaN or +infinity: such a
// target can't be trained against.
[[nodiscard]] Vector log_density_on_threads(const Target& target, const Matrix& points);

// The same as target.log_density_on_grid(x1, x2), with the same check.
[[nodiscard]] Matrix grid_log_density_on_threads(const Target& target, const Vector& x1, const Vector& x2);

// `count` cell centres of [low, high]: the nodes of the midpoint rule.
[[nodiscard]] Vector cell_centres(double low, double high, int count);

}  // namespace pushforward
