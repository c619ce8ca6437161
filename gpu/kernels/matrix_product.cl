// c (rows x vectors * LANES) = start + a (rows x depth) b (depth x vectors * LANES). Lanes run along the columns of b
// and c; elements of a are broadcast, so a may have any strides (a transpose costs nothing). All three products of a
// conditioner have this form. A tile of 4 rows x 2 vectors keeps eight independent sums in registers.

#define START_ZERO 0
#define START_ROW_BIAS 1  // bias[row] in every column
#define START_SUM 2       // what c holds

INLINE real product_start(int start, constant_floats bias, int row, constant_floats c) {
  if (start == START_SUM) return LOAD(c);
  return start == START_ROW_BIAS ? (real)bias[row] : (real)0.0f;
}

#define PRODUCT_TILE_ROW(r)                                     \
  real s##r##0 = product_start(start, bias, i + r, c##r);       \
  real s##r##1 = product_start(start, bias, i + r, c##r + LANES);

OUTLINE void matrix_product(int rows, int depth, int vectors, constant_floats a, int a_row, int a_column,
                            constant_floats b, int b_row, floats c, int c_row, constant_floats bias, int start) {
  int j = 0;
  for (; j + 2 <= vectors; j += 2) {
    constant_floats panel = b + j * LANES;
    int i = 0;
    for (; i + 4 <= rows; i += 4) {
      floats c0 = c + i * c_row + j * LANES, c1 = c0 + c_row, c2 = c1 + c_row, c3 = c2 + c_row;
      constant_floats a0 = a + i * a_row, a1 = a0 + a_row, a2 = a1 + a_row, a3 = a2 + a_row;
      PRODUCT_TILE_ROW(0)
      PRODUCT_TILE_ROW(1)
      PRODUCT_TILE_ROW(2)
      PRODUCT_TILE_ROW(3)
      constant_floats p = panel;
      for (int k = 0; k < depth; k++) {
        real b0 = LOAD(p), b1 = LOAD(p + LANES);
        int q = k * a_column;
        real f0 = a0[q], f1 = a1[q], f2 = a2[q], f3 = a3[q];
        s00 = fma(f0, b0, s00);
        s01 = fma(f0, b1, s01);
        s10 = fma(f1, b0, s10);
        s11 = fma(f1, b1, s11);
        s20 = fma(f2, b0, s20);
        s21 = fma(f2, b1, s21);
        s30 = fma(f3, b0, s30);
        s31 = fma(f3, b1, s31);
        p += b_row;
      }
      STORE(c0, s00);
      STORE(c0 + LANES, s01);
      STORE(c1, s10);
      STORE(c1 + LANES, s11);
      STORE(c2, s20);
      STORE(c2 + LANES, s21);
      STORE(c3, s30);
      STORE(c3 + LANES, s31);
    }
    for (; i < rows; i++) {
      floats c0 = c + i * c_row + j * LANES;
      constant_floats a0 = a + i * a_row;
      PRODUCT_TILE_ROW(0)
      constant_floats p = panel;
      for (int k = 0; k < depth; k++) {
        real f0 = a0[k * a_column];
        s00 = fma(f0, LOAD(p), s00);
        s01 = fma(f0, LOAD(p + LANES), s01);
        p += b_row;
      }
      STORE(c0, s00);
      STORE(c0 + LANES, s01);
    }
  }
  for (; j < vectors; j++) {
    for (int i = 0; i < rows; i++) {
      floats c0 = c + i * c_row + j * LANES;
      constant_floats a0 = a + i * a_row, p = b + j * LANES;
      real sum = product_start(start, bias, i, c0);
      for (int k = 0; k < depth; k++) {
        sum = fma((real)a0[k * a_column], LOAD(p), sum);
        p += b_row;
      }
      STORE(c0, sum);
    }
  }
}

// to[s][k] = from[k][s] for the first `columns` (a multiple of LANES) rows k of `from`, BLOCK samples s.
OUTLINE void transpose_block(constant_floats from, floats to, int columns) {
#if LANES == 8
  for (int k = 0; k < columns; k += 8)
    for (int s = 0; s < BLOCK; s += 8) {
      constant_floats f = from + k * BLOCK + s;
      float8 r0 = AT(f), r1 = AT(f + BLOCK), r2 = AT(f + 2 * BLOCK), r3 = AT(f + 3 * BLOCK);
      float8 r4 = AT(f + 4 * BLOCK), r5 = AT(f + 5 * BLOCK), r6 = AT(f + 6 * BLOCK), r7 = AT(f + 7 * BLOCK);
      // Pairs of rows interleaved, then pairs of pairs, then halves.
      float8 p0 = (float8)(r0.s0, r1.s0, r0.s1, r1.s1, r0.s4, r1.s4, r0.s5, r1.s5);
      float8 p1 = (float8)(r0.s2, r1.s2, r0.s3, r1.s3, r0.s6, r1.s6, r0.s7, r1.s7);
      float8 p2 = (float8)(r2.s0, r3.s0, r2.s1, r3.s1, r2.s4, r3.s4, r2.s5, r3.s5);
      float8 p3 = (float8)(r2.s2, r3.s2, r2.s3, r3.s3, r2.s6, r3.s6, r2.s7, r3.s7);
      float8 p4 = (float8)(r4.s0, r5.s0, r4.s1, r5.s1, r4.s4, r5.s4, r4.s5, r5.s5);
      float8 p5 = (float8)(r4.s2, r5.s2, r4.s3, r5.s3, r4.s6, r5.s6, r4.s7, r5.s7);
      float8 p6 = (float8)(r6.s0, r7.s0, r6.s1, r7.s1, r6.s4, r7.s4, r6.s5, r7.s5);
      float8 p7 = (float8)(r6.s2, r7.s2, r6.s3, r7.s3, r6.s6, r7.s6, r6.s7, r7.s7);
      float8 q0 = (float8)(p0.s01, p2.s01, p0.s45, p2.s45), q1 = (float8)(p0.s23, p2.s23, p0.s67, p2.s67);
      float8 q2 = (float8)(p1.s01, p3.s01, p1.s45, p3.s45), q3 = (float8)(p1.s23, p3.s23, p1.s67, p3.s67);
      float8 q4 = (float8)(p4.s01, p6.s01, p4.s45, p6.s45), q5 = (float8)(p4.s23, p6.s23, p4.s67, p6.s67);
      float8 q6 = (float8)(p5.s01, p7.s01, p5.s45, p7.s45), q7 = (float8)(p5.s23, p7.s23, p5.s67, p7.s67);
      floats t = to + s * columns + k;
      STORE(t, (float8)(q0.lo, q4.lo));
      STORE(t + columns, (float8)(q1.lo, q5.lo));
      STORE(t + 2 * columns, (float8)(q2.lo, q6.lo));
      STORE(t + 3 * columns, (float8)(q3.lo, q7.lo));
      STORE(t + 4 * columns, (float8)(q0.hi, q4.hi));
      STORE(t + 5 * columns, (float8)(q1.hi, q5.hi));
      STORE(t + 6 * columns, (float8)(q2.hi, q6.hi));
      STORE(t + 7 * columns, (float8)(q3.hi, q7.hi));
    }
#else
  for (int k = 0; k < columns; k++)
    for (int s = 0; s < BLOCK; s++) to[s * columns + k] = from[k * BLOCK + s];
#endif
}
