// The options of the window that are for making pictures of it.
#pragma once

#include <QPointF>
#include <QSize>
#include <QString>
#include <QStringList>
#include <cstdint>
#include <optional>

namespace pushforward::app {

struct WindowOptions {
  QString picture;  // file; empty when no picture is asked for
  std::int64_t after_steps = 0;
  std::optional<bool> dark;      // the theme, when it is given
  QString language;              // its code; empty when it is not given
  QSize size;                    // empty when it is not given
  std::optional<QPointF> probe;  // in x
  QString preset_pictures;       // folder for the gallery's pictures; empty when none are asked for
  std::optional<QPointF> lens;   // in z
  std::optional<double> depth;
  QString compare;  // id of a pair to begin with; empty when none is asked for
};

[[nodiscard]] const QStringList& window_option_names();

// Other arguments are left alone. Throws InputError for a value that can't be read.
[[nodiscard]] WindowOptions read_window_options(const QStringList& arguments);

}  // namespace pushforward::app
