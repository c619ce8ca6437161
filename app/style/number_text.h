// Numbers as people read them, with a true minus sign.
#pragma once

#include <QString>

namespace pushforward::app {

// With an explicit sign, so that digits do not shift when it changes: "+0.66", "−0.66"; "0.00" for what rounds to zero;
// "+∞", "NaN".
[[nodiscard]] QString signed_number(double value, int decimals);

}  // namespace pushforward::app
