#include "core/layers/monotone_tanh.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace pushforward {
namespace {

// v + c tanh v with more digits than the solver has.
long double equation(long double one_plus_c, long double v) {
  const long double c = one_plus_c - 1.0L;
  // For small v the difference v − tanh v by its series, which long double needs too.
  const long double square = v * v;
  const long double v_minus_tanh =
      std::abs(v) < 0.02L
          ? v * square * (1.0L / 3 - square * (2.0L / 15 - square * (17.0L / 315 - square * 62.0L / 2835)))
          : v - std::tanh(v);
  return one_plus_c * v - c * v_minus_tanh;
}

// The root is judged by where the equation lies between its neighbours: a few units in the last place of v, whatever
// the slope there is.
TEST(MonotoneTanh, FindsTheRootToTheLastDigits) {
  for (const double one_plus_c : {1e-15, 1e-12, 1e-9, 1e-6, 1e-3, 0.1, 0.5, 0.999, 1.0, 1.001, 1.5, 3.0, 20.0, 1e3})
    for (const double s : {1e-30, 1e-20, 1e-12, 1e-9, 1e-6, 1e-3, 0.01, 0.1, 0.3, 0.7, 1.0, 1.5, 3.0, 10.0, 1e2, 1e6}) {
      const double v = solve_v_plus_c_tanh_v(one_plus_c, s);
      // Where the sum itself is rounded, s cannot say more about v than its own last digit does.
      const double slack = 16.0 * std::numeric_limits<double>::epsilon();
      EXPECT_LE(equation(one_plus_c, v * (1.0L - slack)), s * (1.0L + slack)) << one_plus_c << " " << s;
      EXPECT_GE(equation(one_plus_c, v * (1.0L + slack)), s * (1.0L - slack)) << one_plus_c << " " << s;
      EXPECT_EQ(solve_v_plus_c_tanh_v(one_plus_c, -s), -v);
    }
}

TEST(MonotoneTanh, ZeroIsItsOwnRoot) { EXPECT_EQ(solve_v_plus_c_tanh_v(0.3, 0.0), 0.0); }

}  // namespace
}  // namespace pushforward
