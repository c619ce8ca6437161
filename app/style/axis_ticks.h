// Places and labels of axis ticks.
#pragma once

#include <QString>
#include <vector>

namespace pushforward::app {

struct AxisTicks {
  double step = 1.0;  // 1, 2 or 5 times a power of ten
  std::vector<double> values;
};

// Multiples of the smallest step that leaves at most `most` of them in [low, high].
[[nodiscard]] AxisTicks axis_ticks(double low, double high, int most);
// With as many decimals as the step needs, and a true minus sign.
[[nodiscard]] QString tick_label(double value, double step);
// "1,600"
[[nodiscard]] QString grouped(qint64 number);
// Two or three significant digits with a true minus sign, for the ends of colour bars and annotations.
[[nodiscard]] QString short_number(double value, int decimals);

}  // namespace pushforward::app
