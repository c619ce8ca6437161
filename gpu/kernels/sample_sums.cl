// Sums over the samples of a block, and the turn from rows of samples to samples of rows.

#if LANES == 8
// The eight sums across v0 .. v7, in their order.
INLINE float8 across_eight(const float8 *v) {
  float8 a = JOIN_TWO(v[0].lo, v[1].lo) + JOIN_TWO(v[0].hi, v[1].hi);
  float8 b = JOIN_TWO(v[2].lo, v[3].lo) + JOIN_TWO(v[2].hi, v[3].hi);
  float8 c = JOIN_TWO(v[4].lo, v[5].lo) + JOIN_TWO(v[4].hi, v[5].hi);
  float8 d = JOIN_TWO(v[6].lo, v[7].lo) + JOIN_TWO(v[6].hi, v[7].hi);
  float8 e = JOIN_TWO(a.even, b.even) + JOIN_TWO(a.odd, b.odd);
  float8 f = JOIN_TWO(c.even, d.even) + JOIN_TWO(c.odd, d.odd);
  return JOIN_TWO(e.even, f.even) + JOIN_TWO(e.odd, f.odd);
}
#else
INLINE float8 across_eight(const float *v) { return (float8)(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7]); }
#endif

// Sums over the samples of rows first .. first + 7 (repeating the last of `count`), and of their products with a row.
typedef struct {
  float8 plain;
  float8 products;
} EightSums;

INLINE EightSums eight_sums(Rows rows, int first, int count, Rows by, bool want_plain, bool want_products) {
  wide plain[8], products[8];
  int offset[8];
  _Pragma("unroll") for (int i = 0; i < 8; i++) {
    plain[i] = (wide)0.0f;
    products[i] = (wide)0.0f;
    offset[i] = min(first + i, count - 1) * rows.row;
  }
  for (int s = 0; s < BLOCK; s += PANEL) {
    constant_floats p = rows.at + s / PANEL * rows.panel, q = by.at + s / PANEL * by.panel;
    for (int t = 0; t < PANEL; t += WIDE) {
      wide factor = want_products ? WIDE_LOAD(q + t) : (wide)0.0f;
      _Pragma("unroll") for (int i = 0; i < 8; i++) {
        wide x = WIDE_LOAD(p + offset[i] + t);
        if (want_plain) plain[i] += x;
        if (want_products) products[i] = fma(x, factor, products[i]);
      }
    }
  }
  real ends[8];
  EightSums sums = {(float8)(0.0f), (float8)(0.0f)};
  if (want_plain) {
    _Pragma("unroll") for (int i = 0; i < 8; i++) ends[i] = narrowed(plain[i]);
    sums.plain = across_eight(ends);
  }
  if (want_products) {
    _Pragma("unroll") for (int i = 0; i < 8; i++) ends[i] = narrowed(products[i]);
    sums.products = across_eight(ends);
  }
  return sums;
}

INLINE void add_eight(float8 sums, int count, floats to, int apart) {
  if (count >= 8 && apart == 1) {
    vstore8(vload8(0, to) + sums, 0, to);
    return;
  }
  float all[8];
  vstore8(sums, 0, all);
  for (int i = 0; i < min(count, 8); i++) to[i * apart] += all[i];
}

// to[i] += sum over samples of row i.
OUTLINE void add_row_sums(Rows rows, int count, floats to) {
  for (int i = 0; i < count; i += 8)
    add_eight(eight_sums(rows, i, count, rows, true, false).plain, count - i, to + i, 1);
}
// to[i * apart] += sum over samples of row i times the row `by`.
OUTLINE void add_row_products(Rows rows, int count, Rows by, floats to, int apart) {
  for (int i = 0; i < count; i += 8)
    add_eight(eight_sums(rows, i, count, by, false, true).products, count - i, to + i * apart, apart);
}
// Both at once.
OUTLINE void add_row_sums_and_products(Rows rows, int count, Rows by, floats sums, floats products, int apart) {
  for (int i = 0; i < count; i += 8) {
    EightSums both = eight_sums(rows, i, count, by, true, true);
    add_eight(both.plain, count - i, sums + i, 1);
    add_eight(both.products, count - i, products + i * apart, apart);
  }
}

#if LANES == 8
// t[s][0 .. 7] = f[0 .. 7][s] for eight samples; rows from `valid` on are zero.
INLINE void turn_eight(constant_floats f, int row, int valid, floats t, int t_row) {
  float8 rows[8];
  UNROLLED(i, 8) rows[i] = i < valid ? LOAD(f + i * row) : (float8)(0.0f);
  transpose_lanes(rows);
  UNROLLED(i, 8) STORE(t + i * t_row, rows[i]);
}
#endif

// to[k / TILE_COLUMNS * TILE_COLUMNS * BLOCK + s * TILE_COLUMNS + k % TILE_COLUMNS] = row k of `from` at sample s, for
// `count` rows; up to a multiple of WIDE the rest is zero.
OUTLINE void turn_rows(Rows from, int count, floats to) {
  int filled = (count + WIDE - 1) / WIDE * WIDE;
  for (int s = 0; s < BLOCK; s += LANES)
    for (int k = 0; k < filled; k += LANES) {
      floats t = to + k / TILE_COLUMNS * TILE_COLUMNS * BLOCK + k % TILE_COLUMNS + s * TILE_COLUMNS;
      constant_floats f = from.at + s / PANEL * from.panel + s % PANEL + k * from.row;
#if LANES == 8
      if (k < count)
        turn_eight(f, from.row, count - k, t, TILE_COLUMNS);
      else
        for (int i = 0; i < 8; i++) STORE(t + i * TILE_COLUMNS, (float8)(0.0f));
#else
      t[0] = f[0];
#endif
    }
}
