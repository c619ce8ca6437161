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

// A block of a job's points.
typedef struct {
  constant_ints job;
  int begin, valid;  // its first point; how many it has
  int pass, first, last;
  bool by_layer;
} JobBlock;

INLINE JobBlock job_block(constant_ints jobs, int block) {
  int which = 0;
  while (block >= jobs[which * JOB_SIZE + JOB_END]) which++;
  JobBlock j;
  j.job = jobs + which * JOB_SIZE;
  j.begin = (block - (which > 0 ? j.job[JOB_END - JOB_SIZE] : 0)) * BLOCK;
  j.valid = min(BLOCK, j.job[JOB_COUNT] - j.begin);
  j.pass = j.job[JOB_PASS];
  j.first = j.job[JOB_FIRST];
  j.last = j.job[JOB_LAST];
  j.by_layer = j.job[JOB_BY_LAYER] >= 0;
  return j;
}

// Where the log_det of each layer goes; only when it is wanted.
INLINE floats layer_row(const JobBlock *j, floats data, int layer) {
  return data + j->job[JOB_BY_LAYER] + (size_t)(layer - j->first) * j->job[JOB_COUNT] + j->begin;
}

// What a work-item or a team needs for a block.
typedef struct {
  floats points;  // before and after a layer, 2 x DIM x BLOCK
  floats log_det, before, determinant, base;
  floats saved, temporary;
} EvaluationScratch;

INLINE EvaluationScratch evaluation_scratch(floats own, int saved_size) {
  EvaluationScratch w;
  w.points = own;
  w.log_det = own + 2 * DIM * BLOCK;
  w.before = w.log_det + BLOCK;
  w.determinant = w.before + BLOCK;
  w.base = w.determinant + BLOCK;
  w.saved = w.base + BLOCK;
  w.temporary = w.saved + saved_size;
  return w;
}

// The run of layers that begins with number `step` of the pass. `b` has been selected for it.
INLINE void enter_run(const JobBlock *j, const EvaluationScratch *w, int step, constant_floats in, floats out, Block *b) {
  b->next_record = j->pass == PASS_FORWARD ? RECORD_SIZE : -RECORD_SIZE;
  b->run = j->by_layer ? 1 : run_length(b, j->last - j->first - step, b->next_record);
  b->gradient = 0;
  b->in = in;
  b->out = out;
  b->log_det = w->log_det;
  b->determinant = w->determinant;
  b->saved = w->saved;
  b->temporary = w->temporary;
  b->grad = 0;
  b->grad_log_det = 0;
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
INLINE void store_results(const JobBlock *j, const EvaluationScratch *w, floats data, int s, constant_floats here) {
  constant_ints job = j->job;
  if (job[JOB_LOG_DET] >= 0) data[job[JOB_LOG_DET] + j->begin + s] = w->log_det[s];
  if (job[JOB_LOG_PROB] >= 0)
    data[job[JOB_LOG_PROB] + j->begin + s] = w->base[s] + (j->pass == PASS_INVERSE ? w->log_det[s] : -w->log_det[s]);
  if (job[JOB_IMAGES] >= 0)
    for (int d = 0; d < DIM; d++) data[job[JOB_IMAGES] + (j->begin + s) * DIM + d] = here[d * BLOCK + s];
}

// The jobs of this launch begin with number `first_job`. `tables`: offsets of every layer's table in `table_data`, below
// zero for none, then those of the coarser ones. `observed`: headers of this launch's work-items, a layer each.
__kernel void evaluate(constant_ints records, constant_ints hyper, constant_floats values, int layers,
                       constant_ints all_jobs, int first_job, int blocks, floats data, floats scratch,
                       int scratch_size, int saved_size, constant_ints tables, floats table_data, floats observed,
                       int observes) {
  Stack stack = {records, hyper, values, layers};
  constant_ints jobs = all_jobs + first_job * JOB_SIZE;
  EvaluationScratch w = evaluation_scratch(scratch + (size_t)get_global_id(0) * scratch_size, saved_size);
  floats seen = observed + (size_t)get_global_id(0) * layers * TABLE_HEADER;
  if (observes)
    for (int l = 0; l < layers; l++) {
      seen[l * TABLE_HEADER + TABLE_MODE] = as_float(TABLE_IS_OBSERVE);
      seen[l * TABLE_HEADER + TABLE_LOW] = INFINITY;
      seen[l * TABLE_HEADER + TABLE_HIGH] = -INFINITY;
    }
  for (int block = get_global_id(0); block < blocks; block += get_global_size(0)) {
    JobBlock j = job_block(jobs, block);
    int tables_used = j.job[JOB_TABLES];
    floats here = w.points, there = here + DIM * BLOCK;
    for (int s = 0; s < BLOCK; s++) load_point(j.job, data, j.begin, here, s);
    if (j.pass == PASS_FORWARD) EACH_VECTOR(s) base_log_density(j.job, here, w.base, s);
    start_determinant(w.log_det, w.determinant);
    for (int step = 0, run = 1; step < j.last - j.first; step += run) {
      int l = j.pass == PASS_FORWARD ? j.first + step : j.last - 1 - step;
      Block b;
      select_layer(&stack, l, &b);
      run = 1;
      if (!b.record[RECORD_ACTIVE]) {
        if (j.by_layer) {
          floats row = layer_row(&j, data, l);
          for (int s = 0; s < j.valid; s++) row[s] = 0.0f;
        }
        continue;
      }
      enter_run(&j, &w, step, here, there, &b);
      run = b.run;
      if (tables_used == TABLES_USED || tables_used == TABLES_COARSE) {
        int offset = tables[tables_used == TABLES_COARSE ? layers + l : l];
        if (offset >= 0) b.table = table_data + offset;
      }
      if (tables_used == TABLES_OBSERVED) b.table = seen + l * TABLE_HEADER;
      if (j.by_layer) EACH_VECTOR(s) {
          SET(w.before + s) = AT(w.log_det + s);
          SET(w.log_det + s) = (real)0.0f;
        }
      layer_run(&b, j.pass);
      if (j.by_layer) {
        floats row = layer_row(&j, data, l);
        finish_determinant(w.log_det, w.determinant);
        for (int s = 0; s < j.valid; s++) row[s] = w.log_det[s];
        EACH_VECTOR(s) SET(w.log_det + s) += AT(w.before + s);
      }
      there = here;
      here = b.out;
    }
    finish_determinant(w.log_det, w.determinant);
    if (j.pass == PASS_INVERSE) EACH_VECTOR(s) base_log_density(j.job, here, w.base, s);
    for (int s = 0; s < j.valid; s++) store_results(&j, &w, data, s, here);
  }
}
