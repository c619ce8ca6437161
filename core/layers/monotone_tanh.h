// The scalar equation behind the inverse of a planar layer.
#pragma once

namespace pushforward {

// The only v with v + c tanh(v) = s. `one_plus_c` = 1 + c > 0 is given instead of c, because near c = -1 it is the
// number that decides and 1 + c would have lost its digits.
[[nodiscard]] double solve_v_plus_c_tanh_v(double one_plus_c, double s);

}  // namespace pushforward
