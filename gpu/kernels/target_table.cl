// The target's log-density: uniform cubic B-spline inside its box, quadratic tails outside. See
// core/targets/target_table.h for the layout and the formulas.

typedef struct {
  constant_floats coefficients;
  int columns, rows;
  float left, right, bottom, top;
  float per_x, per_y;  // 1 / spacing
  float tail;
} Table;

typedef struct {
  wide log_density, slope1, slope2;
} TableValue;

INLINE void cubic_weights(wide t, wide *w, wide *slope) {
  wide r = 1.0f - t, tt = t * t;
  const float sixth = 1.0f / 6.0f;
  w[0] = r * r * r * sixth;
  w[1] = fma(tt, fma((wide)0.5f, t, (wide)-1.0f), (wide)(4.0f * sixth));
  w[3] = tt * t * sixth;
  w[2] = 1.0f - w[0] - w[1] - w[3];
  slope[0] = -0.5f * r * r;
  slope[1] = t * fma((wide)1.5f, t, (wide)-2.0f);
  slope[3] = 0.5f * tt;
  slope[2] = -slope[0] - slope[1] - slope[3];
}

// What the four rows of four coefficients at every lane's `index` give: sums over the rows weighted by w and by s, a
// vector over lanes for each column. Of vectors, a quarter of the lanes shares one: the four columns of lane i, then those
// of lane i + 4, and so on. Gathers of single numbers cost five times as much.
#if LANES == 8
#define TABLE_FOUR(lane) (*(__global const unaligned_four *)(coefficients + index[lane] + row * columns))
#if WIDE == 16
#define TABLE_FOURS(i) (wide)(TABLE_FOUR(i), TABLE_FOUR(i + 4), TABLE_FOUR(i + 8), TABLE_FOUR(i + 12))
#define TABLE_SPREAD(v, i)                                                                                       \
  shuffle((v), (uint16)(i, i, i, i, i + 4, i + 4, i + 4, i + 4, i + 8, i + 8, i + 8, i + 8, i + 12, i + 12, i + 12, \
                        i + 12))
#else
#define TABLE_FOURS(i) JOIN_TWO(TABLE_FOUR(i), TABLE_FOUR(i + 4))
#define TABLE_SPREAD(v, i) shuffle((v), (uint8)(i, i, i, i, i + 4, i + 4, i + 4, i + 4))
#endif
#define TABLE_QUARTER(i)                                                \
  value[i] = 0.0f;                                                      \
  slope[i] = 0.0f;                                                      \
  UNROLLED(row, 4) {                                                    \
    wide fours = TABLE_FOURS(i);                                        \
    value[i] = fma(TABLE_SPREAD(w[row], i), fours, value[i]);           \
    slope[i] = fma(TABLE_SPREAD(s[row], i), fours, slope[i]);           \
  }
INLINE void table_columns(constant_floats coefficients, int columns, const int *index, const wide *w, const wide *s,
                          wide *by_value, wide *by_slope) {
  wide value[4], slope[4];
  TABLE_QUARTER(0)
  TABLE_QUARTER(1)
  TABLE_QUARTER(2)
  TABLE_QUARTER(3)
  transpose_quarters(value, by_value);
  transpose_quarters(slope, by_slope);
}
#else
INLINE void table_columns(constant_floats coefficients, int columns, const int *index, const wide *w, const wide *s,
                          wide *by_value, wide *by_slope) {
  for (int column = 0; column < 4; column++) {
    by_value[column] = 0.0f;
    by_slope[column] = 0.0f;
    for (int row = 0; row < 4; row++) {
      wide c = coefficients[index[0] + row * columns + column];
      by_value[column] = fma(w[row], c, by_value[column]);
      by_slope[column] = fma(s[row], c, by_slope[column]);
    }
  }
}
#endif

// Where points lie in the table: the nearest points of the box, these in spacings, the cells and the coefficients with
// which these begin. Points whose coordinates are not numbers find the value at a corner; their gradient is not a number.
typedef struct {
  wide nearest1, nearest2;
  wide u, v;
  wide cell1, cell2;
  int index[WIDE];
} TablePlaces;

INLINE void find_places(const Table *table, wide x1, wide x2, TablePlaces *places) {
  wide p1 = clamp(x1, (wide)table->left, (wide)table->right), p2 = clamp(x2, (wide)table->bottom, (wide)table->top);
  wide u = (p1 - table->left) * table->per_x, v = (p2 - table->bottom) * table->per_y;
  wide cell1 = clamp(floor(u), (wide)0.0f, (wide)(table->columns - 4));
  wide cell2 = clamp(floor(v), (wide)0.0f, (wide)(table->rows - 4));
#if WIDE == 16
  vstore16(convert_int16(cell2) * table->columns + convert_int16(cell1), 0, places->index);
#elif LANES == 8
  vstore8(convert_int8(cell2) * table->columns + convert_int8(cell1), 0, places->index);
#else
  places->index[0] = (int)cell2 * table->columns + (int)cell1;
#endif
  places->nearest1 = p1;
  places->nearest2 = p2;
  places->u = u;
  places->v = v;
  places->cell1 = cell1;
  places->cell2 = cell2;
}

INLINE TableValue table_at(const Table *table, wide x1, wide x2) {
  TablePlaces places;
  find_places(table, x1, x2, &places);
  wide p1 = places.nearest1, p2 = places.nearest2;
  wide w1[4], w2[4], s1[4], s2[4];
  cubic_weights(places.u - places.cell1, w1, s1);
  cubic_weights(places.v - places.cell2, w2, s2);
  wide across_value[4], across_slope[4];
  table_columns(table->coefficients, table->columns, places.index, w2, s2, across_value, across_slope);
  wide value = w1[0] * across_value[0], g1 = s1[0] * across_value[0], g2 = w1[0] * across_slope[0];
  for (int column = 1; column < 4; column++) {
    value = fma(w1[column], across_value[column], value);
    g1 = fma(s1[column], across_value[column], g1);
    g2 = fma(w1[column], across_slope[column], g2);
  }
  g1 *= table->per_x;
  g2 *= table->per_y;
  wide d1 = x1 - p1, d2 = x2 - p2;
  TableValue result;
  result.log_density = fma(g1, d1, fma(g2, d2, value)) - 0.5f * table->tail * fma(d1, d1, d2 * d2);
  result.slope1 = fma((wide)-table->tail, d1, g1);
  result.slope2 = fma((wide)-table->tail, d2, g2);
  return result;
}
