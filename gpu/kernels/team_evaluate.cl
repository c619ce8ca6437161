// Points through layers by teams: what the kernel `evaluate` does without tables, a block by all items of a group.
#if TEAM > 1

__kernel __attribute__((reqd_work_group_size(TEAM, 1, 1))) void evaluate_team(
    constant_ints records, constant_ints hyper, constant_floats values, int layers, constant_ints all_jobs, int first_job,
    int blocks, floats data, floats scratch, int scratch_size, int saved_size) {
  PIECE_OF_MATRIX(piece);
  Stack stack = {records, hyper, values, layers};
  constant_ints jobs = all_jobs + first_job * JOB_SIZE;
  EvaluationScratch w = evaluation_scratch(scratch + (size_t)get_group_id(0) * scratch_size, saved_size);
  int item = get_local_id(0);
  for (int block = get_group_id(0); block < blocks; block += get_num_groups(0)) {
    JobBlock j = job_block(jobs, block);
    floats here = w.points, there = here + DIM * BLOCK;
    for (int s = item; s < BLOCK; s += TEAM) {
      load_point(j.job, data, j.begin, here, s);
      if (j.pass == PASS_FORWARD) base_log_density(j.job, here, w.base, s);
      start_determinant_at(w.log_det, w.determinant, s);
    }
    int layer_count = j.last - j.first, start = j.pass == PASS_FORWARD ? j.first : j.last - 1;
    int direction = j.pass == PASS_FORWARD ? 1 : -1, run = 0;
    for (int l = j.first; j.by_layer && l < j.last; l++) {
      floats row = layer_row(&j, data, l);
      for (int s = item; s < j.valid; s += TEAM) row[s] = 0.0f;
    }
    for (int i = next_active(&stack, start, direction, layer_count, 0, 1); i < layer_count;
         i = next_active(&stack, start, direction, layer_count, i + run, 1)) {
      int l = start + direction * i;
      Block b;
      select_layer(&stack, l, &b);
      enter_run(&j, &w, i, here, there, &b);
      run = b.run;
      join_team(&b, 0);
      if (j.by_layer)
        for (int s = item; s < BLOCK; s += TEAM) {
          w.before[s] = w.log_det[s];
          w.log_det[s] = 0.0f;
        }
      team_run(&b, j.pass, piece);
      if (j.by_layer) {
        floats row = layer_row(&j, data, l);
        for (int s = item; s < BLOCK; s += TEAM) {
          finish_determinant_at(w.log_det, w.determinant, s);
          if (s < j.valid) row[s] = w.log_det[s];
          w.log_det[s] += w.before[s];
        }
      }
      there = here;
      here = b.out;
    }
    for (int s = item; s < BLOCK; s += TEAM) {
      finish_determinant_at(w.log_det, w.determinant, s);
      if (j.pass == PASS_INVERSE) base_log_density(j.job, here, w.base, s);
      if (s < j.valid) store_results(&j, &w, data, s, here);
    }
  }
}

#endif
