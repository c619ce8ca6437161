// What the window says while it shows an earlier step than the one that trains.
#pragma once

#include <QCoreApplication>
#include <QString>

#include "app/session/frame.h"

namespace pushforward::app {

class PastText {
  Q_DECLARE_TR_FUNCTIONS(PastText)
 public:
  // "step 1,200 of 4,064, past"; empty when the frame shows the present.
  [[nodiscard]] static QString of(const Frame& frame);
};

}  // namespace pushforward::app
