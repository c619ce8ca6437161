// What lies around the samples' places among the nodes of a table: eight numbers in a row for each sample, read from the
// nodes (four of them, both outputs of a pair) or added to a chunk's sums of an interval. `cells`: the bits of
// 2 * cell for each sample of a wide vector. A sample's numbers are a vector in memory, so vectors of samples are a
// transposition of them.

#define CELL(s) as_int(cells[s])

#if WIDE == 16
typedef float8 __attribute__((aligned(4))) window;
// A vector that must be in a register as a whole: compilers that see through a transposition load its numbers one by
// one, which is three times as many instructions.
#define WHOLE(v) __asm__("" : "+v"(v))

INLINE void turn_quarters(wide *rows) {
  transpose_quarters(rows, rows);
  UNROLLED(i, 4) WHOLE(rows[i]);
}

// Samples i and i + 4 in row i, i + 8 and i + 12 in row i + 4: then the last stage moves whole quarters.
#define EACH_ROW(X) X(0, 0) X(1, 1) X(2, 2) X(3, 3) X(4, 8) X(5, 9) X(6, 10) X(7, 11)
#define GATHER_ROW(i, s)                                                                  \
  rows[i] = (float16)(*(__global const window *)(nodes + CELL(s)),                       \
                      *(__global const window *)(nodes + CELL(s + 4)));                  \
  WHOLE(rows[i]);

INLINE void gather_nodes(constant_floats table, constant_floats cells, wide *columns) {
  constant_floats nodes = table - 2;
  wide rows[8];
  EACH_ROW(GATHER_ROW)
  turn_quarters(rows);
  turn_quarters(rows + 4);
  UNROLLED(i, 4) {
    double8 a = as_double8(rows[i]), b = as_double8(rows[i + 4]);
    columns[i] = as_float16((double8)(a.s0, a.s1, a.s4, a.s5, b.s0, b.s1, b.s4, b.s5));
    columns[i + 4] = as_float16((double8)(a.s2, a.s3, a.s6, a.s7, b.s2, b.s3, b.s6, b.s7));
  }
}

#define SCATTER_ROW(i, side, s) *(__global window *)(pulls + 4 * CELL(s)) += rows[i].side;
#define SCATTER_ROWS(i, side, s) \
  SCATTER_ROW(i, side, s) SCATTER_ROW(i + 1, side, s + 1) SCATTER_ROW(i + 2, side, s + 2) SCATTER_ROW(i + 3, side, s + 3)

INLINE void scatter_pulls(floats pulls, constant_floats cells, const wide *share) {
  wide rows[8];
  UNROLLED(i, 4) {
    double8 a = as_double8(share[i]), b = as_double8(share[i + 4]);
    rows[i] = as_float16((double8)(a.s0, a.s1, b.s0, b.s1, a.s2, a.s3, b.s2, b.s3));
    rows[i + 4] = as_float16((double8)(a.s4, a.s5, b.s4, b.s5, a.s6, a.s7, b.s6, b.s7));
    WHOLE(rows[i]);
    WHOLE(rows[i + 4]);
  }
  turn_quarters(rows);
  turn_quarters(rows + 4);
  // In the order of the samples.
  SCATTER_ROWS(0, lo, 0)
  SCATTER_ROWS(0, hi, 4)
  SCATTER_ROWS(4, lo, 8)
  SCATTER_ROWS(4, hi, 12)
}

#elif LANES == 8
#define TWO_NODES(s, offset) (*(__global const unaligned_four *)(nodes + CELL(s) - 2 + offset))

// Both outputs at two nodes, of samples i and i + 4 in row i.
INLINE void gather_nodes(constant_floats nodes, constant_floats cells, wide *columns) {
  UNROLLED(side, 2) {
    float8 rows[4];
    UNROLLED(i, 4) rows[i] = JOIN_TWO(TWO_NODES(i, 4 * side), TWO_NODES(i + 4, 4 * side));
    transpose_quarters(rows, columns + 4 * side);
  }
}

INLINE void scatter_pulls(floats pulls, constant_floats cells, const wide *share) {
  float8 first[4], second[4];
  transpose_quarters(share, first);
  transpose_quarters(share + 4, second);
  UNROLLED(i, 4) SET(pulls + 4 * CELL(i)) += JOIN_TWO(first[i].lo, second[i].lo);
  UNROLLED(i, 4) SET(pulls + 4 * CELL(i + 4)) += JOIN_TWO(first[i].hi, second[i].hi);
}

#else
INLINE void gather_nodes(constant_floats nodes, constant_floats cells, wide *columns) {
  for (int i = 0; i < 8; i++) columns[i] = nodes[CELL(0) - 2 + i];
}
INLINE void scatter_pulls(floats pulls, constant_floats cells, const wide *share) {
  for (int i = 0; i < 8; i++) pulls[4 * CELL(0) + i] += share[i];
}
#endif
