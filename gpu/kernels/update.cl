// From partial gradients to new parameters: sum in the order of the chunks, apply the constraint's chain rule, clip,
// step the optimiser, derive the new values. The work is cut into tasks: a tile takes up to LANES pointwise layers of
// one kind, a slice some of a network's parameters. gpu/update_tasks.h makes their list.

#define TASK_SIZE 12
#define TASK_KIND 0
#define TASK_CODE 1     // tile: the layers' code
#define TASK_LAYER 1    // slice
#define TASK_COUNT 2    // tile: layers
#define TASK_BEGIN 2    // slice: parameters [begin, end), multiples of 8 but for the last end
#define TASK_END 3
#define TASK_LAYERS 4   // tile: indices, the last one repeated
#define KIND_TILE 0
#define KIND_SLICE 1

#define OPTIMISER_ADAM 0
#define OPTIMISER_ADAMW 1
#define OPTIMISER_SGD 2
#define OPTIMISER_RMSPROP 3

#define UPDATE_ALL 0     // reduce and step
#define UPDATE_REDUCE 1  // reduce only: before clipping, and for a gradient without a step
#define UPDATE_STEP 2    // step after a reduction
#define UPDATE_DERIVE 3  // the values, of parameters that the host has written

// What a job is made of, numbers of four bytes each; gpu/job.h is its twin.
typedef struct {
  int layers, active;
  int partial_size, scratch_size, saved_size;
  int pool_count;
  int table_columns, table_rows;
  float left, right, bottom, top;
  float per_x, per_y, tail;
  int given_pass;
  int batch;
  float data_weight, latent_weight;  // of one sample in the loss
  int data_chunks, latent_chunks;
  uint key_low, key_high;
  int tasks;
  int undivided;  // 1: so little to update that one group does it all
  int optimiser;
  float beta1, beta2, epsilon, weight_decay, momentum, decay;
  float clip_norm;  // 0: none
  int tabulated;    // one of TABULATED_*, see node_tasks.cl
  int nodes;        // of a table, a multiple of BLOCK
  int tables;
  int pull_size;    // numbers that a chunk leaves of all tables
  int partials;     // partial gradients and losses that the update sums: one a chunk, or one where reduce_team has summed
  int sums_size;    // numbers of a team's sums
  int finishers;    // `train` on devices where a group may be held up: where, behind the counters, the steps' chunks note
                    // the group that finished them (chunk_place); 0: nowhere, nobody finishes another group's chunk
  int homes;        // of a tabulated step in `train`: where, behind the counters, they lie (tabulated_step.cl)
  int other_tasks;  // of the update, of layers without a table
} Job;

// Every kernel of a step takes the same arguments.
#define STEP_ARGUMENTS                                                                                                 \
  __global const Job *job, constant_ints records, constant_ints hyper, floats values, constant_ints tasks,             \
      constant_floats pool, constant_floats coefficients, constant_floats seeds, floats input_grad,                    \
      constant_floats schedule, floats partials, floats losses, floats scratch, floats parameters, floats first,       \
      floats second, floats gradients, floats warmth, floats norms, floats history, ints stopped,                      \
      constant_ints node_entries, floats node_tables, floats pulls, floats node_numbers,                               \
      volatile ints counters, int slot, uint step, int history_slot, int steps, int mode
#define STEP_NAMES                                                                                                     \
  {records, hyper, values, job->layers}, job, values, tasks, pool, coefficients, seeds, input_grad, schedule,          \
      partials, losses, scratch, parameters, first, second, gradients, warmth, norms, history, stopped, node_entries,   \
      node_tables, pulls, node_numbers, counters, slot, step, history_slot, get_global_id(0), get_global_size(0)
typedef struct {
  Stack stack;
  __global const Job *job;
  floats values;
  constant_ints tasks;
  constant_floats pool, coefficients, seeds;
  floats input_grad;
  constant_floats schedule;
  floats partials, losses, scratch;
  floats parameters, first, second;  // unconstrained parameters and the optimiser's two moments of them
  floats gradients;                  // of the parameters, in their layout
  floats warmth;                     // 2 * LANES a task, see step_row
  floats norms;                      // squared, one a task
  floats history;                    // losses
  ints stopped;
  constant_ints node_entries;        // see node_tasks.cl
  floats node_tables, pulls, node_numbers;
  volatile ints counters;
  int slot;
  uint step;
  int history_slot;
  // The work-item's number, which is its group's, and how many there are. Kept here since PoCL inlines, three times, every
  // function that asks for them.
  int group, groups;
} Step;

// What the host knows of the tables (gpu/training_tables.h): for every layer the place of its entry below, or -1 for
// none; then the entries, NODE_ENTRY_SIZE ints each.
#define NODE_ENTRY_SIZE 16
#define NODE_ENTRY_LAYER 0
#define NODE_ENTRY_TABLE 1     // offset of the table
#define NODE_ENTRY_PULLS 2     // offset in a chunk's pulls
#define NODE_ENTRY_TASKS 3     // offset of the first task's numbers: saved activations, then a partial gradient
#define NODE_ENTRY_STRIDE 4    // numbers of a task
#define NODE_ENTRY_GRADIENT 5  // offset of the gradient in them
#define NODE_ENTRY_PULL_NUMBERS 6
#define NODE_ENTRY_UPDATE 7    // first task of the update
#define NODE_ENTRY_NET 8       // as TABLE_NET, from the inputs on: 6 ints
#define NODE_ENTRY_UPDATE_COUNT 14

#define TABULATED_OFF 0
#define TABULATED_OBSERVE 1  // networks are evaluated; only the ranges of their inputs are wanted
#define TABULATED_STEP 2
#define TABULATED_GRADIENT 3 // the gradient alone; the tables stay as they are

// Of this step's chunks, see chunk_place.
INLINE volatile ints chunk_finishers(const Step *u) {
  __global const Job *job = u->job;
  return job->finishers ? u->counters + job->finishers + u->slot * (job->data_chunks + job->latent_chunks) : 0;
}

INLINE constant_ints node_entry(const Step *u, int layer) {
  int place = u->job->tabulated ? u->node_entries[layer] : -1;
  return place < 0 ? 0 : u->node_entries + place;
}

// Numbers of a step in the schedule: learning rate, energy factor.
#define SCHEDULE_SIZE 2

// `warmth`: how much of Adam's two running means is filled, 1 - beta^t after the layer's own t updates; dividing by it is
// the bias correction. A layer that joins later starts at zero, so its first steps are no longer than anybody's.
INLINE float2 warmer(const Step *u, floats warmth) {
  float beta1 = u->job->beta1, beta2 = u->job->beta2;
  warmth[0] = fma(beta1, warmth[0], 1.0f - beta1);
  warmth[1] = fma(beta2, warmth[1], 1.0f - beta2);
  return (float2)(1.0f / warmth[0], 1.0f / warmth[1]);
}

// LANES parameters from `i` on.
INLINE void step_row(const Step *u, int i, float rate, float clip, float2 correction) {
  __global const Job *job = u->job;
  real grad = AT(u->gradients + i) * clip, p = AT(u->parameters + i);
  real m = AT(u->first + i), v = AT(u->second + i);
  switch (job->optimiser) {
    case OPTIMISER_SGD:
      m = fma((real)job->momentum, m, grad);
      p -= rate * m;
      break;
    case OPTIMISER_RMSPROP:
      v = fma((real)job->decay, v, (1.0f - job->decay) * grad * grad);
      p -= rate * grad / (sqrt(v) + job->epsilon);
      break;
    default:
      if (job->optimiser == OPTIMISER_ADAMW) p -= rate * job->weight_decay * p;
      m = fma(grad - m, (real)(1.0f - job->beta1), m);
      v = fma(fma(grad, grad, -v), (real)(1.0f - job->beta2), v);
      p -= rate * correction.x * m / (sqrt(v * correction.y) + job->epsilon);
  }
  SET(u->first + i) = m;
  SET(u->second + i) = v;
  SET(u->parameters + i) = p;
}

INLINE float row_square(constant_floats row, int count) {
  real sum = 0.0f;
  for (int i = 0; i < count; i += LANES) sum = fma(AT(row + i), AT(row + i), sum);
  return across(sum);
}

OUTLINE void update_tile(const Step *u, int index, int mode, float rate, float clip) {
  constant_ints task = u->tasks + index * TASK_SIZE;
  Tile tile = {&u->stack, task + TASK_LAYERS, task[TASK_COUNT], TILE_REDUCE, u->parameters, u->values, u->partials,
               u->job->partial_size, u->job->partials, (constant_ints)chunk_finishers(u), u->gradients};
  if (mode == UPDATE_ALL || mode == UPDATE_REDUCE) {
    layer_tile(task[TASK_CODE], &tile);
    float norm = 0.0f;
    for (int k = 0; k < tile.count; k++) {
      constant_ints record = tile_record(&tile, k);
      if (record[RECORD_TRAINED]) norm += row_square(u->gradients + record[RECORD_PARAMETERS], record[RECORD_COUNT]);
    }
    u->norms[index] = norm;
    if (mode == UPDATE_REDUCE) return;
  }
  if (!isfinite(mode == UPDATE_ALL ? u->norms[index] : clip)) {
    u->stopped[0] = 1;
    return;
  }
  if (mode != UPDATE_DERIVE)
    for (int k = 0; k < tile.count; k++) {
      constant_ints record = tile_record(&tile, k);
      if (!record[RECORD_TRAINED]) continue;
      float2 correction = warmer(u, u->warmth + (index * LANES + k) * 2);
      for (int i = 0; i < record[RECORD_COUNT]; i += LANES)
        step_row(u, record[RECORD_PARAMETERS] + i, rate, clip, correction);
    }
  tile.what = TILE_DERIVE;
  layer_tile(task[TASK_CODE], &tile);
}

OUTLINE void update_slice(const Step *u, int index, int mode, float rate, float clip) {
  constant_ints task = u->tasks + index * TASK_SIZE;
  Block b;
  select_layer(&u->stack, task[TASK_LAYER], &b);
  bool masked = b.record[RECORD_DERIVED] > 0, trained = b.record[RECORD_TRAINED];
  floats values = u->values + b.record[RECORD_VALUES];
  constant_floats mask = values + b.record[RECORD_VALUE_COUNT];
  int parameters = b.record[RECORD_PARAMETERS], begin = task[TASK_BEGIN], end = task[TASK_END];
  if (mode == UPDATE_ALL || mode == UPDATE_REDUCE) {
    constant_floats from = u->partials + b.record[RECORD_GRADIENT];
    int chunks = u->job->partials, size = u->job->partial_size;
    constant_ints finishers = (constant_ints)chunk_finishers(u);
    constant_ints entry = node_entry(u, task[TASK_LAYER]);
    if (entry) {
      // The network went back from its nodes instead, in tasks of its own.
      from = u->node_numbers + entry[NODE_ENTRY_TASKS] + entry[NODE_ENTRY_GRADIENT];
      chunks = u->job->nodes / BLOCK;
      size = entry[NODE_ENTRY_STRIDE];
    }
    for (int i = begin; i < end; i += LANES) {
      real sum = AT(from + (size_t)chunk_place(finishers, chunks, 0) * size + i);
      for (int chunk = 1; chunk < chunks; chunk++)
        sum += AT(from + (size_t)chunk_place(finishers, chunks, chunk) * size + i);
      if (masked) sum *= LOAD(mask + i);
#if LANES == 8
      // Beyond the layer's last parameter the row holds other things.
      if (i + 8 > end) sum = select((real)0.0f, sum, (int8)(0, 1, 2, 3, 4, 5, 6, 7) + i < end);
#endif
      SET(u->gradients + parameters + i) = sum;
    }
    u->norms[index] = trained ? row_square(u->gradients + parameters + begin, end - begin) : 0.0f;
    if (mode == UPDATE_REDUCE) return;
  }
  if (!isfinite(mode == UPDATE_ALL ? u->norms[index] : clip)) {
    u->stopped[0] = 1;
    return;
  }
  if (mode != UPDATE_DERIVE && !trained) return;
  float2 correction = mode != UPDATE_DERIVE ? warmer(u, u->warmth + index * LANES * 2) : (float2)0.0f;
  for (int i = begin; i < end; i += LANES) {
    if (mode != UPDATE_DERIVE) step_row(u, parameters + i, rate, clip, correction);
    if (masked) {
      for (int k = i; k < min(i + LANES, end); k++) values[k] = u->parameters[parameters + k] * mask[k];
    } else {
      SET(values + i) = AT(u->parameters + parameters + i);
    }
  }
}

INLINE void update_task(const Step *u, int index, int mode, float rate, float clip) {
  if (u->tasks[index * TASK_SIZE] == KIND_TILE)
    update_tile(u, index, mode, rate, clip);
  else
    update_slice(u, index, mode, rate, clip);
}

INLINE float batch_loss(const Step *u) {
  float loss = 0.0f;
  int chunks = u->job->partials;
  constant_ints finishers = (constant_ints)chunk_finishers(u);
  for (int chunk = 0; chunk < chunks; chunk++) loss += u->losses[chunk_place(finishers, chunks, chunk)];
  return loss;
}

// What to multiply the gradient by, once every task has been reduced.
INLINE float clip_factor(const Step *u) {
  float total = 0.0f;
  for (int i = 0; i < u->job->tasks; i++) total += u->norms[i];
  return u->job->clip_norm > 0.0f ? min(1.0f, u->job->clip_norm / (sqrt(total) + 1e-12f)) : 1.0f;
}

// Work-item i takes tasks i, i + size, ... Every group sums the same losses in the same order and so comes to the same
// verdict about them.
__kernel void update(STEP_ARGUMENTS) {
  Step u = {STEP_NAMES};
  if (mode != UPDATE_DERIVE) {
    float loss = batch_loss(&u);
    bool broken = stopped[0] || !isfinite(loss);
    if (get_global_id(0) == 0) {
      if (broken) stopped[0] = 1;
      history[history_slot] = broken ? NAN : loss;
    }
    if (broken) return;
  }
  float clip = mode == UPDATE_STEP ? clip_factor(&u) : 1.0f;
  for (int i = get_global_id(0); i < job->tasks; i += get_global_size(0))
    update_task(&u, i, mode, schedule[SCHEDULE_SIZE * slot], clip);
}

// Writes the masks of networks that have one; once for a stack.
__kernel void masks(constant_ints records, constant_ints hyper, int layers, floats values) {
  Stack stack = {records, hyper, values, layers};
  for (int l = get_global_id(0); l < layers; l += get_global_size(0)) {
    Block b;
    select_layer(&stack, l, &b);
    if (!b.record[RECORD_POINTWISE] && b.record[RECORD_DERIVED] > 0)
      layer_mask(&b, values + b.record[RECORD_VALUES] + b.record[RECORD_VALUE_COUNT]);
  }
}
