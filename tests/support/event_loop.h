// Events as a window's own loop handles them: the thread sleeps while there are none.
#pragma once

#include <QEventLoop>
#include <QTimer>

namespace pushforward::test {

// Handles events for that long. QCoreApplication::processEvents(flags, time) can't: with a time it never waits, so it
// turns all the while and takes a core from the training that is measured beside it.
inline void handle_events_for(int milliseconds) {
  QEventLoop loop;
  QTimer::singleShot(milliseconds, Qt::PreciseTimer, &loop, &QEventLoop::quit);
  loop.exec();
}

}  // namespace pushforward::test
