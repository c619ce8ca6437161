// Kernels that make the tables of conditioner_table.cl, from the values as they are when the device comes to it.

// What the host knows of a table, ENTRY_SIZE ints (gpu/conditioner_tables.h).
#define ENTRY_SIZE 16
#define ENTRY_LAYER 0
#define ENTRY_OFFSET 1    // of the header in the tables
#define ENTRY_CELLS 2
#define ENTRY_CAPACITY 3  // ends of pieces; 0: a smooth activation
#define ENTRY_NET 4       // as TABLE_NET, from the inputs on
#define ENTRY_COARSE 12   // offset of a second table with half the cells, whose error tells that of the first; or 0

// Cells that one block of nodes fills: a cell needs the node before it and two behind it, one of twice the width two
// before it and four behind it.
#if LANES == 8
#define FILLED (BLOCK - 16)
INLINE float8 table_every(constant_floats p, int step) {
  return step == 1 ? vload8(0, p) : (float8)(p[0], p[2], p[4], p[6], p[8], p[10], p[12], p[14]);
}
#define EVERY(p, step) table_every(p, step)
#else
#define EVERY(p, step) (*(p))
#define FILLED (BLOCK - 6)
#endif

// Runs every active layer once on a block of zeros and notes down its network: 8 ints a layer, TABLE_NET.
__kernel void find_conditioners(constant_ints records, constant_ints hyper, constant_floats values, int layers,
                                floats found, floats scratch, int saved_size) {
  Stack stack = {records, hyper, values, layers};
  floats header = scratch;
  for (int l = 0; l < layers; l++) {
    for (int i = 0; i < TABLE_HEADER; i++) header[i] = as_float(0);
    header[TABLE_MODE] = as_float(TABLE_IS_CAPTURE);
    Block b;
    select_layer(&stack, l, &b);
    b.gradient = 0;
    b.in = header + TABLE_HEADER;
    b.out = header + TABLE_HEADER + DIM * BLOCK;
    b.log_det = b.out + DIM * BLOCK;
    b.determinant = b.log_det + BLOCK;
    b.saved = b.determinant + BLOCK;
    b.temporary = b.saved + saved_size;
    b.grad = 0;
    b.grad_log_det = 0;
    b.table = header;
    for (int i = 0; i < DIM * BLOCK; i++) header[TABLE_HEADER + i] = 0.0f;
    start_determinant(b.log_det, b.determinant);
    if (b.record[RECORD_ACTIVE]) layer_run(&b, PASS_FORWARD);
    for (int i = 0; i < 8; i++) found[8 * l + i] = header[TABLE_NET + i];
  }
}

// A block for the network alone: no layer's coordinates.
INLINE void table_block(const Stack *stack, constant_ints entry, floats scratch, int saved_size, Block *b,
                        Conditioner *net) {
  select_layer(stack, entry[ENTRY_LAYER], b);
  b->saved = scratch;
  b->temporary = scratch + saved_size;
  b->table = 0;
  net->inputs = entry[ENTRY_NET];
  net->outputs = entry[ENTRY_NET + 1];
  net->layers = entry[ENTRY_NET + 2];
  net->hidden = entry[ENTRY_NET + 3];
  net->activation = entry[ENTRY_NET + 4];
}

// Row 0 holds x; the other inputs, which no output sees, are zero.
INLINE void table_clear_other_inputs(const Block *b, const Conditioner *net) {
  for (int i = BLOCK; i < net->inputs * BLOCK; i += LANES) SET(b->saved + i) = (real)0.0f;
}

// Sums of hidden level `level` (1 is the first) before its activation, for (leaky) ReLU networks.
OUTLINE constant_floats table_sums(const Block *b, const Conditioner *net, int level) {
  constant_floats weights = b->values, biases = b->values + conditioner_weight_count(b, net);
  floats in = b->saved;
  for (int l = 0; l < level; l++) {
    int from = conditioner_width(b, net, l), to = conditioner_width(b, net, l + 1);
    floats out = in + from * BLOCK;
    block_sums(to, from, weights, biases, in, out);
    if (l + 1 < level)
      for (int i = 0; i < to * BLOCK; i += LANES) SET(out + i) = activate(net->activation, AT(out + i));
    weights += from * to;
    biases += to;
    in = out;
  }
  return in;
}

OUTLINE void table_sort(floats p, int count) {
  int gap = 1;
  while (gap < count / 3) gap = 3 * gap + 1;
  for (; gap > 0; gap /= 3)
    for (int i = gap; i < count; i++) {
      float x = p[i];
      int j = i;
      for (; j >= gap && p[j - gap] > x; j -= gap) p[j] = p[j - gap];
      p[j] = x;
    }
}

// Appends where a neuron of this level changes its sign between neighbouring ends; between two of them every sum of
// the level is linear. Returns the new number of ends, 0 when there are too many.
OUTLINE int table_kinks(const Block *b, const Conditioner *net, int level, floats ends, int known, int capacity) {
  int count = known, width = conditioner_width(b, net, level);
  for (int first = 0; first + 1 < known; first += BLOCK - 1) {
    for (int s = 0; s < BLOCK; s++) b->saved[s] = ends[min(first + s, known - 1)];
    table_clear_other_inputs(b, net);
    constant_floats sums = table_sums(b, net, level);
    int intervals = min(BLOCK - 1, known - 1 - first);
    for (int n = 0; n < width; n++) {
      constant_floats a = sums + n * BLOCK;
      for (int s = 0; s < intervals; s++) {
        float a0 = a[s], a1 = a[s + 1];
        if ((a0 > 0.0f) == (a1 > 0.0f)) continue;
        float x0 = ends[first + s], x1 = ends[first + s + 1], width_of = x1 - x0;
        // From the nearer end, since the outermost pieces are long.
        float x = fabs(a0) < fabs(a1) ? fma(width_of, a0 / (a0 - a1), x0) : fma(width_of, a1 / (a0 - a1), x1);
        if (!(x > x0 && x < x1)) continue;
        if (count == capacity) return 0;
        ends[count++] = x;
      }
    }
  }
  table_sort(ends, count);
  return count;
}

// Ends of all pieces of the network and its outputs there. Returns their number, 0 when there are too many.
OUTLINE int table_pieces(const Block *b, const Conditioner *net, float centre, float half_width, floats ends,
                         int capacity) {
  float reach = TABLE_REACH * half_width;
  int count = 3;
  ends[0] = centre - reach;
  ends[1] = centre;
  ends[2] = centre + reach;
  for (int level = 1; level < net->layers && count > 0; level++)
    count = table_kinks(b, net, level, ends, count, capacity);
  floats values = ends + capacity;
  for (int first = 0; first < count; first += BLOCK) {
    for (int s = 0; s < BLOCK; s++) b->saved[s] = ends[min(first + s, count - 1)];
    table_clear_other_inputs(b, net);
    constant_floats out = conditioner_forward(b, net);
    for (int o = 0; o < net->outputs; o++)
      for (int s = 0; s < BLOCK && first + s < count; s++) values[o * capacity + first + s] = out[o * BLOCK + s];
  }
  return count;
}

INLINE void table_describe(floats table, int mode, float centre, float half_width, int cells) {
  table[TABLE_MODE] = as_float(mode);
  table[TABLE_CENTRE] = centre;
  table[TABLE_HALF] = half_width;
  table[TABLE_CELLS] = as_float(cells);
}

// Headers and pieces. `observed`: `observers` times `layers` headers with the range of each layer's input.
__kernel void start_tables(constant_ints records, constant_ints hyper, constant_floats values, int layers,
                           constant_ints entries, int count, constant_floats observed, int observers, floats tables,
                           floats scratch, int scratch_size, int saved_size) {
  Stack stack = {records, hyper, values, layers};
  for (int i = get_global_id(0); i < count; i += get_global_size(0)) {
    constant_ints entry = entries + i * ENTRY_SIZE;
    Block b;
    Conditioner net;
    table_block(&stack, entry, scratch + (size_t)get_global_id(0) * scratch_size, saved_size, &b, &net);
    floats table = tables + entry[ENTRY_OFFSET];
    float low = INFINITY, high = -INFINITY;
    for (int g = 0; g < observers; g++) {
      constant_floats seen = observed + (size_t)(g * layers + entry[ENTRY_LAYER]) * TABLE_HEADER;
      low = fmin(low, seen[TABLE_LOW]);
      high = fmax(high, seen[TABLE_HIGH]);
    }
    float centre = 0.5f * (low + high), half_width = fmax(0.6f * (high - low), 1e-3f + 1e-3f * fabs(centre));
    int cells = entry[ENTRY_CELLS], capacity = entry[ENTRY_CAPACITY], mode = TABLE_IS_SMOOTH;
    if (!(fabs(centre) < 1e6f && half_width < 1e6f)) {
      mode = TABLE_IS_EXACT;
    } else if (capacity > 0) {
      floats ends = table + TABLE_HEADER + 8 * ((net.outputs + 1) / 2) * cells;
      int found = table_pieces(&b, &net, centre, half_width, ends, capacity);
      mode = found > 0 ? TABLE_IS_PIECES : TABLE_IS_EXACT;
      table[TABLE_PIECES] = as_float(found);
    }
    table_describe(table, mode, centre, half_width, cells);
    table[TABLE_CAPACITY] = as_float(capacity);
    if (entry[ENTRY_COARSE]) table_describe(tables + entry[ENTRY_COARSE], mode, centre, half_width, cells / 2);
  }
}

// Left end of a cell in x, as conditioner_look_up finds it.
INLINE real table_place(constant_floats table, real cell, float cells) {
  return fma(table_node(cell, cells), (real)table[TABLE_HALF], (real)table[TABLE_CENTRE]);
}

// Coefficients of powers of d = x - x0 of the cubic through four nodes, the second being at d = 0.
INLINE void table_cubic(real before, real next, real after, real f_before, real f, real f_next, real f_after, real *c) {
  real g_before = (f_before - f) / before, g_next = (f_next - f) / next, g_after = (f_after - f) / after;
  real h_next = (g_next - g_before) / (next - before), h_after = (g_after - g_before) / (after - before);
  real cube = (h_after - h_next) / (after - next), square = fma(-cube, next + before, h_next);
  c[0] = f;
  c[1] = fma(-next, fma(cube, next, square), g_next);
  c[2] = square;
  c[3] = cube;
}

// Cells of `step` nodes each from rows of nodes: x and the outputs, BLOCK apart.
INLINE void fill_cells(constant_floats x, constant_floats f, bool both, int step, floats to) {
  for (int s = 0; s < FILLED; s += LANES * step) {
    real x0 = EVERY(x + s, step), before = EVERY(x + s - step, step) - x0, next = EVERY(x + s + step, step) - x0;
    real after = EVERY(x + s + 2 * step, step) - x0;
    TableRecords r;
    for (int o = 0; o < 2; o++) {
      constant_floats g = f + (both ? o * BLOCK : 0) + s;
      table_cubic(before, next, after, EVERY(g - step, step), EVERY(g, step), EVERY(g + step, step),
                  EVERY(g + 2 * step, step), r.n + 4 * o);
    }
    table_store(to + 8 * s / step, &r);
  }
}

// FILLED cells from `first` (even) on. Node s of the block is the left end of cell first - 2 + s.
INLINE void fill_smooth(const Block *b, const Conditioner *net, floats table, floats coarse, int first) {
  int cells = table_integer(table, TABLE_CELLS);
  EACH_VECTOR(s) {
    real node = FROM_INT(clamp((mask)(first - 2 + s) + LANE_NUMBERS, (mask)1, (mask)(cells - 1)));
    SET(b->saved + s) = table_place(table, node, (float)cells);
  }
  table_clear_other_inputs(b, net);
  constant_floats out = conditioner_forward(b, net), x = b->saved + 2;
  for (int p = 0; p < (net->outputs + 1) / 2; p++) {
    constant_floats f = out + 2 * p * BLOCK + 2;
    bool both = 2 * p + 1 < net->outputs;
    fill_cells(x, f, both, 1, table + TABLE_HEADER + 8 * (p * cells + first));
    fill_cells(x, f, both, 2, coarse + TABLE_HEADER + 8 * (p * (cells / 2) + first / 2));
  }
}

// Cells [first, last) of a piecewise linear network.
INLINE void fill_pieces(const Conditioner *net, floats table, int first, int last) {
  int cells = table_integer(table, TABLE_CELLS), capacity = table_integer(table, TABLE_CAPACITY);
  int pairs = (net->outputs + 1) / 2, count = table_integer(table, TABLE_PIECES);
  constant_floats ends = table + TABLE_HEADER + 8 * pairs * cells, values = ends + capacity;
  int piece = 0;
  float next = FIRST_LANE(table_place(table, (real)(float)first, (float)cells));
  for (int cell = first; cell < last; cell++) {
    // The outermost cells reach to the ends of the list.
    float place = next;
    next = FIRST_LANE(table_place(table, (real)(float)(cell + 1), (float)cells));
    float left = cell == 2 ? ends[0] : place, right = cell == cells - 3 ? ends[count - 1] : next;
    if (cell == first) {
      // Piece i lies between ends i and i + 1; the last whose left end is not right of `left`.
      int low = 0, high = count - 1;
      while (high - low > 1) {
        int middle = (low + high) / 2;
        if (ends[middle] <= left)
          low = middle;
        else
          high = middle;
      }
      piece = low;
    }
    while (piece + 2 < count && ends[piece + 1] <= left) piece++;
    int kinks = 0;
    while (kinks < 2 && piece + 2 + kinks < count && ends[piece + 1 + kinks] < right) kinks++;
    float kink = kinks == 1 ? ends[piece + 1] : place;
    for (int p = 0; p < pairs; p++) {
      floats to = table + TABLE_HEADER + 8 * (p * cells + cell);
      to[0] = kink - place;
      to[7] = kinks == 2 ? (float)(piece + 1) : 0.0f;
      for (int o = 0; o < 2; o++) {
        constant_floats v = values + (2 * p + o) * capacity + piece;
        bool there = 2 * p + o < net->outputs;
        float slopes[2] = {0.0f, 0.0f}, value = 0.0f;
        for (int side = 0; there && side < 2; side++) {
          int own = min(side, kinks);
          float width = ends[piece + own + 1] - ends[piece + own];
          slopes[side] = width > 0.0f ? (v[own + 1] - v[own]) / width : 0.0f;
        }
        // From the nearer end: the outermost pieces are long, and rounding grows with the distance.
        float after = place - ends[piece], before = ends[piece + 1] - place;
        if (there) value = kinks == 1 ? v[1] : (after < before ? fma(slopes[0], after, v[0]) : fma(-slopes[0], before, v[1]));
        to[1 + 3 * o] = value;
        to[2 + 3 * o] = slopes[0];
        to[3 + 3 * o] = slopes[kinks == 1 ? 1 : 0];
      }
    }
  }
}

// Cells of all tables, FILLED at a time.
__kernel void fill_tables(constant_ints records, constant_ints hyper, constant_floats values, int layers,
                          constant_ints entries, int count, floats tables, floats scratch, int scratch_size,
                          int saved_size) {
  Stack stack = {records, hyper, values, layers};
  int unit = get_global_id(0);
  for (int i = 0; i < count; i++) {
    constant_ints entry = entries + i * ENTRY_SIZE;
    floats table = tables + entry[ENTRY_OFFSET];
    Block b;
    Conditioner net;
    table_block(&stack, entry, scratch + (size_t)get_global_id(0) * scratch_size, saved_size, &b, &net);
    int units = (entry[ENTRY_CELLS] - 4) / FILLED, mode = table_integer(table, TABLE_MODE);
    for (; unit < units; unit += get_global_size(0)) {
      int first = 2 + unit * FILLED;
      if (mode == TABLE_IS_SMOOTH) fill_smooth(&b, &net, table, tables + entry[ENTRY_COARSE], first);
      if (mode == TABLE_IS_PIECES) fill_pieces(&net, table, first, first + FILLED);
    }
    unit -= units;
  }
}
