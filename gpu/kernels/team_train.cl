// The gradient of a step by teams: what the kernel `gradient` does, a block by all items of a group. Group g takes chunks
// g, g + groups, ... Then reduce_team sums the chunks' partial gradients and losses, and `update` finds one of each.
#if TEAM > 1

// Point of an item's sample, the same as load_block's.
INLINE void load_sample(const Step *u, const Part *part, int begin, floats points, int s) {
  __global const Job *job = u->job;
  uint2 key = (uint2)(job->key_low, job->key_high);
  if (part->part == PART_LATENT) {
    for (int pair = 0; pair < (DIM + 1) / 2; pair++) {
      word first, second;
      real one, two;
      random_words(key, STREAM_LATENT, u->step, pair, (uint)(begin + s), &first, &second);
      normal_pair(first, second, &one, &two);
      points[2 * pair * BLOCK + s] = one;
      if (2 * pair + 1 < DIM) points[(2 * pair + 1) * BLOCK + s] = two;
    }
    return;
  }
  size_t chosen = (size_t)min(begin + s, part->count - 1);
  if (part->part == PART_DATA) {
    word first, second;
    random_words(key, STREAM_DATA, u->step, 0u, (uint)(begin + s), &first, &second);
    chosen = (size_t)(((ulong)first * (ulong)job->pool_count) >> 32);
  }
  for (int d = 0; d < DIM; d++) points[d * BLOCK + s] = u->pool[chosen * DIM + d];
}

INLINE int next_position(const Step *u, int pass, int i, int by) {
  int layers = u->stack.layers;
  return next_active(&u->stack, layer_at(&u->stack, pass, 0), pass == PASS_FORWARD ? 1 : -1, layers, i, by);
}

INLINE floats team_block(const Step *u, int pass, const Scratch *scratch, floats gradient, shared_floats piece) {
  floats here = scratch->trajectory;
  int run = 0;
  for (int i = next_position(u, pass, 0, 1); i < u->stack.layers; i = next_position(u, pass, i + run, 1)) {
    Block b;
    run = prepare_run(u, pass, i, here, scratch, gradient, &b);
    join_team(&b, scratch->sums);
    team_run(&b, pass, piece);
    here = b.out;
  }
  return here;
}

INLINE void team_block_backward(const Step *u, int pass, floats there, const Scratch *scratch, floats gradient,
                                shared_floats piece) {
  int run = 0;
  for (int i = next_position(u, pass, u->stack.layers - 1, -1); i >= 0; i = next_position(u, pass, i - run, -1)) {
    Block b;
    run = prepare_run_back(u, pass, i, there, scratch, gradient, &b);
    join_team(&b, scratch->sums);
    team_run_backward(&b, pass, piece);
    there = (floats)b.in;
  }
}

INLINE float team_total(constant_shared_floats shares) {
  float total = shares[0];
  for (int item = 1; item < TEAM; item++) total += shares[item];
  return total;
}

// Sums of pointwise layers over the items, to the chunk's partial gradient.
INLINE void reduce_sums(const Step *u, constant_floats sums, floats gradient) {
  for (int layer = 0; layer < u->stack.layers; layer++) {
    constant_ints record = u->stack.records + layer * RECORD_SIZE;
    for (int j = get_local_id(0); j < record[RECORD_SUM_COUNT]; j += TEAM) {
      constant_floats own = sums + (record[RECORD_SUMS] + j) * TEAM;
      float sum = own[0];
      for (int item = 1; item < TEAM; item++) sum += own[item];
      gradient[record[RECORD_GRADIENT] + j] = sum;
    }
  }
}

__kernel __attribute__((reqd_work_group_size(TEAM, 1, 1))) void gradient_team(STEP_ARGUMENTS) {
  PIECE_OF_MATRIX(piece);
  __local float shares[TEAM];
  Step u = {STEP_NAMES};
  if (stopped[0]) return;
  int item = get_local_id(0);
  Table table = target_table(&u);
  float energy_factor = schedule[SCHEDULE_SIZE * slot + 1];
  Scratch own = scratch_of_group(&u, get_group_id(0));
  for (int chunk = get_group_id(0); chunk < job->data_chunks + job->latent_chunks; chunk += get_num_groups(0)) {
    Part part = part_of_chunk(&u, chunk);
    floats gradient_sum = partials + (size_t)chunk * job->partial_size;
    for (int i = item; i < job->partial_size; i += TEAM) gradient_sum[i] = 0.0f;
    for (int i = item; i < job->sums_size; i += TEAM) own.sums[i] = 0.0f;
    team_waits();
    float loss = 0.0f;
    for (int block = part.first; block < part.last; block++) {
      int begin = block * BLOCK, valid = min(BLOCK, job->batch - begin);
      for (int s = item; s < BLOCK; s += TEAM) {
        load_sample(&u, &part, begin, own.trajectory, s);
        start_determinant_at(own.log_det, own.determinant, s);
      }
      floats end = team_block(&u, part.pass, &own, gradient_sum, piece);
      for (int s = item; s < BLOCK; s += TEAM) {
        finish_determinant_at(own.log_det, own.determinant, s);
        if (part.part == PART_GIVEN) {
          given_seed(seeds, begin, valid, &own, s);
          continue;
        }
        seed_samples(&part, &table, energy_factor, own.trajectory, end, &own, s);
        if (s >= valid) silence_sample(&own, s);
        loss += own.log_det[s];
      }
      team_block_backward(&u, part.pass, end, &own, gradient_sum, piece);
      if (part.part == PART_GIVEN)
        for (int s = item; s < valid; s += TEAM)
          for (int d = 0; d < DIM; d++) input_grad[(size_t)(begin + s) * DIM + d] = own.grad[d * BLOCK + s];
    }
    shares[item] = loss;
    team_waits();
    reduce_sums(&u, own.sums, gradient_sum);
    if (item == 0) losses[chunk] = part.part == PART_GIVEN ? 0.0f : part.weight * team_total(shares);
    team_waits();
  }
}

// Number i of all partial gradients into the first, in the order of the chunks; an item a number. The first group sums
// the losses likewise.
__kernel __attribute__((reqd_work_group_size(TEAM, 1, 1))) void reduce_team(STEP_ARGUMENTS) {
  __local float shares[TEAM];
  if (stopped[0]) return;
  int i = get_global_id(0), item = get_local_id(0), chunks = job->data_chunks + job->latent_chunks;
  float share = 0.0f;
  for (int chunk = item; chunk < (get_group_id(0) == 0 ? chunks : 0); chunk += TEAM) share += losses[chunk];
  shares[item] = share;
  team_waits();
  if (i == 0) losses[0] = team_total(shares);
  if (i >= job->partial_size) return;
  float sum = partials[i];
#pragma unroll 8
  for (int chunk = 1; chunk < chunks; chunk++) sum += partials[(size_t)chunk * job->partial_size + i];
  partials[i] = sum;
}

#endif
