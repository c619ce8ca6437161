// The three products of a conditioner's layer, over samples as lanes: what a layer sends forward, what it sends back,
// and the gradient of its weights. A product of small matrices lives from its registers: a tile of TILE_ROWS rows and
// two wide vectors of columns is summed over the whole depth before anything is stored, so that every number that is
// loaded serves many multiply-adds.

// A tile of wide vectors of 512 bits has 32 registers; a tile of 6 x 2 fills 16 registers of 256 bits.
#if WIDE == 16
#define TILE_ROWS 8
#else
#define TILE_ROWS 6
#endif

// Rows of a block between products lie panel by panel: PANEL samples of all rows, then the next PANEL samples. A panel
// stays in the first cache, which rows of a power of two apart don't.
#if LANES == 8
#define PANEL (2 * WIDE)
#else
#define PANEL BLOCK
#endif
#define TILE_COLUMNS (2 * WIDE)

// Where value r of sample s lies: at[s / PANEL * panel + r * row + s % PANEL].
typedef struct {
  floats at;
  int row;
  int panel;
} Rows;

INLINE Rows flat_rows(constant_floats at) {
  Rows rows = {(floats)at, BLOCK, PANEL};
  return rows;
}
INLINE Rows paneled_rows(constant_floats at, int count) {
  Rows rows = {(floats)at, PANEL, count * PANEL};
  return rows;
}

INLINE Rows row_of(Rows rows, int row) {
  rows.at += row * rows.row;
  return rows;
}

#define ROWS_OF_1(X) X(0)
#define ROWS_OF_2(X) ROWS_OF_1(X) X(1)
#define ROWS_OF_4(X) ROWS_OF_2(X) X(2) X(3)
#define ROWS_OF_6(X) ROWS_OF_4(X) X(4) X(5)
#define ROWS_OF_8(X) ROWS_OF_6(X) X(6) X(7)

// One step of a tile: column q of `a`, whose rows lie a_row apart, times the vectors b0 and b1.
#define TILE_STEP(r)                  \
  {                                   \
    wide f = (wide)(p[r * a_row]);    \
    s##r##0 = fma(f, b0, s##r##0);    \
    s##r##1 = fma(f, b1, s##r##1);    \
  }
#define TILE_SUM(COUNT, depth)                               \
  for (int k = 0; k < depth; k++) {                          \
    wide b0 = WIDE_LOAD(q), b1 = WIDE_LOAD(q + WIDE);        \
    ROWS_OF_##COUNT(TILE_STEP)                               \
    p += a_column;                                           \
    q += b_row;                                              \
  }

// --- forward: out = activation(biases + weights in), for one panel ---

// `slope`: what the activation does to negative sums; 1 leaves them alone. Not a number stays not a number.
#define FORWARD_START(r) wide s##r##0 = (wide)(biases[i + r]), s##r##1 = s##r##0;
#define FORWARD_CUT(r)                                   \
  s##r##0 = WIDE_CHOOSE(0.0f > s##r##0, 0.0f, s##r##0);  \
  s##r##1 = WIDE_CHOOSE(0.0f > s##r##1, 0.0f, s##r##1);
#define FORWARD_BEND(r)                                             \
  s##r##0 = WIDE_CHOOSE(s##r##0 > 0.0f, s##r##0, slope * s##r##0);  \
  s##r##1 = WIDE_CHOOSE(s##r##1 > 0.0f, s##r##1, slope * s##r##1);
#define FORWARD_END(r)                       \
  WIDE_STORE(c + r * out_row, s##r##0);      \
  WIDE_STORE(c + r * out_row + WIDE, s##r##1);
#define FORWARD_TILES(COUNT)                                        \
  for (; i + COUNT <= rows; i += COUNT) {                           \
    constant_floats p = weights + i * depth, q = in + j;            \
    floats c = out + i * out_row + j;                               \
    ROWS_OF_##COUNT(FORWARD_START) TILE_SUM(COUNT, depth)           \
    if (slope == 0.0f) {                                            \
      ROWS_OF_##COUNT(FORWARD_CUT)                                  \
    } else if (slope != 1.0f) {                                     \
      ROWS_OF_##COUNT(FORWARD_BEND)                                 \
    }                                                               \
    ROWS_OF_##COUNT(FORWARD_END)                                    \
  }

OUTLINE void product_forward(int rows, int depth, constant_floats weights, constant_floats biases, constant_floats in,
                             int b_row, floats out, int out_row, float slope) {
  const int a_row = depth, a_column = 1;
  for (int j = 0; j < PANEL; j += TILE_COLUMNS) {
    int i = 0;
#if TILE_ROWS == 8
    FORWARD_TILES(8)
#else
    FORWARD_TILES(6)
#endif
    FORWARD_TILES(4)
    FORWARD_TILES(2)
    FORWARD_TILES(1)
  }
}

// The sums of a layer before its activation for a whole block, rows flat.
OUTLINE void block_sums(int rows, int depth, constant_floats weights, constant_floats biases, constant_floats in,
                        floats out) {
  for (int s = 0; s < BLOCK; s += PANEL)
    product_forward(rows, depth, weights, biases, in + s, BLOCK, out + s, BLOCK, 1.0f);
}

// --- backward: out = transposed weights * grad * activation'(saved), for one panel ---

// `saved` (unless null) lies as `out`; the derivative is 1 where it is positive and `slope` elsewhere.
#define BACKWARD_START(r) wide s##r##0 = 0.0f, s##r##1 = 0.0f;
#define BACKWARD_CUT(r)                                                                          \
  s##r##0 = WIDE_CHOOSE(WIDE_LOAD(h + r * out_row) > 0.0f, s##r##0, 0.0f);                       \
  s##r##1 = WIDE_CHOOSE(WIDE_LOAD(h + r * out_row + WIDE) > 0.0f, s##r##1, 0.0f);
#define BACKWARD_BEND(r)                                                                         \
  s##r##0 = WIDE_CHOOSE(WIDE_LOAD(h + r * out_row) > 0.0f, s##r##0, slope * s##r##0);            \
  s##r##1 = WIDE_CHOOSE(WIDE_LOAD(h + r * out_row + WIDE) > 0.0f, s##r##1, slope * s##r##1);
#define BACKWARD_END(r)                      \
  WIDE_STORE(c + r * out_row, s##r##0);      \
  WIDE_STORE(c + r * out_row + WIDE, s##r##1);
#define BACKWARD_TILES(COUNT)                                           \
  for (; i + COUNT <= rows; i += COUNT) {                               \
    constant_floats p = weights + i, q = grad + j;                      \
    floats c = out + i * out_row + j;                                   \
    ROWS_OF_##COUNT(BACKWARD_START) TILE_SUM(COUNT, depth)              \
    if (saved) {                                                        \
      constant_floats h = saved + i * out_row + j;                      \
      if (slope == 0.0f) {                                              \
        ROWS_OF_##COUNT(BACKWARD_CUT)                                   \
      } else {                                                          \
        ROWS_OF_##COUNT(BACKWARD_BEND)                                  \
      }                                                                 \
    }                                                                   \
    ROWS_OF_##COUNT(BACKWARD_END)                                       \
  }

OUTLINE void product_backward(int rows, int depth, constant_floats weights, constant_floats grad, int b_row, floats out,
                              int out_row, constant_floats saved, float slope) {
  const int a_row = 1, a_column = rows;
  for (int j = 0; j < PANEL; j += TILE_COLUMNS) {
    int i = 0;
#if TILE_ROWS == 8
    BACKWARD_TILES(8)
#else
    BACKWARD_TILES(6)
#endif
    BACKWARD_TILES(4)
    BACKWARD_TILES(2)
    BACKWARD_TILES(1)
  }
}

// --- weights: gradient += grad * transposed in, over a whole block ---

// `turned`: `in` sample by sample, TILE_COLUMNS columns at a time (turn_rows). The lanes run along a row of the
// gradient; those beyond its end add zero to what follows it.
#define WEIGHTS_START(r) wide s##r##0 = WIDE_LOAD(c + r * columns), s##r##1 = WIDE_LOAD(c + r * columns + WIDE);
#define WEIGHTS_START_ONE(r) wide s##r##0 = WIDE_LOAD(c + r * columns);
#define WEIGHTS_END(r)                            \
  WIDE_STORE(c + r * columns, s##r##0);           \
  WIDE_STORE(c + r * columns + WIDE, s##r##1);
#define WEIGHTS_END_ONE(r) WIDE_STORE(c + r * columns, s##r##0);
#define TILE_STEP_ONE(r) s##r##0 = fma((wide)(p[r * a_row]), b0, s##r##0);
#define TILE_SUM_ONE(COUNT, depth)       \
  for (int k = 0; k < depth; k++) {      \
    wide b0 = WIDE_LOAD(q);              \
    ROWS_OF_##COUNT(TILE_STEP_ONE)       \
    p += a_column;                       \
    q += b_row;                          \
  }
#define WEIGHTS_TILES(COUNT, ONE)                                                  \
  for (; i + COUNT <= rows; i += COUNT) {                                          \
    constant_floats q = turned + j * BLOCK;                                        \
    floats c = gradient + i * columns + j;                                         \
    ROWS_OF_##COUNT(WEIGHTS_START##ONE)                                            \
    for (int s = 0; s < BLOCK; s += PANEL) {                                       \
      constant_floats p = grad.at + s / PANEL * grad.panel + i * grad.row;         \
      TILE_SUM##ONE(COUNT, PANEL)                                                  \
    }                                                                              \
    ROWS_OF_##COUNT(WEIGHTS_END##ONE)                                              \
  }

OUTLINE void product_weights(int rows, int columns, Rows grad, constant_floats turned, floats gradient) {
  const int a_row = grad.row, a_column = 1, b_row = TILE_COLUMNS;
  int j = 0;
  for (; j + WIDE < columns; j += TILE_COLUMNS) {
    int i = 0;
#if TILE_ROWS == 8
    WEIGHTS_TILES(8, )
#else
    WEIGHTS_TILES(6, )
#endif
    WEIGHTS_TILES(4, )
    WEIGHTS_TILES(1, )
  }
  if (j < columns) {
    int i = 0;
    WEIGHTS_TILES(8, _ONE)
    WEIGHTS_TILES(1, _ONE)
  }
}
