// Painting stays on the thread that paints.
//
// Qt's raster engine cuts every fill of more than 96 spans (a line across a view has hundreds) into tasks for
// QThreadPool and waits for them. Beside a training that uses all cores that is a loss: each task interrupts a core
// in the middle of a step, for microseconds of work, and the other cores wait at the step's end.
#pragma once

namespace pushforward::app {

// Before the QApplication is made. Qt 6.4 offers no switch, so this also brings the program's own
// QThreadPool::contains(), by which the raster engine asks whether it is on a pool's thread already.
void keep_painting_on_its_thread();

}  // namespace pushforward::app
