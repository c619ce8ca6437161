#include "app/views/past_text.h"

#include "app/style/axis_ticks.h"

namespace pushforward::app {

QString PastText::of(const Frame& frame) {
  if (!frame.past) return {};
  return tr("step %1 of %2, past").arg(grouped(frame.past->step), grouped(frame.step));
}

}  // namespace pushforward::app
