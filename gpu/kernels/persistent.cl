// Many steps in one launch, for devices whose groups run at the same time and see each other's writes.

// A core may be taken from its group in the middle of a chunk, by a window that paints or by any other program, and for
// a hundred steps' time. So a group that has found nothing to do for as long as a chunk takes does the missing chunks once
// more, in an area of its own; whoever finishes first, counts. The one that was held up finds its step long closed: what
// it still writes goes to its own area, which nobody reads by then. No bit depends on who did a chunk.
// (The compiler's own cycle counter is of a type of 128 bits in OpenCL, which PoCL's can't translate.)
#if defined(__x86_64__) && !defined(CHECKED)
INLINE uint cycles(void) {
  uint low, high;
  __asm__ volatile("rdtsc" : "=a"(low), "=d"(high));
  return low;
}
#else
INLINE uint cycles(void) { return 0u; }
#endif
#define LEAST_PATIENCE 30000u  // cycles: some microseconds, less than any core is taken away for

// What a chunk takes at most, from what one took now; far more is a core that was taken away.
INLINE uint usual_cycles(uint before, uint now) {
  return before == 0u || (now > before && now / 4u < before) ? now : before;
}

// Waits until all chunks are done, and returns -1, or until one is overdue.
INLINE int overdue_chunk(const Step *u, volatile ints counter, int chunks, uint usual) {
  volatile ints finishers = chunk_finishers(u);
  uint begin = cycles(), patience = max(usual, LEAST_PATIENCE);
  while (counter[CHUNKS_DONE] < chunks)
    if (finishers && cycles() - begin > patience)
      for (int chunk = 0; chunk < chunks; chunk++)
        if (!finishers[chunk]) return chunk;
  wait_for(counter + CHUNKS_DONE, chunks);
  return -1;
}

// Counts a chunk as done, unless another group has been quicker: how many are done then, or 0.
INLINE int finish_chunk(const Step *u, volatile ints counter, int chunk) {
  volatile ints finishers = chunk_finishers(u);
  mem_fence(CLK_GLOBAL_MEM_FENCE);
  if (finishers && atomic_cmpxchg(finishers + chunk, 0, u->group + 1) != 0) return 0;
  return publish(counter + CHUNKS_DONE);
}

// One pass of all groups over the tasks; returns when all are done. A group that comes late may find buffers of a later
// step, so it reads nothing before it has claimed a task, which holds the step open.
INLINE void share_tasks(const Step *u, volatile ints claimed, volatile ints done, int mode, float rate) {
  int tasks = u->job->tasks;
  float loss = 0.0f, clip = 1.0f;
  for (bool first = true;; first = false) {
    int task = atomic_inc(claimed);
    if (task >= tasks) break;
    if (first) {
      loss = batch_loss(u);
      if (mode == UPDATE_STEP) clip = clip_factor(u);
    }
    // All groups sum the same losses in the same order, so all come to the same verdict.
    bool finite = isfinite(loss);
    if (task == 0 && mode != UPDATE_STEP) close_loss(u, loss);
    if (finite) update_task(u, task, mode, rate, clip);
    if (u->stopped[0]) u->history[u->history_slot] = NAN;
    publish(done);
  }
  wait_for(done, tasks);
}

// Many steps in one launch. A group never waits for one that has not started: whoever comes finds unclaimed work or
// work that a running group has claimed.
__kernel void train(STEP_ARGUMENTS) {
  Step u = {STEP_NAMES};
  int chunks = job->data_chunks + job->latent_chunks;
  bool clipped = job->clip_norm > 0.0f;
  uint usual = 0u;  // cycles that a chunk takes
  for (int k = 0; k < steps; k++, u.slot++, u.step++, u.history_slot++) {
    volatile ints counter = counters + COUNTERS * u.slot;
    if (stopped[0]) {
      if (atomic_inc(counter + CHUNKS_CLAIMED) == 0) history[u.history_slot] = NAN;
      continue;
    }
    float rate = schedule[SCHEDULE_SIZE * u.slot];
    if (job->tabulated) {
      tabulated_step(&u, rate);
      continue;
    }
    for (;;) {
      int chunk = atomic_inc(counter + CHUNKS_CLAIMED);
      if (chunk >= chunks) chunk = overdue_chunk(&u, counter, chunks, usual);
      if (chunk < 0) break;
      uint begin = cycles();
      run_chunk(&u, chunk);
      usual = usual_cycles(usual, cycles() - begin);
      if (finish_chunk(&u, counter, chunk) == chunks && job->undivided) {
        mem_fence(CLK_GLOBAL_MEM_FENCE);
        if (close_loss(&u, batch_loss(&u))) {
          for (int i = 0; i < job->tasks; i++) update_task(&u, i, clipped ? UPDATE_REDUCE : UPDATE_ALL, rate, 1.0f);
          float clip = clip_factor(&u);
          for (int i = 0; clipped && i < job->tasks; i++) update_task(&u, i, UPDATE_STEP, rate, clip);
          if (stopped[0]) history[u.history_slot] = NAN;
        }
        publish(counter + TASKS_DONE);
      }
    }
    if (job->undivided) {
      wait_for(counter + TASKS_DONE, 1);
      continue;
    }
    share_tasks(&u, counter + TASKS_CLAIMED, counter + TASKS_DONE, clipped ? UPDATE_REDUCE : UPDATE_ALL, rate);
    if (clipped) share_tasks(&u, counter + CLIPPED_CLAIMED, counter + CLIPPED_DONE, UPDATE_STEP, rate);
  }
}
