// Tabulated training, as networks see it. A step has four parts: samples leave their gradients at the nodes (the chunks of
// train.cl), the networks go back from the nodes to their weights, the weights are updated (update.cl), the networks are
// evaluated at the nodes of the next step. The second and fourth are cut into tasks of BLOCK nodes of one layer.

// A task's network and place; `scratch`: the group's.
INLINE constant_ints node_task(const Step *u, int task, Block *b, Conditioner *net) {
  __global const Job *job = u->job;
  int parts = job->nodes / BLOCK;
  constant_ints entry = u->node_entries + job->layers + task / parts * NODE_ENTRY_SIZE;
  select_layer(&u->stack, entry[NODE_ENTRY_LAYER], b);
  floats own = u->node_numbers + entry[NODE_ENTRY_TASKS] + (size_t)(task % parts) * entry[NODE_ENTRY_STRIDE];
  b->saved = own;
  b->gradient = own + entry[NODE_ENTRY_GRADIENT];
  b->temporary = u->scratch + (size_t)u->group * job->scratch_size;
  net->inputs = entry[NODE_ENTRY_NET];
  net->outputs = entry[NODE_ENTRY_NET + 1];
  net->layers = entry[NODE_ENTRY_NET + 2];
  net->hidden = entry[NODE_ENTRY_NET + 3];
  net->activation = entry[NODE_ENTRY_NET + 4];
  return entry;
}

// The range follows the samples: it grows at once and shrinks slowly, so that the next batch's outermost samples lie
// inside as a rule.
#define NODE_SHRINK 0.02f
INLINE void follow_range(const Step *u, constant_ints entry, floats table) {
  __global const Job *job = u->job;
  float least = INFINITY, most = -INFINITY;
  for (int chunk = 0; chunk < job->data_chunks + job->latent_chunks; chunk++) {
    constant_floats pulls = u->pulls + (size_t)chunk * job->pull_size + entry[NODE_ENTRY_PULLS];
    for (int lane = 0; lane < LANES; lane++) {
      least = min(least, pulls[PULL_LEAST + lane]);
      most = max(most, pulls[PULL_MOST + lane]);
    }
  }
  if (job->tabulated == TABULATED_STEP) {
    float low = table[NODE_LEAST], high = table[NODE_MOST];
    least = min(least, fma(NODE_SHRINK, least - low, low));
    most = max(most, fma(NODE_SHRINK, most - high, high));
  }
  table[NODE_LEAST] = least;
  table[NODE_MOST] = most;
}

// Eight numbers of LANES neighbouring intervals, summed over the chunks.
INLINE TableRecords pull_sums(const Step *u, constant_floats pulls) {
  __global const Job *job = u->job;
  int chunks = job->data_chunks + job->latent_chunks;
  TableRecords sum;
  UNROLLED(i, 8) sum.n[i] = AT(pulls + LANES * i);
  for (int chunk = 1; chunk < chunks; chunk++)
    UNROLLED(i, 8) sum.n[i] += AT(pulls + (size_t)chunk * job->pull_size + LANES * i);
  transpose_lanes(sum.n);
  return sum;
}

// Gradients at BLOCK nodes from `first` on: each interval's sums, spread over the four nodes of its cubic. `room`: for
// what intervals give to the node before them, to their own, and to the two behind, of both outputs.
#define SPREAD_MARGIN 8
#define SPREAD_ROW (BLOCK + 2 * SPREAD_MARGIN)
INLINE void node_gradients(const Step *u, constant_floats pulls, bool both, int first, floats to, floats room) {
  for (int i = 0; i < SPREAD_ROW; i += LANES) {
    int cell = first - SPREAD_MARGIN + i;
    TableRecords sum = {{0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f}};
    if (cell >= 0 && cell < u->job->nodes) sum = pull_sums(u, pulls + 8 * cell);
    UNROLLED(o, 2) {
      floats own = room + 4 * o * SPREAD_ROW + i;
      real d0 = sum.n[4 * o], d1 = sum.n[4 * o + 1], d2 = sum.n[4 * o + 2], d3 = sum.n[4 * o + 3];
      SET(own) = 0.5f * d2 - d1 / 3.0f - d3 / 6.0f;
      SET(own + SPREAD_ROW) = d0 - 0.5f * (d1 - d3) - d2;
      SET(own + 2 * SPREAD_ROW) = d1 + 0.5f * (d2 - d3);
      SET(own + 3 * SPREAD_ROW) = (d3 - d1) / 6.0f;
    }
  }
  for (int o = 0; o < (both ? 2 : 1); o++)
    EACH_WIDE_VECTOR(s) {
      constant_floats own = room + 4 * o * SPREAD_ROW + SPREAD_MARGIN + s;
      wide sum = WIDE_LOAD(own + 3 * SPREAD_ROW - 2) + WIDE_LOAD(own + 2 * SPREAD_ROW - 1);
      WIDE_STORE(to + o * BLOCK + s, sum + WIDE_LOAD(own + SPREAD_ROW) + WIDE_LOAD(own + 1));
    }
}

OUTLINE void nodes_backward(const Step *u, int task) {
  __global const Job *job = u->job;
  Block b;
  Conditioner net;
  constant_ints entry = node_task(u, task, &b, &net);
  int part = task % (job->nodes / BLOCK);
  if (part == 0 && job->tabulated != TABULATED_GRADIENT)
    follow_range(u, entry, u->node_tables + entry[NODE_ENTRY_TABLE]);
  if (job->tabulated == TABULATED_OBSERVE) return;
  for (int i = entry[NODE_ENTRY_GRADIENT]; i < entry[NODE_ENTRY_STRIDE]; i += LANES)
    SET(b.gradient - entry[NODE_ENTRY_GRADIENT] + i) = (real)0.0f;
  if (!b.record[RECORD_TRAINED]) return;
  constant_floats pulls = u->pulls + entry[NODE_ENTRY_PULLS];
  for (int o = 0; o < net.outputs; o += 2)
    node_gradients(u, pulls + PULL_HEADER + 4 * o * job->nodes, o + 1 < net.outputs, part * BLOCK,
                   b.temporary + o * BLOCK, b.temporary + 2 * conditioner_widest(&b, &net) * BLOCK);
  conditioner_backward(&b, &net, false);
}

OUTLINE void nodes_forward(const Step *u, int task) {
  __global const Job *job = u->job;
  Block b;
  Conditioner net;
  constant_ints entry = node_task(u, task, &b, &net);
  int part = task % (job->nodes / BLOCK), first = part * BLOCK;
  floats table = u->node_tables + entry[NODE_ENTRY_TABLE];
  // One per cent more than was seen; never nothing.
  float least = table[NODE_LEAST], most = table[NODE_MOST];
  float margin = max(0.01f * (most - least), 1e-5f * (1.0f + max(fabs(least), fabs(most))));
  float low = least - margin, spacing = (most - least + 2.0f * margin) / (float)(job->nodes - 3);
  EACH_VECTOR(s) SET(b.saved + s) = fma(FROM_INT((mask)(first - 1 + s) + LANE_NUMBERS), (real)spacing, (real)low);
  for (int i = BLOCK; i < net.inputs * BLOCK; i += LANES) SET(b.saved + i) = (real)0.0f;
  constant_floats outputs = conditioner_forward(&b, &net);
  for (int o = 0; o < net.outputs; o += 2) {
    floats to = table + NODE_HEADER + o * job->nodes + 2 * first;
    for (int s = 0; s < BLOCK; s++) {
      to[2 * s] = outputs[o * BLOCK + s];
      to[2 * s + 1] = o + 1 < net.outputs ? outputs[(o + 1) * BLOCK + s] : 0.0f;
    }
  }
  if (part == 0) {
    table[NODE_LOW] = low;
    table[NODE_PER] = 1.0f / spacing;
  }
}
