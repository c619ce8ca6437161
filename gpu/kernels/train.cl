// The fused training step: a block of samples goes forward and backward through the whole stack in one kernel, which
// leaves one partial gradient per chunk of the batch; the update sums the partials in the order of the chunks.
//
// Groups claim chunks through an atomic counter, so a slow core takes fewer; which group does a chunk changes no bit.
// On devices whose groups run at the same time and see each other's writes, the kernel `train` does many steps in one
// launch; elsewhere a step is the kernels `gradient` and `update`. Both give the same bits.

#define PART_DATA 0    // points from the pool, inverse pass: forward KL
#define PART_LATENT 1  // base samples, forward pass: reverse KL
#define PART_GIVEN 2   // given points and seeds: the gradient that tests compare

#define LOG_TWO_PI 1.8378770664093453f

// What a chunk's samples are.
typedef struct {
  int part;        // of this chunk
  int pass;
  int count;       // samples in this part of the batch
  float weight;    // of one sample in the loss
  int first, last; // blocks of the part that are this chunk's
} Part;

typedef struct {
  floats trajectory;    // (active layers + 1) x DIM x BLOCK
  floats log_det;       // BLOCK
  floats determinant;   // BLOCK, see block.cl
  floats grad;          // DIM x BLOCK
  floats grad_log_det;  // BLOCK
  floats sums;          // of a team, see block.cl
  floats saved;         // all layers', by RECORD_SAVED
  floats temporary;
  floats pulls;         // of the chunk, see node_table.cl
} Scratch;

// Losses of the samples at s, in place of their log_det; seeds the gradient at the end of the trajectory.
INLINE void seed_samples(const Part *part, const Table *table, float energy_factor, constant_floats start,
                         constant_floats end, const Scratch *scratch, int s) {
  float w = part->weight;
  constant_floats latent = part->part == PART_DATA ? end : start;
  float sign = part->part == PART_DATA ? 1.0f : -1.0f;
  real square = 0.0f;
  for (int d = 0; d < DIM; d++) {
    real z = AT(latent + d * BLOCK + s);
    square = fma(z, z, square);
    if (part->part == PART_DATA) SET(scratch->grad + d * BLOCK + s) = w * z;
  }
  real loss = sign * fma((real)0.5f, square, (real)(0.5f * DIM * LOG_TWO_PI)) - AT(scratch->log_det + s);
  SET(scratch->grad_log_det + s) = (real)-w;
#if DIM == 2
  if (part->part == PART_LATENT) {
    TableValue target = table_at(table, AT(end + s), AT(end + BLOCK + s));
    loss -= energy_factor * target.log_density;
    SET(scratch->grad + s) = -w * energy_factor * target.slope1;
    SET(scratch->grad + BLOCK + s) = -w * energy_factor * target.slope2;
  }
#endif
  SET(scratch->log_det + s) = loss;
}
// Samples beyond the batch weigh nothing.
INLINE void silence_sample(const Scratch *scratch, int s) {
  scratch->log_det[s] = 0.0f;
  scratch->grad_log_det[s] = 0.0f;
  for (int d = 0; d < DIM; d++) scratch->grad[d * BLOCK + s] = 0.0f;
}

// Loss of the block's valid samples, times the weight.
INLINE float seed_block(const Part *part, const Table *table, float energy_factor, constant_floats start,
                        constant_floats end, const Scratch *scratch, int valid) {
  float w = part->weight;
  real sum = 0.0f;
  EACH_VECTOR(s) seed_samples(part, table, energy_factor, start, end, scratch, s);
  for (int s = valid; s < BLOCK; s++) silence_sample(scratch, s);
  EACH_VECTOR(s) sum += AT(scratch->log_det + s);
  return w * across(sum);
}

// Points of the pool that samples begin .. begin + BLOCK - 1 of the step take.
INLINE void choose_points(uint2 key, uint step, int pool_count, int begin, uint *chosen) {
  for (int s = 0; s < BLOCK; s += 16)
    for (int offset = 0; offset < 8; offset += LANES) {
      word w[4];
      random_word_pairs(key, STREAM_DATA, step, 0u, (uint)(begin + s + offset), w);
      UNROLLED(k, 2) {
        word index = TO_WORD((TO_WIDE(w[2 * k]) * (wide_word)(ulong)pool_count) >> (wide_word)32);
        FROM_LANES(index, chosen + s + offset + 8 * k);
      }
    }
}

// The pool is larger than the caches: points of the next block are fetched little by little while this one is at work.
#if LANES == 8 && !defined(CHECKED) && defined(__has_builtin)
#if __has_builtin(__builtin_prefetch)
#define FETCH(p) __builtin_prefetch((const void *)(size_t)(p))
#endif
#endif
INLINE void fetch_points(constant_floats pool, const uint *chosen, int first, int last) {
#ifdef FETCH
  for (int i = first; i < last; i++) FETCH(pool + (size_t)chosen[i] * DIM);
#endif
}

INLINE void load_block(const Part *part, uint2 key, uint step, constant_floats pool, const uint *chosen, int begin,
                       floats points) {
  if (part->part == PART_LATENT) {
    normal_points(key, step, (uint)begin, points);
  } else if (part->part == PART_DATA) {
    for (int s = 0; s < BLOCK; s++)
      for (int d = 0; d < DIM; d++) points[d * BLOCK + s] = pool[(size_t)chosen[s] * DIM + d];
  } else {
    for (int s = 0; s < BLOCK; s++)
      for (int d = 0; d < DIM; d++) points[d * BLOCK + s] = pool[(size_t)min(begin + s, part->count - 1) * DIM + d];
  }
}

// Seeds from the host: DIM + 1 numbers a sample, gradient at the output point, then at log_det.
INLINE void given_seed(constant_floats seeds, int begin, int valid, const Scratch *scratch, int s) {
  for (int d = 0; d <= DIM; d++) {
    float seed = s < valid ? seeds[(size_t)(begin + s) * (DIM + 1) + d] : 0.0f;
    if (d < DIM)
      scratch->grad[d * BLOCK + s] = seed;
    else
      scratch->grad_log_det[s] = seed;
  }
}

INLINE void prepare_layer(const Step *u, int layer, const Scratch *scratch, floats gradient, Block *b) {
  select_layer(&u->stack, layer, b);
  b->gradient = gradient + b->record[RECORD_GRADIENT];
  b->log_det = scratch->log_det;
  b->determinant = scratch->determinant;
  b->saved = scratch->saved + b->record[RECORD_SAVED];
  b->temporary = scratch->temporary;
  b->grad = scratch->grad;
  b->grad_log_det = scratch->grad_log_det;
  b->keep = true;
  b->all_gradients = gradient;
  b->all_saved = scratch->saved;
  constant_ints entry = node_entry(u, layer);
  if (entry) {
    b->pulls = scratch->pulls + entry[NODE_ENTRY_PULLS];
    b->node_count = u->job->nodes;
    if (u->job->tabulated != TABULATED_OBSERVE) b->nodes = u->node_tables + entry[NODE_ENTRY_TABLE];
  }
}

// Position i of the pass as an index into the stack.
INLINE int layer_at(const Stack *stack, int pass, int i) { return pass == PASS_FORWARD ? i : stack->layers - 1 - i; }

// Positions i, i + 1, ... of the pass that one call takes, from the points `here` on; 0: the layer is bypassed.
INLINE int prepare_run(const Step *u, int pass, int i, floats here, const Scratch *scratch, floats gradient, Block *b) {
  const Stack *stack = &u->stack;
  prepare_layer(u, layer_at(stack, pass, i), scratch, gradient, b);
  if (!b->record[RECORD_ACTIVE]) return 0;
  b->next_record = pass == PASS_FORWARD ? RECORD_SIZE : -RECORD_SIZE;
  b->run = run_length(b, stack->layers - i, b->next_record);
  b->in = here;
  b->out = here + DIM * BLOCK;
  return b->run;
}
// The same backwards: i, i - 1, ..., whose outputs lie at `there`.
INLINE int prepare_run_back(const Step *u, int pass, int i, floats there, const Scratch *scratch, floats gradient,
                            Block *b) {
  const Stack *stack = &u->stack;
  int next_record = pass == PASS_FORWARD ? RECORD_SIZE : -RECORD_SIZE;
  prepare_layer(u, layer_at(stack, pass, i), scratch, gradient, b);
  if (!b->record[RECORD_ACTIVE]) return 0;
  int run = run_length(b, i + 1, -next_record);
  if (run > 1) prepare_layer(u, layer_at(stack, pass, i - run + 1), scratch, gradient, b);
  b->run = run;
  b->next_record = next_record;
  b->in = there - DIM * BLOCK;
  b->out = there;
  return run;
}

// Returns where the outputs lie: one place further in the trajectory for every run.
// `next`: points that the next block will take, or 0.
INLINE floats run_block(const Step *u, int pass, const Scratch *scratch, floats gradient, const uint *next) {
  int layers = u->stack.layers;
  floats here = scratch->trajectory;
  start_determinant(scratch->log_det, scratch->determinant);
  for (int i = 0; i < layers;) {
    Block b;
    int run = prepare_run(u, pass, i, here, scratch, gradient, &b);
    if (run > 0) {
      if (next) fetch_points(u->pool, next, BLOCK * i / layers, BLOCK * (i + run) / layers);
      layer_run(&b, pass);
      here = b.out;
    }
    i += max(run, 1);
  }
  finish_determinant(scratch->log_det, scratch->determinant);
  return here;
}

// `there`: what run_block returned.
INLINE void run_block_backward(const Step *u, int pass, floats there, const Scratch *scratch, floats gradient) {
  for (int i = u->stack.layers - 1; i >= 0;) {
    Block b;
    int run = prepare_run_back(u, pass, i, there, scratch, gradient, &b);
    if (run > 0) {
      layer_run_backward(&b, pass);
      there = (floats)b.in;
    }
    i -= max(run, 1);
  }
}

// Where the chunk adds up: partial gradients, and what it leaves of tables.
INLINE void clear_chunk(const Step *u, floats gradient, floats pulls) {
  for (int layer = 0; layer < u->job->layers; layer++) {
    constant_ints record = u->stack.records + layer * RECORD_SIZE, entry = node_entry(u, layer);
    if (entry) {
      clear_pulls(pulls + entry[NODE_ENTRY_PULLS], entry[NODE_ENTRY_PULL_NUMBERS]);
    } else {
      int end = layer + 1 < u->job->layers ? record[RECORD_SIZE + RECORD_GRADIENT] : u->job->partial_size;
      for (int i = record[RECORD_GRADIENT]; i < end; i += LANES) SET(gradient + i) = (real)0.0f;
    }
  }
}

INLINE Table target_table(const Step *u) {
  __global const Job *job = u->job;
  Table table = {u->coefficients, job->table_columns, job->table_rows, job->left, job->right, job->bottom, job->top,
                 job->per_x,      job->per_y,         job->tail};
  return table;
}

INLINE Scratch scratch_of_group(const Step *u, int group) {
  __global const Job *job = u->job;
  Scratch own;
  own.trajectory = u->scratch + (size_t)group * job->scratch_size;
  own.log_det = own.trajectory + (job->active + 1) * DIM * BLOCK;
  own.determinant = own.log_det + BLOCK;
  own.grad_log_det = own.determinant + BLOCK;
  own.grad = own.grad_log_det + BLOCK;
  own.sums = own.grad + DIM * BLOCK;
  own.saved = own.sums + job->sums_size;
  own.temporary = own.saved + job->saved_size;
  own.pulls = 0;
  return own;
}

INLINE Part part_of_chunk(const Step *u, int chunk) {
  __global const Job *job = u->job;
  bool given = job->given_pass >= 0, data = chunk < job->data_chunks;
  int chunks = data ? job->data_chunks : job->latent_chunks, index = data ? chunk : chunk - job->data_chunks;
  int blocks = (job->batch + BLOCK - 1) / BLOCK;
  Part part;
  part.part = given ? PART_GIVEN : (data ? PART_DATA : PART_LATENT);
  part.pass = given ? job->given_pass : (data ? PASS_INVERSE : PASS_FORWARD);
  part.count = job->batch;
  part.weight = data ? job->data_weight : job->latent_weight;
  part.first = blocks * index / chunks;
  part.last = blocks * (index + 1) / chunks;
  return part;
}

// One chunk: [0, data_chunks) belong to the data part, the rest to the latent part (or all to the given one).
OUTLINE void run_chunk(const Step *u, int chunk) {
  __global const Job *job = u->job;
  Table table = target_table(u);
  float energy_factor = u->schedule[SCHEDULE_SIZE * u->slot + 1];
  Scratch own = scratch_of_group(u, get_global_id(0));
  bool given = job->given_pass >= 0;
  Part part = part_of_chunk(u, chunk);
  int chunks = job->data_chunks + job->latent_chunks;
  int place = job->finishers ? get_global_id(0) * chunks + chunk : chunk;
  floats gradient_sum = u->partials + (size_t)place * job->partial_size;
  own.pulls = u->pulls + (size_t)chunk * job->pull_size;
  clear_chunk(u, gradient_sum, own.pulls);
  float loss = 0.0f;
  uint2 key = (uint2)(job->key_low, job->key_high);
  int first = part.first, last = part.last;
  uint chosen[BLOCK];
  bool from_pool = part.part == PART_DATA;
  if (from_pool) choose_points(key, u->step, job->pool_count, first * BLOCK, chosen);
  for (int block = first; block < last; block++) {
    int begin = block * BLOCK, valid = min(BLOCK, job->batch - begin);
    bool more = from_pool && block + 1 < last;
    load_block(&part, key, u->step, u->pool, chosen, begin, own.trajectory);
    if (more) choose_points(key, u->step, job->pool_count, begin + BLOCK, chosen);
    floats end = run_block(u, part.pass, &own, gradient_sum, more ? chosen : 0);
    if (job->tabulated == TABULATED_OBSERVE) continue;
    if (given)
      for (int s = 0; s < BLOCK; s++) given_seed(u->seeds, begin, valid, &own, s);
    else
      loss += seed_block(&part, &table, energy_factor, own.trajectory, end, &own, valid);
    run_block_backward(u, part.pass, end, &own, gradient_sum);
    if (given)
      for (int s = 0; s < valid; s++)
        for (int d = 0; d < DIM; d++) u->input_grad[(size_t)(begin + s) * DIM + d] = own.grad[d * BLOCK + s];
  }
  u->losses[place] = loss;
}

// Counters of a step, on a cache line of their own.
#define COUNTERS 16
#define CHUNKS_CLAIMED 0
#define CHUNKS_DONE 1
#define TASKS_CLAIMED 2
#define TASKS_DONE 3
#define CLIPPED_CLAIMED 4
#define CLIPPED_DONE 5
#define BACKWARD_CLAIMED 6
#define BACKWARD_DONE 7
#define FORWARD_CLAIMED 8
#define FORWARD_DONE 9

__kernel void gradient(STEP_ARGUMENTS) {
  Step u = {STEP_NAMES};
  if (stopped[0]) return;
  for (;;) {
    int chunk = atomic_inc(counters + COUNTERS * slot + CHUNKS_CLAIMED);
    if (chunk >= job->data_chunks + job->latent_chunks) break;
    run_chunk(&u, chunk);
  }
}

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
  if (finishers && atomic_cmpxchg(finishers + chunk, 0, (int)get_global_id(0) + 1) != 0) return 0;
  return publish(counter + CHUNKS_DONE);
}

// Writes the step's loss; false when it is not finite, which stops the training.
INLINE bool close_loss(const Step *u, float loss) {
  bool finite = isfinite(loss);
  if (!finite) u->stopped[0] = 1;
  u->history[u->history_slot] = finite ? loss : NAN;
  return finite;
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

INLINE int node_task_count(const Step *u) { return u->job->tabulated ? u->job->tables * (u->job->nodes / BLOCK) : 0; }

// The parts of a tabulated step that belong to the networks, each a kernel of its own where groups don't share a launch.
__kernel void node_backward(STEP_ARGUMENTS) {
  Step u = {STEP_NAMES};
  for (int i = get_global_id(0); i < node_task_count(&u); i += get_global_size(0)) nodes_backward(&u, i);
}
__kernel void node_forward(STEP_ARGUMENTS) {
  Step u = {STEP_NAMES};
  for (int i = get_global_id(0); i < node_task_count(&u); i += get_global_size(0)) nodes_forward(&u, i);
}
INLINE void share_node_tasks(const Step *u, volatile ints claimed, volatile ints done, bool backward) {
  int tasks = node_task_count(u);
  for (;;) {
    int task = atomic_inc(claimed);
    if (task >= tasks) break;
    if (backward)
      nodes_backward(u, task);
    else
      nodes_forward(u, task);
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
    if (job->tabulated) share_node_tasks(&u, counter + BACKWARD_CLAIMED, counter + BACKWARD_DONE, true);
    share_tasks(&u, counter + TASKS_CLAIMED, counter + TASKS_DONE, clipped ? UPDATE_REDUCE : UPDATE_ALL, rate);
    if (clipped) share_tasks(&u, counter + CLIPPED_CLAIMED, counter + CLIPPED_DONE, UPDATE_STEP, rate);
    if (job->tabulated) share_node_tasks(&u, counter + FORWARD_CLAIMED, counter + FORWARD_DONE, false);
  }
}
