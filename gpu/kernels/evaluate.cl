// Points through layers of the stack: several jobs in one launch. Work-item i takes the blocks i, i + size, ... of all
// jobs; each has its own scratch.

// A job, JOB_SIZE ints (gpu/evaluator.cpp). Offsets are in `data`; outputs with a negative offset are not wanted.
#define JOB_SIZE 24
#define JOB_PASS 0
#define JOB_FIRST 1
#define JOB_LAST 2         // layers [first, last)
#define JOB_COUNT 3
#define JOB_COLUMNS 4      // of the grid
#define JOB_ON_GRID 5      // the first points lie on the grid, those behind them at JOB_POINTS
#define JOB_POINTS 6
#define JOB_END 7          // blocks of this job and those before it
#define JOB_IMAGES 8       // count x DIM
#define JOB_LOG_DET 9      // count
#define JOB_BY_LAYER 10    // layers x count
#define JOB_LOG_PROB 11    // count: of the model's density where the x of the pass lies
#define JOB_GRID 12        // floats: left, bottom, width and height of a cell
#define JOB_BASE 16        // floats: log N(z) = first + second * |z|^2
#define JOB_TABLES 18      // one of TABLES_*
#define JOB_STRIDE 19      // point i of the job is number i * stride of the grid

#define TABLES_NONE 0
#define TABLES_USED 1
#define TABLES_OBSERVED 2  // note down where the layers' inputs lie
#define TABLES_COARSE 3    // those of half as many cells

INLINE int job_of_block(constant_ints jobs, int block) {
  int job = 0;
  while (block >= jobs[job * JOB_SIZE + JOB_END]) job++;
  return job;
}

INLINE void load_point(constant_ints job, constant_floats data, int begin, floats here, int s) {
  int count = job[JOB_COUNT], on_grid = job[JOB_ON_GRID], columns = max(job[JOB_COLUMNS], 1);
  constant_floats points = data + job[JOB_POINTS];
  float left = as_float(job[JOB_GRID]), bottom = as_float(job[JOB_GRID + 1]);
  float width = as_float(job[JOB_GRID + 2]), height = as_float(job[JOB_GRID + 3]);
  int i = min(begin + s, count - 1);
  if (i < on_grid) {
    i *= job[JOB_STRIDE];
    int row = i / columns, column = i - row * columns;  // cell centres
    here[s] = fma((float)column + 0.5f, width, left);
    here[BLOCK + s] = fma((float)row + 0.5f, height, bottom);
  } else {
    for (int d = 0; d < DIM; d++) here[d * BLOCK + s] = points[(size_t)(i - on_grid) * DIM + d];
  }
}

INLINE void base_log_density(constant_ints job, constant_floats z, floats to, int s) {
  float constant_term = as_float(job[JOB_BASE]), factor = as_float(job[JOB_BASE + 1]);
  real square = 0.0f;
  for (int d = 0; d < DIM; d++) square = fma(AT(z + d * BLOCK + s), AT(z + d * BLOCK + s), square);
  SET(to + s) = fma((real)factor, square, (real)constant_term);
}

// What one sample leaves.
INLINE void store_results(constant_ints job, floats data, int begin, int s, constant_floats here, constant_floats log_det,
                          constant_floats base) {
  if (job[JOB_LOG_DET] >= 0) data[job[JOB_LOG_DET] + begin + s] = log_det[s];
  if (job[JOB_LOG_PROB] >= 0)
    data[job[JOB_LOG_PROB] + begin + s] = base[s] + (job[JOB_PASS] == PASS_INVERSE ? log_det[s] : -log_det[s]);
  if (job[JOB_IMAGES] >= 0)
    for (int d = 0; d < DIM; d++) data[job[JOB_IMAGES] + (begin + s) * DIM + d] = here[d * BLOCK + s];
}

// The jobs of this launch begin with number `first_job`. `tables`: offsets of every layer's table in `table_data`, below
// zero for none, then those of the coarser ones. `observed`: headers of this launch's work-items, a layer each.
__kernel void evaluate(constant_ints records, constant_ints hyper, constant_floats values, int layers,
                       constant_ints all_jobs, int first_job, int blocks, floats data, floats scratch,
                       int scratch_size, int saved_size, constant_ints tables, floats table_data, floats observed,
                       int observes) {
  Stack stack = {records, hyper, values, layers};
  constant_ints jobs = all_jobs + first_job * JOB_SIZE;
  floats own = scratch + (size_t)get_global_id(0) * scratch_size;
  floats log_det = own + 2 * DIM * BLOCK, determinant = log_det + 2 * BLOCK, base = determinant + BLOCK;
  floats seen = observed + (size_t)get_global_id(0) * layers * TABLE_HEADER;
  if (observes)
    for (int l = 0; l < layers; l++) {
      seen[l * TABLE_HEADER + TABLE_MODE] = as_float(TABLE_IS_OBSERVE);
      seen[l * TABLE_HEADER + TABLE_LOW] = INFINITY;
      seen[l * TABLE_HEADER + TABLE_HIGH] = -INFINITY;
    }
  for (int block = get_global_id(0); block < blocks; block += get_global_size(0)) {
    int which = job_of_block(jobs, block);
    constant_ints job = jobs + which * JOB_SIZE;
    int begin = (block - (which > 0 ? job[JOB_END - JOB_SIZE] : 0)) * BLOCK, count = job[JOB_COUNT];
    int pass = job[JOB_PASS], first = job[JOB_FIRST], last = job[JOB_LAST];
    bool by_layer = job[JOB_BY_LAYER] >= 0;
    floats here = own, there = own + DIM * BLOCK;
    for (int s = 0; s < BLOCK; s++) load_point(job, data, begin, here, s);
    if (pass == PASS_FORWARD) EACH_VECTOR(s) base_log_density(job, here, base, s);
    start_determinant(log_det, determinant);
    int valid = min(BLOCK, count - begin);
    int next_record = pass == PASS_FORWARD ? RECORD_SIZE : -RECORD_SIZE;
    for (int step = 0, run = 1; step < last - first; step += run) {
      run = 1;
      int l = pass == PASS_FORWARD ? first + step : last - 1 - step;
      Block b;
      select_layer(&stack, l, &b);
      floats by_layer_row = data + (by_layer ? job[JOB_BY_LAYER] : 0) + (size_t)(l - first) * count + begin;
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
      b.saved = base + BLOCK;
      b.temporary = b.saved + saved_size;
      b.grad = 0;
      b.grad_log_det = 0;
      if (job[JOB_TABLES] == TABLES_USED || job[JOB_TABLES] == TABLES_COARSE) {
        int offset = tables[job[JOB_TABLES] == TABLES_COARSE ? layers + l : l];
        if (offset >= 0) b.table = table_data + offset;
      }
      if (job[JOB_TABLES] == TABLES_OBSERVED) b.table = seen + l * TABLE_HEADER;
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
    if (pass == PASS_INVERSE) EACH_VECTOR(s) base_log_density(job, here, base, s);
    for (int s = 0; s < valid; s++) store_results(job, data, begin, s, here, log_det, base);
  }
}
