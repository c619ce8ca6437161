// Limited HTML of formulas, <i>, <b>, <sup>, <sub> and entities, taken apart into runs of one face. Everything that is
// no such tag is text.
#pragma once

#include <QString>
#include <vector>

namespace pushforward::app {

struct MathRun {
  QString text;
  bool italic = false;
  bool bold = false;
  int level = 0;  // 1 a superscript, -1 a subscript
};

[[nodiscard]] std::vector<MathRun> math_runs(const QString& html);

// Of the face that a script is set in, and where its baseline lies above that of the line (negative: below).
inline constexpr double script_size = 0.68;
inline constexpr double superscript_rise = 0.38;
inline constexpr double subscript_rise = -0.18;

}  // namespace pushforward::app
