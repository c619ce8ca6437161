// A conditioner of one scalar x, tabulated: what live pictures use instead of evaluating the network at every point.
//
// Cells cover the real line by v = (x - centre) / half: half of them lie evenly in |v| <= 1, where the model has its
// mass, the others grow with v^2 (u = 1 - 1 / (2 |v|)), so that points far out don't coarsen the middle. A cell holds
// 8 numbers for each pair of outputs:
//   smooth activations   two cubics in d = x - (left end of the cell), through the four nearest nodes
//   ReLU and leaky ReLU  the network is piecewise linear. {kink k, value at k, slope left of it, slope right of it,
//                        the same three of the second output, 0}: exact. A cell with several kinks has 1 + the first
//                        of its pieces in the last number; the lane then looks for its piece in the list.
// A block with a point outside of the table is evaluated by the network itself.
//
// A table in floats: header, cells (pair after pair), for pieces their ends, then rows of the outputs there.

#define TABLE_HEADER 16
#define TABLE_MODE 0      // one of TABLE_IS_*, an int
#define TABLE_CENTRE 1
#define TABLE_HALF 2
#define TABLE_CELLS 3     // int
#define TABLE_CAPACITY 4  // int, of the list of pieces
#define TABLE_LOW 5       // what was observed
#define TABLE_HIGH 6
#define TABLE_PIECES 7    // int, ends in the list
#define TABLE_NET 8       // ints: found, inputs, outputs, layers, hidden, activation, piecewise linear

#define TABLE_IS_EXACT 0    // no table
#define TABLE_IS_SMOOTH 1
#define TABLE_IS_PIECES 2
#define TABLE_IS_CAPTURE 3  // note down which network a layer has
#define TABLE_IS_OBSERVE 4  // note down where its input lies

#define TABLE_REACH 1e4f  // of pieces, in |v|

#if LANES == 8
#define TRUNCATE_INT(x) convert_int8(x)
#define LANE_NUMBERS ((int8)(0, 1, 2, 3, 4, 5, 6, 7))
#define FIRST_LANE(x) ((x).s0)
#else
#define TRUNCATE_INT(x) convert_int(x)
#define LANE_NUMBERS 0
#define FIRST_LANE(x) (x)
#endif

INLINE int table_integer(constant_floats table, int place) { return as_int(table[place]); }

INLINE real table_position(real v, float cells) {
  real far = fabs(v);
  real u = CHOOSE(far <= 1.0f, 0.5f * far, 1.0f - 0.5f / far);
  return fma(CHOOSE(v < 0.0f, -u, u), (real)(0.5f * cells), (real)(0.5f * cells));
}
// The inverse of table_position.
INLINE real table_node(real position, float cells) {
  real u = fma(position, (real)(2.0f / cells), (real)-1.0f), near = fabs(u);
  real v = CHOOSE(near <= 0.5f, 2.0f * near, 0.5f / (1.0f - near));
  return CHOOSE(u < 0.0f, -v, v);
}

// Eight vectors; number i of cell c is lane c of n[i].
typedef struct {
  real n[8];
} TableRecords;

#if LANES == 8
INLINE TableRecords table_records(constant_floats cells, mask cell) {
  TableRecords t = {{AT(cells + 8 * cell.s0), AT(cells + 8 * cell.s1), AT(cells + 8 * cell.s2), AT(cells + 8 * cell.s3),
                     AT(cells + 8 * cell.s4), AT(cells + 8 * cell.s5), AT(cells + 8 * cell.s6), AT(cells + 8 * cell.s7)}};
  transpose_lanes(t.n);
  return t;
}
// Records of eight neighbouring cells, destroyed.
INLINE void table_store(floats cells, TableRecords *r) {
  transpose_lanes(r->n);
  for (int i = 0; i < 8; i++) SET(cells + 8 * i) = r->n[i];
}
#else
INLINE TableRecords table_records(constant_floats cells, mask cell) {
  TableRecords t;
  for (int i = 0; i < 8; i++) t.n[i] = cells[8 * cell + i];
  return t;
}
INLINE void table_store(floats cells, TableRecords *r) {
  for (int i = 0; i < 8; i++) cells[i] = r->n[i];
}
#endif

// Lanes whose cell holds several kinks.
OUTLINE void table_crowded_cells(constant_floats table, constant_floats cells, constant_floats x, mask cell,
                                 constant_floats ends, int first, int outputs, floats to) {
  int own[LANES];
#if LANES == 8
  vstore8(cell, 0, own);
#else
  own[0] = cell;
#endif
  int capacity = table_integer(table, TABLE_CAPACITY), last = table_integer(table, TABLE_PIECES) - 2;
  for (int lane = 0; lane < LANES; lane++) {
    int piece = (int)cells[8 * own[lane] + 7] - 1;
    if (piece >= 0) {
      while (piece < last && x[lane] > ends[piece + 1]) piece++;
      float width = ends[piece + 1] - ends[piece];
      float share = width > 0.0f ? (x[lane] - ends[piece]) / width : 0.0f;
      constant_floats values = ends + capacity + piece;
      for (int o = first; o < outputs && o < first + 2; o++) {
        constant_floats v = values + o * capacity;
        to[o * BLOCK + lane] = fma(share, v[1] - v[0], v[0]);
      }
    }
  }
}

// The input's row lies at b->saved already. Returns the rows of the outputs, or 0: then the network must be evaluated.
OUTLINE floats conditioner_look_up(const Block *b, const Conditioner *net) {
  floats table = b->table;
  constant_floats x = b->saved;
  int mode = table_integer(table, TABLE_MODE);
  if (mode == TABLE_IS_OBSERVE) {
    float low = table[TABLE_LOW], high = table[TABLE_HIGH];
    for (int s = 0; s < BLOCK; s++) {
      low = fmin(low, x[s]);
      high = fmax(high, x[s]);
    }
    table[TABLE_LOW] = low;
    table[TABLE_HIGH] = high;
  }
  if (mode == TABLE_IS_CAPTURE) {
    table[TABLE_NET] = as_float(1);
    table[TABLE_NET + 1] = as_float(net->inputs);
    table[TABLE_NET + 2] = as_float(net->outputs);
    table[TABLE_NET + 3] = as_float(net->layers);
    table[TABLE_NET + 4] = as_float(net->hidden);
    table[TABLE_NET + 5] = as_float(net->activation);
    bool linear = net->activation == ACTIVATION_RELU || net->activation == ACTIVATION_LEAKY_RELU;
    table[TABLE_NET + 6] = as_float(linear ? 1 : 0);
  }
  if (mode != TABLE_IS_SMOOTH && mode != TABLE_IS_PIECES) return 0;

  int count = table_integer(table, TABLE_CELLS), outputs = net->outputs, pairs = (outputs + 1) / 2;
  float centre = table[TABLE_CENTRE], half_width = table[TABLE_HALF], scale = 1.0f / half_width;
  constant_floats cells = table + TABLE_HEADER, ends = cells + 8 * pairs * count;
  floats out = b->saved + net->inputs * BLOCK;
  bool pieces = mode == TABLE_IS_PIECES;
  EACH_VECTOR(s) {
    real v = (AT(x + s) - centre) * scale, position = table_position(v, (float)count);
    mask inside = pieces ? fabs(v) < TABLE_REACH : position >= 2.0f && position < (float)(count - 2);
    if (ANY(!inside)) return 0;
    mask cell = clamp(TRUNCATE_INT(position), (mask)2, (mask)(count - 3));
    real d = AT(x + s) - fma(table_node(FROM_INT(cell), (float)count), (real)half_width, (real)centre);
    for (int p = 0; p < pairs; p++) {
      constant_floats own = cells + 8 * p * count;
      TableRecords c = table_records(own, cell);
      floats first = out + 2 * p * BLOCK + s;
      if (pieces) {
        real e = d - c.n[0];
        SET(first) = fma(CHOOSE(e < 0.0f, c.n[2], c.n[3]), e, c.n[1]);
        if (2 * p + 1 < outputs) SET(first + BLOCK) = fma(CHOOSE(e < 0.0f, c.n[5], c.n[6]), e, c.n[4]);
        if (ANY(c.n[7] > 0.0f)) table_crowded_cells(table, own, x + s, cell, ends, 2 * p, outputs, out + s);
      } else {
        SET(first) = fma(fma(fma(c.n[3], d, c.n[2]), d, c.n[1]), d, c.n[0]);
        if (2 * p + 1 < outputs)
          SET(first + BLOCK) = fma(fma(fma(c.n[7], d, c.n[6]), d, c.n[5]), d, c.n[4]);
      }
    }
  }
  return out;
}
