// Points through layers by teams: what the kernel `evaluate` does without tables, a block by all items of a group.
#if TEAM > 1

__kernel __attribute__((reqd_work_group_size(TEAM, 1, 1))) void evaluate_team(
    constant_ints records, constant_ints hyper, constant_floats values, int layers, constant_ints all_jobs, int first_job,
    int blocks, floats data, floats scratch, int scratch_size, int saved_size) {
  __local float piece[TEAM_WEIGHTS];
  Stack stack = {records, hyper, values, layers};
  constant_ints jobs = all_jobs + first_job * JOB_SIZE;
  floats own = scratch + (size_t)get_group_id(0) * scratch_size;
  floats log_det = own + 2 * DIM * BLOCK, determinant = log_det + 2 * BLOCK, base = determinant + BLOCK;
  int item = get_local_id(0);
  for (int block = get_group_id(0); block < blocks; block += get_num_groups(0)) {
    int which = job_of_block(jobs, block);
    constant_ints job = jobs + which * JOB_SIZE;
    int begin = (block - (which > 0 ? job[JOB_END - JOB_SIZE] : 0)) * BLOCK, count = job[JOB_COUNT];
    int pass = job[JOB_PASS], first = job[JOB_FIRST], last = job[JOB_LAST];
    bool by_layer = job[JOB_BY_LAYER] >= 0;
    floats here = own, there = own + DIM * BLOCK;
    int valid = min(BLOCK, count - begin);
    for (int s = item; s < BLOCK; s += TEAM) {
      load_point(job, data, begin, here, s);
      if (pass == PASS_FORWARD) base_log_density(job, here, base, s);
      start_determinant_at(log_det, determinant, s);
    }
    int layer_count = last - first, start = pass == PASS_FORWARD ? first : last - 1;
    int direction = pass == PASS_FORWARD ? 1 : -1, run = 0;
    for (int l = first; by_layer && l < last; l++)
      for (int s = item; s < valid; s += TEAM) data[job[JOB_BY_LAYER] + (size_t)(l - first) * count + begin + s] = 0.0f;
    for (int i = next_active(&stack, start, direction, layer_count, 0, 1); i < layer_count;
         i = next_active(&stack, start, direction, layer_count, i + run, 1)) {
      int l = start + direction * i;
      Block b;
      select_layer(&stack, l, &b);
      floats by_layer_row = data + (by_layer ? job[JOB_BY_LAYER] : 0) + (size_t)(l - first) * count + begin;
      b.next_record = direction * RECORD_SIZE;
      run = by_layer ? 1 : run_length(&b, layer_count - i, b.next_record);
      b.run = run;
      b.gradient = 0;
      b.in = here;
      b.out = there;
      b.log_det = log_det;
      b.determinant = determinant;
      b.saved = base + BLOCK;
      b.temporary = b.saved + saved_size;
      b.grad = 0;
      b.grad_log_det = 0;
      join_team(&b, 0);
      floats before = log_det + BLOCK;
      if (by_layer)
        for (int s = item; s < BLOCK; s += TEAM) {
          before[s] = log_det[s];
          log_det[s] = 0.0f;
        }
      team_run(&b, pass, piece);
      if (by_layer)
        for (int s = item; s < BLOCK; s += TEAM) {
          finish_determinant_at(log_det, determinant, s);
          if (s < valid) by_layer_row[s] = log_det[s];
          log_det[s] += before[s];
        }
      floats swap = here;
      here = there;
      there = swap;
    }
    for (int s = item; s < BLOCK; s += TEAM) {
      finish_determinant_at(log_det, determinant, s);
      if (pass == PASS_INVERSE) base_log_density(job, here, base, s);
      if (s < valid) store_results(job, data, begin, s, here, log_det, base);
    }
  }
}

#endif
