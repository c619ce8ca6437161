// A conditioner for a team: small matrix products, tiled. The team brings a piece of the weights into local memory, then
// every item sums tiles of the product in registers. Rows lie flat, BLOCK apart, in the places that conditioner.cl gives
// them. All items of a group call these functions together.
#if TEAM > 1

typedef __local float *shared_floats;
typedef __local const float *constant_shared_floats;

// Local memory holds a piece of a matrix, or of two for their product: at most PIECE rows of PIECE columns. Its rows are
// PIECE_ROW numbers apart, which keeps four numbers aligned and spreads a column over eight banks.
#define PIECE 64
#define PIECE_ROW (PIECE + 4)
#define PIECE_NUMBERS (PIECE * PIECE_ROW)
// Some compilers give a __local array no more than its numbers need.
#define PIECE_OF_MATRIX(name) __local float name[PIECE_NUMBERS] __attribute__((aligned(16)))
#define PIECE_SAMPLES (PIECE / 2)  // of gradients and inputs side by side

// A tile in an item's registers: rows by four samples. Neighbouring items have neighbouring samples, so that the group
// reads whole lines.
#define TEAM_TILE_ROWS 8
#define QUADS (BLOCK / 4)

// Rows begin at multiples of four numbers everywhere.
#define QUAD(p) (*(__global const float4 *)(p))
#define STORE_QUAD(p, v) (*(__global float4 *)(p) = (v))
#define SHARED_QUAD(p) (*(__local const float4 *)(p))

INLINE void team_waits(void) { barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE); }

// `count` lines of `numbers` numbers, `apart` from each other, to local memory: as they are, or turned; zeros fill them up
// to whole tiles. A strip of items takes a line, since a division would cost more than the items that idle on a short
// one.
#define STRIP (TEAM < 32 ? TEAM : 32)
#define STRIPS (TEAM / STRIP)
#define FETCHED 8  // lines of an item that are on their way at a time
#define WHOLE_TILES(count) (((count) + TEAM_TILE_ROWS - 1) / TEAM_TILE_ROWS * TEAM_TILE_ROWS)
INLINE void team_fetch(constant_floats lines, int apart, int count, int numbers, bool turned, shared_floats to) {
  int own = get_local_id(0) % STRIP, strip = get_local_id(0) / STRIP;
  int whole_lines = WHOLE_TILES(count), whole_numbers = WHOLE_TILES(numbers);
  for (int i = own; i < whole_numbers; i += STRIP)
    for (int first = strip; first < whole_lines; first += FETCHED * STRIPS) {
      float fetched[FETCHED];
      UNROLLED(j, FETCHED) {
        int line = first + j * STRIPS;
        fetched[j] = line < count && i < numbers ? lines[(size_t)line * apart + i] : 0.0f;
      }
      UNROLLED(j, FETCHED) {
        int line = first + j * STRIPS;
        if (line < whole_lines) to[turned ? i * PIECE_ROW + line : line * PIECE_ROW + i] = fetched[j];
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

// What becomes of a product's sums.
typedef struct {
  int kind;               // one of SUMS_*
  int activation;         // of ACTIVATION_*
  floats activated;       // SUMS_ACTIVATED of SiLU, which keeps its sums: where the activated ones go
  constant_floats saved;  // SUMS_TAKEN_BACK: what the level's forward pass saved
} Finish;
#define SUMS_PLAIN 0
#define SUMS_ACTIVATED 1   // the next level's inputs
#define SUMS_TAKEN_BACK 2  // times the activation's derivative

// The sum at `place` of the rows of `out`.
INLINE float finished(const Finish *finish, int place, float sum) {
  if (finish->kind == SUMS_PLAIN) return sum;
  if (finish->kind == SUMS_TAKEN_BACK) return sum * activation_derivative(finish->activation, finish->saved[place]);
  switch (finish->activation) {
    case ACTIVATION_TANH: return tanh_lanes(sum);
    case ACTIVATION_SILU: finish->activated[place] = activate(ACTIVATION_SILU, sum); return sum;
    case ACTIVATION_RELU: return fmax(sum, 0.0f);
    default: return fmax(sum, LEAK * sum);
  }
}

// Four rows of a tile.
INLINE void add_products(float4 factors, float4 x, float4 *sums) {
  sums[0] = fma((float4)factors.x, x, sums[0]);
  sums[1] = fma((float4)factors.y, x, sums[1]);
  sums[2] = fma((float4)factors.z, x, sums[2]);
  sums[3] = fma((float4)factors.w, x, sums[3]);
}

// Rows row .. row + TEAM_TILE_ROWS - 1 of a product, for samples s .. s + 3: sums over `depth` of piece[k][row] in[k][s]. The
// first product starts from the biases (0: from zero), others from what `out` holds.
INLINE void product_tile(constant_shared_floats piece, int row, int rows, int depth, int s, bool starts,
                         constant_floats biases, constant_floats in, floats out, const Finish *finish) {
  float4 sums[TEAM_TILE_ROWS];
  UNROLLED(i, TEAM_TILE_ROWS) {
    int own = min(row + i, rows - 1);
    sums[i] = !starts ? QUAD(out + own * BLOCK + s) : biases ? (float4)biases[own] : (float4)0.0f;
  }
#pragma unroll 8
  for (int k = 0; k < depth; k++) {
    float4 x = QUAD(in + k * BLOCK + s);
    UNROLLED(i, TEAM_TILE_ROWS / 4) {
      float4 w = SHARED_QUAD(piece + k * PIECE_ROW + row + 4 * i);
      add_products(w, x, sums + 4 * i);
    }
  }
  // Unrolled, else the sums lie in memory.
  UNROLLED(i, TEAM_TILE_ROWS) {
    if (row + i < rows) {
      int place = (row + i) * BLOCK + s;
      float4 sum = sums[i];
      STORE_QUAD(out + place,
                 (float4)(finished(finish, place, sum.x), finished(finish, place + 1, sum.y),
                          finished(finish, place + 2, sum.z), finished(finish, place + 3, sum.w)));
    }
  }
}

// The same for so few rows that tiles would leave most items idle: an item a number.
INLINE void product_number(constant_shared_floats piece, int row, int depth, int s, bool starts, constant_floats biases,
                           constant_floats in, floats out, const Finish *finish) {
  int place = row * BLOCK + s;
  float sum = !starts ? out[place] : biases ? biases[row] : 0.0f;
#pragma unroll 8
  for (int k = 0; k < depth; k++) sum = fma(piece[k * PIECE_ROW + row], in[k * BLOCK + s], sum);
  out[place] = finished(finish, place, sum);
}

// out = M in + biases, M `to` x `from`: the weights, or their transpose where `turned`. What `finish` names belongs to
// the rows of `out`.
INLINE void team_product(int to, int from, constant_floats weights, bool turned, constant_floats biases,
                         constant_floats in, floats out, const Finish *finish, shared_floats piece) {
  for (int top = 0; top < to; top += PIECE)
    for (int first = 0; first < from; first += PIECE) {
      int rows = min(PIECE, to - top), depth = min(PIECE, from - first);
      if (turned)
        team_fetch(weights + first * to + top, to, depth, rows, false, piece);
      else
        team_fetch(weights + top * from + first, from, rows, depth, true, piece);
      team_waits();
      Finish own = *finish;
      if (first + depth < from) own.kind = SUMS_PLAIN;
      own.activated += top * BLOCK;
      own.saved += top * BLOCK;
      constant_floats own_biases = biases ? biases + top : 0, own_in = in + first * BLOCK;
      if (rows < TEAM_TILE_ROWS) {
        for (int t = get_local_id(0); t < rows * BLOCK; t += TEAM)
          product_number(piece, t / BLOCK, depth, t % BLOCK, first == 0, own_biases, own_in, out + top * BLOCK, &own);
      } else {
        int tiles = (rows + TEAM_TILE_ROWS - 1) / TEAM_TILE_ROWS * QUADS;
        for (int t = get_local_id(0); t < tiles; t += TEAM)
          product_tile(piece, t / QUADS * TEAM_TILE_ROWS, rows, depth, t % QUADS * 4, first == 0, own_biases, own_in,
                       out + top * BLOCK, &own);
      }
      team_waits();
    }
}

#define GRADIENT_ROWS 8
#define GRADIENT_COLUMNS 4

// Samples s .. s + PIECE_SAMPLES - 1 of both factors, turned: a sample's numbers of `grad`, then of `in`, side by side.
INLINE void fetch_factors(constant_floats grad, int rows, constant_floats in, int columns, int s, int samples,
                          shared_floats piece) {
  team_fetch(grad + s, BLOCK, rows, samples, true, piece);
  team_fetch(in + s, BLOCK, columns, samples, true, piece + PIECE_SAMPLES * PIECE_ROW);
  team_waits();
}

// Adds grad in^T to a piece of the gradient whose rows are `apart`; an item a tile of it, or a number where these are few.
INLINE void team_gradient_piece(constant_floats grad, int rows, constant_floats in, int columns, floats to, int apart,
                                shared_floats piece) {
  constant_shared_floats gradients = piece, inputs = piece + PIECE_SAMPLES * PIECE_ROW;
  int across = (columns + GRADIENT_COLUMNS - 1) / GRADIENT_COLUMNS;
  bool few = rows * columns <= TEAM;
  int count = few ? rows * columns : (rows + GRADIENT_ROWS - 1) / GRADIENT_ROWS * across;
  for (int begin = 0; begin < count; begin += TEAM) {
    int t = begin + get_local_id(0);
    int row = few ? t / columns : t / across * GRADIENT_ROWS, column = few ? t % columns : t % across * GRADIENT_COLUMNS;
    // What is there is read in one go, long before it is needed.
    float4 sums[GRADIENT_ROWS];
    UNROLLED(i, GRADIENT_ROWS) {
      float there[GRADIENT_COLUMNS] = {0.0f, 0.0f, 0.0f, 0.0f};
      UNROLLED(j, GRADIENT_COLUMNS)
        if (t < count && (few ? i + j == 0 : row + i < rows && column + j < columns))
          there[j] = to[(row + i) * apart + column + j];
      sums[i] = vload4(0, there);
    }
    for (int s = 0; s < BLOCK; s += PIECE_SAMPLES) {
      int samples = min(PIECE_SAMPLES, BLOCK - s);
      fetch_factors(grad, rows, in, columns, s, samples, piece);
      if (few) {
        float sum = sums[0].x;
        if (t < count)
          for (int k = 0; k < samples; k++)
            sum = fma(gradients[k * PIECE_ROW + row], inputs[k * PIECE_ROW + column], sum);
        sums[0].x = sum;
      } else if (t < count) {
        for (int k = 0; k < samples; k++) {
          float4 x = SHARED_QUAD(inputs + k * PIECE_ROW + column);
          UNROLLED(i, GRADIENT_ROWS / 4) {
            float4 g = SHARED_QUAD(gradients + k * PIECE_ROW + row + 4 * i);
            add_products(g, x, sums + 4 * i);
          }
        }
      }
      team_waits();
    }
    if (t < count) {
      if (few) {
        to[row * apart + column] = sums[0].x;
      } else {
        UNROLLED(i, GRADIENT_ROWS) {
          float own[GRADIENT_COLUMNS];
          vstore4(sums[i], 0, own);
          UNROLLED(j, GRADIENT_COLUMNS)
            if (row + i < rows && column + j < columns) to[(row + i) * apart + column + j] = own[j];
        }
      }
    }
  }
}

INLINE float row_total(constant_floats row) {
  float4 sum = 0.0f;
  for (int s = 0; s < BLOCK; s += 4) sum += QUAD(row + s);
  return (sum.x + sum.y) + (sum.z + sum.w);
}

// Adds to the gradient of weights and biases. A number is always the same item's.
INLINE void team_weights_gradient(constant_floats grad, int to, constant_floats in, int from, floats weights,
                                  floats biases, shared_floats piece) {
  for (int row = 0; row < to; row += PIECE)
    for (int column = 0; column < from; column += PIECE)
      team_gradient_piece(grad + row * BLOCK, min(PIECE, to - row), in + column * BLOCK, min(PIECE, from - column),
                          weights + row * from + column, from, piece);
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
    // Two places in turn for what is activated, since the one before is still being read.
    Finish finish = {last ? SUMS_PLAIN : SUMS_ACTIVATED, net->activation, b->temporary + l % 2 * widest, 0};
    team_product(to, from, weights, false, biases, in, out, &finish, piece);
    in = net->activation == ACTIVATION_SILU ? finish.activated : out;
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
    // Barriers stand in loops, never under a condition: no rows, no loop.
    team_weights_gradient(grad, inputs_only ? 0 : to, recomputes ? active : saved, from, b->gradient + weights,
                          b->gradient + biases, piece);
    Finish finish = {l > 0 ? SUMS_TAKEN_BACK : SUMS_PLAIN, net->activation, 0, saved};
    team_product(from, to, b->values + weights, true, 0, grad, other, &finish, piece);
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
