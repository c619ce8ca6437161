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
  real log_density, slope1, slope2;
} TableValue;

INLINE void cubic_weights(real t, real *w, real *slope) {
  real r = 1.0f - t, tt = t * t;
  const float sixth = 1.0f / 6.0f;
  w[0] = r * r * r * sixth;
  w[1] = fma(tt, fma((real)0.5f, t, (real)-1.0f), (real)(4.0f * sixth));
  w[3] = tt * t * sixth;
  w[2] = 1.0f - w[0] - w[1] - w[3];
  slope[0] = -0.5f * r * r;
  slope[1] = t * fma((real)1.5f, t, (real)-2.0f);
  slope[3] = 0.5f * tt;
  slope[2] = -slope[0] - slope[1] - slope[3];
}

// What the four rows of four coefficients at every lane's `index` give: sums over the rows weighted by w and by s, a
// vector over lanes for each column.
INLINE void table_columns(constant_floats coefficients, int columns, const int *index, const real *w, const real *s,
                          real *by_value, real *by_slope) {
#if LANES == 8
  // Lanes i and i + 4 share a vector, four columns each. Gathers of single numbers cost five times as much.
  float8 value[4], slope[4];
#define TABLE_SPREAD(v, i) shuffle((v), (uint8)(i, i, i, i, i + 4, i + 4, i + 4, i + 4))
#define TABLE_PAIR(i)                                                                                     \
  {                                                                                                       \
    constant_floats one = coefficients + index[i], two = coefficients + index[i + 4];                     \
    value[i] = 0.0f;                                                                                      \
    slope[i] = 0.0f;                                                                                      \
    _Pragma("unroll") for (int row = 0; row < 4; row++) {                                                 \
      float8 four = JOIN_TWO(vload4(0, one + row * columns), vload4(0, two + row * columns));            \
      value[i] = fma(TABLE_SPREAD(w[row], i), four, value[i]);                                            \
      slope[i] = fma(TABLE_SPREAD(s[row], i), four, slope[i]);                                            \
    }                                                                                                     \
  }
  TABLE_PAIR(0)
  TABLE_PAIR(1)
  TABLE_PAIR(2)
  TABLE_PAIR(3)
  transpose_quarters(value, by_value);
  transpose_quarters(slope, by_slope);
#else
  for (int column = 0; column < 4; column++) {
    by_value[column] = 0.0f;
    by_slope[column] = 0.0f;
    for (int row = 0; row < 4; row++) {
      real c = coefficients[index[0] + row * columns + column];
      by_value[column] = fma(w[row], c, by_value[column]);
      by_slope[column] = fma(s[row], c, by_slope[column]);
    }
  }
#endif
}

// Points whose coordinates are not numbers find the value at a corner; their gradient is not a number.
INLINE TableValue table_at(const Table *table, real x1, real x2) {
  real p1 = clamp(x1, (real)table->left, (real)table->right), p2 = clamp(x2, (real)table->bottom, (real)table->top);
  real u = (p1 - table->left) * table->per_x, v = (p2 - table->bottom) * table->per_y;
  real cell1 = clamp(floor(u), (real)0.0f, (real)(table->columns - 4));
  real cell2 = clamp(floor(v), (real)0.0f, (real)(table->rows - 4));
  int index[LANES];
#if LANES == 8
  vstore8(convert_int8(cell2) * table->columns + convert_int8(cell1), 0, index);
#else
  index[0] = (int)cell2 * table->columns + (int)cell1;
#endif
  real w1[4], w2[4], s1[4], s2[4];
  cubic_weights(u - cell1, w1, s1);
  cubic_weights(v - cell2, w2, s2);
  real across_value[4], across_slope[4];
  table_columns(table->coefficients, table->columns, index, w2, s2, across_value, across_slope);
  real value = w1[0] * across_value[0], g1 = s1[0] * across_value[0], g2 = w1[0] * across_slope[0];
  for (int column = 1; column < 4; column++) {
    value = fma(w1[column], across_value[column], value);
    g1 = fma(s1[column], across_value[column], g1);
    g2 = fma(w1[column], across_slope[column], g2);
  }
  g1 *= table->per_x;
  g2 *= table->per_y;
  real d1 = x1 - p1, d2 = x2 - p2;
  TableValue result;
  result.log_density = fma(g1, d1, fma(g2, d2, value)) - 0.5f * table->tail * fma(d1, d1, d2 * d2);
  result.slope1 = fma((real)-table->tail, d1, g1);
  result.slope2 = fma((real)-table->tail, d2, g2);
  return result;
}
