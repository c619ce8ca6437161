// Who goes first when the processor is full, and who takes how much of it.
#pragma once

namespace pushforward::app {

// The calling thread, and the threads that it starts from now on (an OpenCL driver's workers among them), give way to
// the window's: a frame is drawn when it is there, and computing gets all the rest. Does nothing where the system has
// no such thing.
void give_way_to_the_window();

// For work that is of the training, yet less urgent: a target's tables, sums.
void give_way_to_the_training();

// Seconds of processor time that the calling thread has used; 0 where the system does not say.
[[nodiscard]] double processor_seconds_of_this_thread();

}  // namespace pushforward::app
