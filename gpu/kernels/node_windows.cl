// What lies around the samples' places among the nodes of a table: eight numbers in a row for each sample, read from the
// nodes (four of them, both outputs of a pair) or added to a chunk's sums of an interval. `cells`: the bits of
// 2 * cell for each sample of a wide vector. A sample's numbers are a vector in memory, so vectors of samples are a
// transposition of them.

#define CELL(s) as_int(cells[s])

#if WIDE == 8
// Pairs of numbers as one: stages of a transposition that move pairs keep compilers from taking loads apart.
INLINE float8 joined_low_pairs(float8 a, float8 b) {
  return as_float8(shuffle2(as_ulong4(a), as_ulong4(b), (ulong4)(0, 4, 2, 6)));
}
INLINE float8 joined_high_pairs(float8 a, float8 b) {
  return as_float8(shuffle2(as_ulong4(a), as_ulong4(b), (ulong4)(1, 5, 3, 7)));
}
#endif

#if WIDE == 16
typedef float8 __attribute__((aligned(4))) window;
// A vector that must be in a register as a whole: compilers that see through a transposition load its numbers one by
// one, which is three times as many instructions.
#define WHOLE(v) __asm__("" : "+v"(v))

// Row i becomes column i in each of the four 4 x 4 quarters. (By elements: compilers make more of `shuffle2`.)
INLINE float16 joined_low(float16 a, float16 b) {
  return (float16)(a.s0, b.s0, a.s1, b.s1, a.s4, b.s4, a.s5, b.s5, a.s8, b.s8, a.s9, b.s9, a.sc, b.sc, a.sd, b.sd);
}
INLINE float16 joined_high(float16 a, float16 b) {
  return (float16)(a.s2, b.s2, a.s3, b.s3, a.s6, b.s6, a.s7, b.s7, a.sa, b.sa, a.sb, b.sb, a.se, b.se, a.sf, b.sf);
}
// The same of pairs.
INLINE float16 joined_low_pairs(float16 one, float16 two) {
  double8 a = as_double8(one), b = as_double8(two);
  return as_float16((double8)(a.s0, b.s0, a.s2, b.s2, a.s4, b.s4, a.s6, b.s6));
}
INLINE float16 joined_high_pairs(float16 one, float16 two) {
  double8 a = as_double8(one), b = as_double8(two);
  return as_float16((double8)(a.s1, b.s1, a.s3, b.s3, a.s5, b.s5, a.s7, b.s7));
}
INLINE void turn_quarters(wide *rows) {
  float16 p0 = joined_low(rows[0], rows[1]), p1 = joined_high(rows[0], rows[1]);
  float16 p2 = joined_low(rows[2], rows[3]), p3 = joined_high(rows[2], rows[3]);
  rows[0] = joined_low_pairs(p0, p2);
  rows[1] = joined_high_pairs(p0, p2);
  rows[2] = joined_low_pairs(p1, p3);
  rows[3] = joined_high_pairs(p1, p3);
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
// vload4 may be two loads of two numbers, which are then never put together.
typedef float4 __attribute__((aligned(4))) two_nodes;
#define TWO_NODES(s, offset) (*(__global const two_nodes *)(nodes + CELL(s) - 2 + offset))

INLINE void turn_quarters(const float8 *rows, float8 *columns) {
  float8 p0 = shuffle2(rows[0], rows[1], (uint8)(0, 8, 1, 9, 4, 12, 5, 13));
  float8 p1 = shuffle2(rows[0], rows[1], (uint8)(2, 10, 3, 11, 6, 14, 7, 15));
  float8 p2 = shuffle2(rows[2], rows[3], (uint8)(0, 8, 1, 9, 4, 12, 5, 13));
  float8 p3 = shuffle2(rows[2], rows[3], (uint8)(2, 10, 3, 11, 6, 14, 7, 15));
  columns[0] = joined_low_pairs(p0, p2);
  columns[1] = joined_high_pairs(p0, p2);
  columns[2] = joined_low_pairs(p1, p3);
  columns[3] = joined_high_pairs(p1, p3);
}

// Both outputs at two nodes, of samples i and i + 4 in row i.
INLINE void gather_nodes(constant_floats nodes, constant_floats cells, wide *columns) {
  UNROLLED(side, 2) {
    float8 rows[4];
    UNROLLED(i, 4) rows[i] = JOIN_TWO(TWO_NODES(i, 4 * side), TWO_NODES(i + 4, 4 * side));
    turn_quarters(rows, columns + 4 * side);
  }
}

INLINE void scatter_pulls(floats pulls, constant_floats cells, const wide *share) {
  float8 first[4], second[4];
  turn_quarters(share, first);
  turn_quarters(share + 4, second);
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
