// A conditioner for a team: small matrix products, tiled. The team brings a piece of the weights into local memory, then
// every item sums tiles of eight rows by eight samples in registers. Rows lie flat, BLOCK apart, in the places that
// conditioner.cl gives them. All items of a group call these functions together.
#if TEAM > 1

typedef __local float *shared_floats;
typedef __local const float *constant_shared_floats;

// Numbers of local memory for weights: a layer of 64 x 64, its rows an odd number apart so that banks don't collide.
#define TEAM_WEIGHTS 4160
#define TEAM_DEPTH 256  // of a product that is summed before the next piece; and its most columns on the way back
#define TILE 8

INLINE int tiles_of(int count) { return (count + TILE - 1) / TILE; }
INLINE void team_waits(void) { barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE); }

// A piece of `matrix` (columns wide) to local memory, its rows `apart`.
INLINE void team_fetch(constant_floats matrix, int columns, int first_row, int rows, int first_column, int width,
                       int apart, shared_floats to) {
  for (int i = get_local_id(0); i < rows * width; i += TEAM) {
    int row = i / width, column = i - row * width;
    to[row * apart + column] = matrix[(first_row + row) * columns + first_column + column];
  }
}

// What becomes of a level's sums. `activation` below zero: nothing. `activated`: for SiLU, which keeps its sums, where the
// activated ones go.
#define NO_ACTIVATION (-1)
INLINE void team_store(int activation, floats activated, int row, int s, float8 sums, floats out) {
  floats to = out + row * BLOCK + s;
  float number[TILE];
  switch (activation) {
    case ACTIVATION_TANH:
      vstore8(sums, 0, number);
      UNROLLED(i, TILE) to[i] = tanh_lanes(number[i]);
      return;
    case ACTIVATION_SILU:
      vstore8(sums, 0, number);
      UNROLLED(i, TILE) activated[row * BLOCK + s + i] = activate(ACTIVATION_SILU, number[i]);
      vstore8(sums, 0, to);
      return;
    case ACTIVATION_RELU:
      vstore8(fmax(sums, (float8)0.0f), 0, to);
      return;
    case ACTIVATION_LEAKY_RELU:
      vstore8(fmax(sums, LEAK * sums), 0, to);
      return;
    default:
      vstore8(sums, 0, to);
  }
}

// Rows row .. row + 7 of W in, for samples s .. s + 7; `piece` has the rows of W, `depth` numbers of each. The first
// product starts from the biases, others from what `out` holds.
INLINE void tile_forward(constant_shared_floats piece, int apart, int row, int rows, int depth, int s, bool starts,
                          constant_floats biases, constant_floats in, floats out, int activation, floats activated) {
  int at[TILE];
  float8 sums[TILE];
  UNROLLED(i, TILE) {
    int own = min(row + i, rows - 1);
    at[i] = own * apart;
    sums[i] = starts ? (float8)biases[own] : vload8(0, out + own * BLOCK + s);
  }
  for (int k = 0; k < depth; k++) {
    float8 x = vload8(0, in + k * BLOCK + s);
    UNROLLED(i, TILE) sums[i] = fma((float8)piece[at[i] + k], x, sums[i]);
  }
  for (int i = 0; i < TILE && row + i < rows; i++) team_store(activation, activated, row + i, s, sums[i], out);
}

// out = activation(W in + b), W `to` x `from`.
INLINE void team_product_forward(int to, int from, constant_floats weights, constant_floats biases, constant_floats in,
                                 floats out, int activation, floats activated, shared_floats piece) {
  for (int first = 0; first < from; first += TEAM_DEPTH) {
    int depth = min(TEAM_DEPTH, from - first), apart = depth | 1;
    bool last = first + depth == from;
    int most_rows = TEAM_WEIGHTS / apart / TILE * TILE;
    for (int top = 0; top < to; top += most_rows) {
      int rows = min(most_rows, to - top);
      team_fetch(weights, from, top, rows, first, depth, apart, piece);
      team_waits();
      for (int t = get_local_id(0); t < tiles_of(rows) * (BLOCK / TILE); t += TEAM)
        tile_forward(piece, apart, t / (BLOCK / TILE) * TILE, rows, depth, t % (BLOCK / TILE) * TILE, first == 0,
                     biases + top, in + first * BLOCK, out + top * BLOCK, last ? activation : NO_ACTIVATION, activated + top * BLOCK);
      team_waits();
    }
  }
}

INLINE float activation_derivative(int activation, float saved) {
  switch (activation) {
    case ACTIVATION_TANH: return fma(-saved, saved, 1.0f);
    case ACTIVATION_SILU: {
      float share = sigmoid_lanes(saved);
      return share * fma(saved, 1.0f - share, 1.0f);
    }
    case ACTIVATION_LEAKY_RELU: return saved > 0.0f ? 1.0f : LEAK;
    default: return saved > 0.0f ? 1.0f : 0.0f;
  }
}

// Likewise rows column .. column + 7 of W^T grad; `piece` has `depth` rows of W, of which these are the columns.
INLINE void tile_backward(constant_shared_floats piece, int apart, int column, int width, int depth, int s, bool starts,
                           constant_floats grad, floats out) {
  int at[TILE];
  float8 sums[TILE];
  UNROLLED(i, TILE) {
    at[i] = min(column + i, width - 1);
    sums[i] = starts ? (float8)0.0f : vload8(0, out + at[i] * BLOCK + s);
  }
  for (int n = 0; n < depth; n++) {
    float8 g = vload8(0, grad + n * BLOCK + s);
    UNROLLED(i, TILE) sums[i] = fma((float8)piece[n * apart + at[i]], g, sums[i]);
  }
  for (int i = 0; i < TILE && column + i < width; i++) vstore8(sums[i], 0, out + (column + i) * BLOCK + s);
}

// out = W^T grad.
INLINE void team_product_backward(int from, int to, constant_floats weights, constant_floats grad, floats out,
                                  shared_floats piece) {
  for (int left = 0; left < from; left += TEAM_DEPTH) {
    int width = min(TEAM_DEPTH, from - left), apart = width | 1, most_rows = TEAM_WEIGHTS / apart;
    for (int top = 0; top < to; top += most_rows) {
      int rows = min(most_rows, to - top);
      team_fetch(weights, from, top, rows, left, width, apart, piece);
      team_waits();
      for (int t = get_local_id(0); t < tiles_of(width) * (BLOCK / TILE); t += TEAM)
        tile_backward(piece, apart, t / (BLOCK / TILE) * TILE, width, rows, t % (BLOCK / TILE) * TILE, top == 0,
                      grad + top * BLOCK, out + left * BLOCK);
      team_waits();
    }
  }
}

#define GRADIENT_COLUMNS 4
// Adds rows row .. row + 7, columns column .. column + 3 of grad in^T to the gradient of the weights.
INLINE void tile_gradient(constant_floats grad, int row, int to, constant_floats in, int column, int from,
                           floats weights) {
  constant_floats g[TILE], x[GRADIENT_COLUMNS];
  float sums[TILE][GRADIENT_COLUMNS];
  UNROLLED(i, TILE) {
    g[i] = grad + min(row + i, to - 1) * BLOCK;
    UNROLLED(j, GRADIENT_COLUMNS) sums[i][j] = 0.0f;
  }
  UNROLLED(j, GRADIENT_COLUMNS) x[j] = in + min(column + j, from - 1) * BLOCK;
  for (int s = 0; s < BLOCK; s += 4) {
    float4 own[GRADIENT_COLUMNS];
    UNROLLED(j, GRADIENT_COLUMNS) own[j] = vload4(0, x[j] + s);
    UNROLLED(i, TILE) {
      float4 other = vload4(0, g[i] + s);
      UNROLLED(j, GRADIENT_COLUMNS) {
        float sum = fma(other.x, own[j].x, sums[i][j]);
        sum = fma(other.y, own[j].y, sum);
        sum = fma(other.z, own[j].z, sum);
        sums[i][j] = fma(other.w, own[j].w, sum);
      }
    }
  }
  UNROLLED(i, TILE) UNROLLED(j, GRADIENT_COLUMNS)
    if (row + i < to && column + j < from) weights[(row + i) * from + column + j] += sums[i][j];
}

INLINE float row_total(constant_floats row) {
  float4 sum = 0.0f;
  for (int s = 0; s < BLOCK; s += 4) sum += vload4(0, row + s);
  return (sum.x + sum.y) + (sum.z + sum.w);
}

// Adds to the gradient of weights and biases. A number is always the same item's.
INLINE void team_weights_gradient(constant_floats grad, int to, constant_floats in, int from, floats weights,
                                  floats biases) {
  int across = (from + GRADIENT_COLUMNS - 1) / GRADIENT_COLUMNS;
  for (int t = get_local_id(0); t < tiles_of(to) * across; t += TEAM)
    tile_gradient(grad, t / across * TILE, to, in, t % across * GRADIENT_COLUMNS, from, weights);
  for (int n = get_local_id(0); n < to; n += TEAM) biases[n] += row_total(grad + n * BLOCK);
}

// As conditioner_forward and conditioner_backward, of networks that are evaluated.
// `layers`: those of the network, or 0: nothing. (No barrier stands under a condition, only in loops: compilers for CPUs
// copy what follows a conditional one.)
INLINE void team_conditioner_forward(const Block *b, const Conditioner *net, int layers, shared_floats piece) {
  constant_floats weights = b->values, biases = weights + conditioner_weight_count(b, net), in = b->saved;
  floats level = b->saved + net->inputs * BLOCK, outputs = conditioner_outputs(b, net);
  int widest = conditioner_widest(b, net) * BLOCK;
  for (int l = 0; l < layers; l++) {
    int from = conditioner_width(b, net, l), to = conditioner_width(b, net, l + 1);
    bool last = l + 1 == layers;
    floats out = last ? outputs : level;
    // Two places in turn, since the one before is still being read.
    floats activated = b->temporary + l % 2 * widest;
    team_product_forward(to, from, weights, biases, in, out, last ? NO_ACTIVATION : net->activation, activated, piece);
    in = net->activation == ACTIVATION_SILU ? activated : out;
    weights += from * to;
    biases += to;
    level += to * BLOCK;
  }
}

INLINE constant_floats team_conditioner_backward(const Block *b, const Conditioner *net, bool inputs_only,
                                                 shared_floats piece) {
  int widest = conditioner_widest(b, net) * BLOCK;
  floats grad = b->temporary, other = grad + widest, active = other + widest;
  int weights = conditioner_weight_count(b, net), biases = conditioner_parameter_count(b, net);
  int rows = conditioner_rows_before_outputs(b, net);
  for (int l = net->layers - 1; l >= 0; l--) {
    int from = conditioner_width(b, net, l), to = conditioner_width(b, net, l + 1);
    rows -= from;
    weights -= from * to;
    biases -= to;
    constant_floats saved = b->saved + rows * BLOCK;
    bool recomputes = !inputs_only && l > 0 && net->activation == ACTIVATION_SILU;
    if (recomputes)
      EACH_OWN_OF_ROWS(r, from, s) active[r * BLOCK + s] = activate(ACTIVATION_SILU, saved[r * BLOCK + s]);
    team_waits();
    if (!inputs_only)
      team_weights_gradient(grad, to, recomputes ? active : saved, from, b->gradient + weights, b->gradient + biases);
    team_product_backward(from, to, b->values + weights, grad, other, piece);
    if (l > 0)
      EACH_OWN_OF_ROWS(r, from, s)
        other[r * BLOCK + s] *= activation_derivative(net->activation, saved[r * BLOCK + s]);
    floats swap = grad;
    grad = other;
    other = swap;
  }
  return grad;
}

OUTLINE void layer_stage(const Block *b, NetworkPass *p) {
  switch (b->record[RECORD_CODE]) { LAYER_CASES(_stage, (b, p)) }
}
INLINE void team_stage(const Block *b, NetworkPass *p, int stage) {
  p->stage = stage;
  layer_stage(b, p);
}

// The first position from `i` on in steps of `by`, of a pass through `count` layers, whose layer is active; beyond the
// ends when there is none. Position 0 is layer `start`, the next one `direction` further.
INLINE int next_active(const Stack *stack, int start, int direction, int count, int i, int by) {
  while (i >= 0 && i < count && !stack->records[(start + direction * i) * RECORD_SIZE + RECORD_ACTIVE]) i += by;
  return i;
}

// What layer_run and layer_run_backward do. A pointwise layer has no passes.
INLINE NetworkPass plan_passes(const Block *b, int pass) {
  NetworkPass p;
  p.inverse = layer_runs_inverse(b, pass);
  p.passes = 0;
  p.passes_back = 0;
  if (!b->record[RECORD_POINTWISE]) team_stage(b, &p, STAGE_PLAN);
  return p;
}
INLINE void team_run(const Block *b, int pass, shared_floats piece) {
  if (b->record[RECORD_POINTWISE]) layer_run(b, pass);
  NetworkPass p = plan_passes(b, pass);
  for (p.pass = 0; p.pass < p.passes; p.pass++) {
    team_stage(b, &p, STAGE_BEFORE);
    team_conditioner_forward(b, &p.net, p.wanted ? p.net.layers : 0, piece);
    team_stage(b, &p, STAGE_AFTER);
  }
}
INLINE void team_run_backward(const Block *b, int pass, shared_floats piece) {
  if (b->record[RECORD_POINTWISE]) layer_run_backward(b, pass);
  NetworkPass p = plan_passes(b, pass);
  for (p.pass = 0; p.pass < p.passes_back; p.pass++) {
    team_stage(b, &p, STAGE_SEEDS);
    p.inputs = team_conditioner_backward(b, &p.net, p.inputs_only, piece);
    team_stage(b, &p, STAGE_TAKE_BACK);
  }
}

// The block as one item of its team sees it.
INLINE void join_team(Block *b, floats sums) {
  b->first = get_local_id(0);
  b->stride = TEAM;
  b->sums = sums;
}

#endif
