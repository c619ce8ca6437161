// How the groups of one launch share a step: what they claim, what they count as done, and how they wait for each other.
// A group only ever waits for work that a running group has claimed, so no number of groups can lock each other out.

// Counts one piece as done, after everything that was written for it.
INLINE int publish(volatile ints counter) {
  mem_fence(CLK_GLOBAL_MEM_FENCE);
  return atomic_inc(counter) + 1;
}
// Waits for pieces that other groups have claimed; those groups run, so they will finish.
INLINE void wait_for(volatile ints counter, int count) {
  while (*counter < count) {
  }
  atomic_or(counter, 0);
  mem_fence(CLK_GLOBAL_MEM_FENCE);
}

// Writes the step's loss; false when it is not finite, which stops the training.
INLINE bool close_loss(const Step *u, float loss) {
  bool finite = isfinite(loss);
  if (!finite) u->stopped[0] = 1;
  u->history[u->history_slot] = finite ? loss : NAN;
  return finite;
}

