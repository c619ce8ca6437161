#include "app/style/axis_ticks.h"

#include <QLocale>
#include <algorithm>
#include <cmath>

namespace pushforward::app {

AxisTicks axis_ticks(double low, double high, int most) {
  AxisTicks ticks;
  if (!(high > low) || !std::isfinite(high - low) || most < 1) return ticks;
  const double least = (high - low) / most;
  const double power = std::pow(10.0, std::floor(std::log10(least)));
  ticks.step = power * 10;
  for (const double factor : {5.0, 2.0, 1.0}) {
    if (power * factor >= least) ticks.step = power * factor;
  }
  // The slack keeps a tick that lies on the end itself.
  const double slack = 1e-9 * (high - low);
  for (double index = std::ceil((low - slack) / ticks.step); index * ticks.step <= high + slack; ++index) {
    ticks.values.push_back(index * ticks.step);
  }
  return ticks;
}

QString tick_label(double value, double step) {
  const int decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 9);
  return short_number(std::abs(value) < step * 1e-6 ? 0.0 : value, decimals);
}

QString grouped(qint64 number) { return QLocale(QLocale::English).toString(number); }

QString short_number(double value, int decimals) {
  return QString::number(value, 'f', decimals).replace('-', QChar(0x2212));
}

}  // namespace pushforward::app
