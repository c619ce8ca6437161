// Points through layers [first, last) of the stack. Work-item i takes blocks i, i + size, ...; each has its own scratch.

#define SOURCE_POINTS 0
#define SOURCE_GRID 1

__kernel void evaluate(constant_ints records, constant_ints hyper, constant_floats values, int first, int last, int pass,
                       int source, int count, constant_floats points, int grid_columns, float4 grid, int want_points,
                       int by_layer, floats out_points, floats out_log_det, floats out_by_layer, floats scratch,
                       int scratch_size, int saved_size) {
  Stack stack = {records, hyper, values, last};
  floats own = scratch + (size_t)get_global_id(0) * scratch_size;
  floats log_det = own + 2 * DIM * BLOCK, determinant = log_det + 2 * BLOCK;
  for (int begin = (int)get_global_id(0) * BLOCK; begin < count; begin += (int)get_global_size(0) * BLOCK) {
    floats here = own, there = own + DIM * BLOCK;
    for (int s = 0; s < BLOCK; s++) {
      int i = min(begin + s, count - 1);
      if (source == SOURCE_GRID) {
        // (left, bottom, cell width, cell height), cell centres
        int row = i / grid_columns, column = i - row * grid_columns;
        here[s] = fma((float)column + 0.5f, grid.z, grid.x);
        here[BLOCK + s] = fma((float)row + 0.5f, grid.w, grid.y);
      } else {
        for (int d = 0; d < DIM; d++) here[d * BLOCK + s] = points[(size_t)i * DIM + d];
      }
    }
    start_determinant(log_det, determinant);
    int valid = min(BLOCK, count - begin);
    int next_record = pass == PASS_FORWARD ? RECORD_SIZE : -RECORD_SIZE;
    for (int step = 0, run = 1; step < last - first; step += run) {
      run = 1;
      int l = pass == PASS_FORWARD ? first + step : last - 1 - step;
      Block b;
      select_layer(&stack, l, &b);
      floats by_layer_row = out_by_layer + (size_t)(l - first) * count + begin;
      if (!b.record[RECORD_ACTIVE]) {
        if (by_layer)
          for (int s = 0; s < valid; s++) by_layer_row[s] = 0.0f;
        continue;
      }
      run = by_layer ? 1 : run_length(&b, last - first - step, next_record);
      b.run = run;
      b.next_record = next_record;
      b.gradient = 0;
      b.in = here;
      b.out = there;
      b.log_det = log_det;
      b.determinant = determinant;
      b.saved = determinant + BLOCK;
      b.temporary = b.saved + saved_size;
      b.grad = 0;
      b.grad_log_det = 0;
      floats before = log_det + BLOCK;
      if (by_layer) EACH_VECTOR(s) {
          SET(before + s) = AT(log_det + s);
          SET(log_det + s) = (real)0.0f;
        }
      layer_run(&b, pass);
      if (by_layer) {
        finish_determinant(log_det, determinant);
        for (int s = 0; s < valid; s++) by_layer_row[s] = log_det[s];
        EACH_VECTOR(s) SET(log_det + s) += AT(before + s);
      }
      floats swap = here;
      here = there;
      there = swap;
    }
    finish_determinant(log_det, determinant);
    for (int s = 0; s < valid; s++) out_log_det[begin + s] = log_det[s];
    if (want_points)
      for (int s = 0; s < valid; s++)
        for (int d = 0; d < DIM; d++) out_points[(size_t)(begin + s) * DIM + d] = here[d * BLOCK + s];
  }
}
