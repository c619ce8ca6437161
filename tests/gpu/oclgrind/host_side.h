// What the checked program tells its own layer over OpenCL.
#pragma once

namespace pushforward::gpu {

// From now on devices say that their groups can wait for each other, so that the engine takes its persistent kernel.
// Only for one group: Oclgrind runs one after the other.
void pretend_shared_atomics();

}  // namespace pushforward::gpu
