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

INLINE real gather(constant_floats base, const int *index) {
#if LANES == 8
  return (float8)(base[index[0]], base[index[1]], base[index[2]], base[index[3]], base[index[4]], base[index[5]],
                  base[index[6]], base[index[7]]);
#else
  return base[index[0]];
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
  real value = 0.0f, g1 = 0.0f, g2 = 0.0f;
  for (int row = 0; row < 4; row++) {
    constant_floats c = table->coefficients + row * table->columns;
    real c0 = gather(c, index), c1 = gather(c + 1, index), c2 = gather(c + 2, index), c3 = gather(c + 3, index);
    real along = fma(w1[0], c0, fma(w1[1], c1, fma(w1[2], c2, w1[3] * c3)));
    real slope = fma(s1[0], c0, fma(s1[1], c1, fma(s1[2], c2, s1[3] * c3)));
    value = fma(w2[row], along, value);
    g1 = fma(w2[row], slope, g1);
    g2 = fma(s2[row], along, g2);
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
