// The target's log-density: uniform cubic B-spline inside its box, quadratic tails outside. See
// core/targets/target_table.h for the layout and the formulas.

typedef struct {
  constant_floats coefficients;
  int columns, rows;
  float left, right, bottom, top;
  float per_x, per_y;  // 1 / spacing
  float tail;
} Table;

INLINE float4 spline_weights(float t) {
  float r = 1.0f - t, tt = t * t;
  return (float4)(r * r * r, fma(tt, 3.0f * t - 6.0f, 4.0f), fma(t, fma(t, 3.0f - 3.0f * t, 3.0f), 1.0f), tt * t) *
         (1.0f / 6.0f);
}
INLINE float4 spline_slopes(float t) {
  float r = 1.0f - t;
  return (float4)(-r * r, t * (3.0f * t - 4.0f), fma(t, 2.0f - 3.0f * t, 1.0f), t * t) * 0.5f;
}

// (log_density, d/dx1, d/dx2)
INLINE float3 table_at(const Table *table, float x1, float x2) {
  float p1 = clamp(x1, table->left, table->right), p2 = clamp(x2, table->bottom, table->top);
  float u = (p1 - table->left) * table->per_x, v = (p2 - table->bottom) * table->per_y;
  int i = clamp((int)u, 0, table->columns - 4), j = clamp((int)v, 0, table->rows - 4);
  float4 wx = spline_weights(u - i), wy = spline_weights(v - j);
  float4 sx = spline_slopes(u - i), sy = spline_slopes(v - j);
  constant_floats c = table->coefficients + j * table->columns + i;
  float4 r0 = vload4(0, c), r1 = vload4(0, c + table->columns);
  float4 r2 = vload4(0, c + 2 * table->columns), r3 = vload4(0, c + 3 * table->columns);
  float4 across_rows = wy.x * r0 + wy.y * r1 + wy.z * r2 + wy.w * r3;
  float4 slope_rows = sy.x * r0 + sy.y * r1 + sy.z * r2 + sy.w * r3;
  float g1 = dot(across_rows, sx) * table->per_x, g2 = dot(slope_rows, wx) * table->per_y;
  float d1 = x1 - p1, d2 = x2 - p2;
  return (float3)(dot(across_rows, wx) + g1 * d1 + g2 * d2 - 0.5f * table->tail * (d1 * d1 + d2 * d2),
                  g1 - table->tail * d1, g2 - table->tail * d2);
}
