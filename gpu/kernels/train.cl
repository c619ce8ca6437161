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
  wide square = 0.0f;
  for (int d = 0; d < DIM; d++) {
    wide z = WIDE_LOAD(latent + d * BLOCK + s);
    square = fma(z, z, square);
    if (part->part == PART_DATA) WIDE_STORE(scratch->grad + d * BLOCK + s, w * z);
  }
  wide loss = sign * fma((wide)0.5f, square, (wide)(0.5f * DIM * LOG_TWO_PI)) - WIDE_LOAD(scratch->log_det + s);
  WIDE_STORE(scratch->grad_log_det + s, (wide)-w);
#if DIM == 2
  if (part->part == PART_LATENT) {
    TableValue target = table_at(table, WIDE_LOAD(end + s), WIDE_LOAD(end + BLOCK + s));
    loss -= energy_factor * target.log_density;
    WIDE_STORE(scratch->grad + s, -w * energy_factor * target.slope1);
    WIDE_STORE(scratch->grad + BLOCK + s, -w * energy_factor * target.slope2);
  }
#endif
  WIDE_STORE(scratch->log_det + s, loss);
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
  EACH_WIDE_VECTOR(s) seed_samples(part, table, energy_factor, start, end, scratch, s);
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
  Scratch own = scratch_of_group(u, u->group);
  bool given = job->given_pass >= 0;
  Part part = part_of_chunk(u, chunk);
  int chunks = job->data_chunks + job->latent_chunks;
  int place = job->finishers ? u->group * chunks + chunk : chunk;
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
#define NETWORKS_DONE 6    // tabulated_step.cl
#define FORWARD_DONE 7

__kernel void gradient(STEP_ARGUMENTS) {
  Step u = {STEP_NAMES};
  if (stopped[0]) return;
  for (;;) {
    int chunk = atomic_inc(counters + COUNTERS * slot + CHUNKS_CLAIMED);
    if (chunk >= job->data_chunks + job->latent_chunks) break;
    run_chunk(&u, chunk);
  }
}
