// The fused training step: a block of samples goes forward and backward through the whole stack in one kernel, which
// leaves one partial gradient per chunk of the batch; the update sums the partials in the order of the chunks.
//
// Groups claim chunks through an atomic counter, so a slow core takes fewer; which group does a chunk changes no bit.

#define PART_DATA 0    // points from the pool, inverse pass: forward KL
#define PART_LATENT 1  // base samples, forward pass: reverse KL
#define PART_GIVEN 2   // given points and seeds: the gradient that tests compare

// Numbers of a step in the schedule: learning rate, energy factor.
#define SCHEDULE_SIZE 2

#define LOG_TWO_PI 1.8378770664093453f

// What the batch is made of; by value from the host.
typedef struct {
  int part;        // of this chunk
  int pass;
  int count;       // samples in this part of the batch
  float weight;    // of one sample in the loss
} Part;

typedef struct {
  floats trajectory;    // (active layers + 1) x DIM x BLOCK
  floats log_det;       // BLOCK
  floats determinant;   // BLOCK, see block.cl
  floats grad;          // DIM x BLOCK
  floats grad_log_det;  // BLOCK
  floats saved;         // all layers', by RECORD_SAVED
  floats temporary;
} Scratch;

// Loss of the block's valid samples, times the weight; seeds the gradient at the end of the trajectory.
INLINE float seed_block(const Part *part, const Table *table, float energy_factor, constant_floats start,
                        constant_floats end, const Scratch *scratch, int valid) {
  float w = part->weight;
  real sum = 0.0f;
  constant_floats latent = part->part == PART_DATA ? end : start;
  float sign = part->part == PART_DATA ? 1.0f : -1.0f;
  EACH_VECTOR(s) {
    real square = 0.0f;
    for (int d = 0; d < DIM; d++) {
      real z = AT(latent + d * BLOCK + s);
      square = fma(z, z, square);
      if (part->part == PART_DATA) SET(scratch->grad + d * BLOCK + s) = w * z;
    }
    real loss = sign * fma((real)0.5f, square, (real)(0.5f * DIM * LOG_TWO_PI)) - AT(scratch->log_det + s);
    SET(scratch->grad_log_det + s) = (real)-w;
    SET(scratch->log_det + s) = loss;
  }
#if DIM == 2
  if (part->part == PART_LATENT)
    EACH_VECTOR(s) {
      TableValue target = table_at(table, AT(end + s), AT(end + BLOCK + s));
      SET(scratch->log_det + s) -= energy_factor * target.log_density;
      SET(scratch->grad + s) = -w * energy_factor * target.slope1;
      SET(scratch->grad + BLOCK + s) = -w * energy_factor * target.slope2;
    }
#endif
  // Samples beyond the batch weigh nothing.
  for (int s = valid; s < BLOCK; s++) {
    scratch->log_det[s] = 0.0f;
    scratch->grad_log_det[s] = 0.0f;
    for (int d = 0; d < DIM; d++) scratch->grad[d * BLOCK + s] = 0.0f;
  }
  EACH_VECTOR(s) sum += AT(scratch->log_det + s);
  return w * across(sum);
}

INLINE void load_block(const Part *part, uint2 key, uint step, constant_floats pool, int pool_count, int begin,
                       floats points) {
  if (part->part == PART_LATENT) {
    EACH_VECTOR(s) normal_points(key, step, (uint)(begin + s), points, s);
  } else if (part->part == PART_DATA) {
    EACH_VECTOR(s) {
      word first, second;
      random_words(key, STREAM_DATA, step, 0u, (uint)(begin + s), &first, &second);
      word index = TO_WORD((TO_WIDE(first) * (wide_word)(ulong)pool_count) >> (wide_word)32);
      uint chosen[LANES];
#if LANES == 8
      vstore8(index, 0, chosen);
#else
      chosen[0] = index;
#endif
      for (int lane = 0; lane < LANES; lane++)
        for (int d = 0; d < DIM; d++) points[d * BLOCK + s + lane] = pool[(size_t)chosen[lane] * DIM + d];
    }
  } else {
    for (int s = 0; s < BLOCK; s++)
      for (int d = 0; d < DIM; d++) points[d * BLOCK + s] = pool[(size_t)min(begin + s, part->count - 1) * DIM + d];
  }
}

// Seeds from the host: DIM + 1 numbers a sample, gradient at the output point, then at log_det.
INLINE void given_seeds(constant_floats seeds, int begin, int valid, const Scratch *scratch) {
  for (int s = 0; s < BLOCK; s++)
    for (int d = 0; d <= DIM; d++) {
      float seed = s < valid ? seeds[(size_t)(begin + s) * (DIM + 1) + d] : 0.0f;
      if (d < DIM)
        scratch->grad[d * BLOCK + s] = seed;
      else
        scratch->grad_log_det[s] = seed;
    }
}

INLINE void prepare_layer(const Stack *stack, int layer, const Scratch *scratch, floats gradient, Block *b) {
  select_layer(stack, layer, b);
  b->gradient = gradient + b->record[RECORD_VALUES];
  b->log_det = scratch->log_det;
  b->determinant = scratch->determinant;
  b->saved = scratch->saved + b->record[RECORD_SAVED];
  b->temporary = scratch->temporary;
  b->grad = scratch->grad;
  b->grad_log_det = scratch->grad_log_det;
}

INLINE void run_block(const Stack *stack, int pass, const Scratch *scratch, floats gradient) {
  floats here = scratch->trajectory;
  start_determinant(scratch->log_det, scratch->determinant);
  for (int i = 0; i < stack->layers; i++) {
    Block b;
    prepare_layer(stack, pass == PASS_FORWARD ? i : stack->layers - 1 - i, scratch, gradient, &b);
    if (!b.record[RECORD_ACTIVE]) continue;
    b.in = here;
    b.out = here + DIM * BLOCK;
    layer_run(&b, pass);
    here = b.out;
  }
  finish_determinant(scratch->log_det, scratch->determinant);
}

INLINE void run_block_backward(const Stack *stack, int pass, int active, const Scratch *scratch, floats gradient) {
  floats there = scratch->trajectory + active * DIM * BLOCK;
  for (int i = stack->layers - 1; i >= 0; i--) {
    Block b;
    prepare_layer(stack, pass == PASS_FORWARD ? i : stack->layers - 1 - i, scratch, gradient, &b);
    if (!b.record[RECORD_ACTIVE]) continue;
    b.in = there - DIM * BLOCK;
    b.out = there;
    layer_run_backward(&b, pass);
    there -= DIM * BLOCK;
  }
}

// Chunks [0, data_chunks) belong to the data part, the rest to the latent part (or all to the given one).
__kernel void gradient(constant_ints records, constant_ints hyper, constant_floats values, int layers, int active,
                       constant_floats pool, int pool_count, constant_floats coefficients, int2 table_size,
                       float4 table_box, float4 table_scale, constant_floats seeds, floats input_grad, int given_pass,
                       int batch, float2 weights, int data_chunks, int latent_chunks, uint2 key,
                       constant_floats schedule, int slot, uint step, floats partials, int partial_size, floats losses,
                       floats scratch, int scratch_size, int saved_size, volatile ints claims, constant_ints stopped) {
  if (stopped[0]) return;
  Stack stack = {records, hyper, values, layers};
  Table table = {coefficients,  table_size.x,  table_size.y,  table_box.x,   table_box.y,
                 table_box.z,   table_box.w,   table_scale.x, table_scale.y, table_scale.z};
  float energy_factor = schedule[SCHEDULE_SIZE * slot + 1];
  Scratch own;
  own.trajectory = scratch + (size_t)get_global_id(0) * scratch_size;
  own.log_det = own.trajectory + (active + 1) * DIM * BLOCK;
  own.determinant = own.log_det + BLOCK;
  own.grad_log_det = own.determinant + BLOCK;
  own.grad = own.grad_log_det + BLOCK;
  own.saved = own.grad + DIM * BLOCK;
  own.temporary = own.saved + saved_size;
  bool given = given_pass >= 0;
  int blocks = (batch + BLOCK - 1) / BLOCK;
  for (;;) {
    int chunk = atomic_inc(claims + slot);
    if (chunk >= data_chunks + latent_chunks) break;
    bool data = chunk < data_chunks;
    Part part;
    part.part = given ? PART_GIVEN : (data ? PART_DATA : PART_LATENT);
    part.pass = given ? given_pass : (data ? PASS_INVERSE : PASS_FORWARD);
    part.count = batch;
    part.weight = data ? weights.x : weights.y;
    int chunks = data ? data_chunks : latent_chunks, index = data ? chunk : chunk - data_chunks;
    floats gradient_sum = partials + (size_t)chunk * partial_size;
    for (int i = 0; i < partial_size; i += LANES) SET(gradient_sum + i) = (real)0.0f;
    float loss = 0.0f;
    for (int block = blocks * index / chunks; block < blocks * (index + 1) / chunks; block++) {
      int begin = block * BLOCK, valid = min(BLOCK, batch - begin);
      load_block(&part, key, step, pool, pool_count, begin, own.trajectory);
      run_block(&stack, part.pass, &own, gradient_sum);
      floats end = own.trajectory + active * DIM * BLOCK;
      if (given)
        given_seeds(seeds, begin, valid, &own);
      else
        loss += seed_block(&part, &table, energy_factor, own.trajectory, end, &own, valid);
      run_block_backward(&stack, part.pass, active, &own, gradient_sum);
      if (given)
        for (int s = 0; s < valid; s++)
          for (int d = 0; d < DIM; d++) input_grad[(size_t)(begin + s) * DIM + d] = own.grad[d * BLOCK + s];
    }
    losses[chunk] = loss;
  }
}
