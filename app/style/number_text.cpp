#include "app/style/number_text.h"

#include <cmath>

namespace pushforward::app {

QString signed_number(double value, int decimals) {
  if (!std::isfinite(value)) return std::isnan(value) ? QStringLiteral("NaN") : value > 0 ? "+∞" : "−∞";
  const QString digits = QString::number(std::abs(value), 'f', decimals);
  if (digits.toDouble() == 0.0) return digits;
  return (value < 0 ? QStringLiteral("−") : QStringLiteral("+")) + digits;
}

}  // namespace pushforward::app
