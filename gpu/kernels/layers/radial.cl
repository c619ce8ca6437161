// x = z + beta h (z - z0), h = 1 / (alpha + r), r = |z - z0|. Derived: alpha + beta, kept apart because it vanishes
// at the constraint's edge. Eigenvalues of the Jacobian: A = 1 + beta h (DIM - 1 times, on the sphere) and
// B = 1 + alpha beta h^2 (radially); both as quotients of sums of positive terms. Kept: r and h.

#define RADIAL_ALPHA DIM
#define RADIAL_BETA (DIM + 1)
#define RADIAL_SUM (DIM + 2)
#define RADIAL_PARAMETERS (DIM + 2)
#define RADIAL_NUMBERS (DIM + 3)
#define RADIAL_KEPT 2
// Distances below count as the least, so that quotients by r stay finite (their factors vanish); beyond the most, too.
#define RADIAL_LEAST 1e-9f
#define RADIAL_MOST 1e9f

INLINE void radial_derive_at(const Tile* t, const real* p, real* v) {
  real a = p[RADIAL_ALPHA], shift = p[RADIAL_BETA];
  EACH_DIMENSION(d) v[d] = p[d];
  v[RADIAL_ALPHA] = softplus_lanes(a);
  v[RADIAL_SUM] = softplus_lanes(a + shift);
  // softplus(a + shift) - softplus(a), without cancellation for small shifts.
  v[RADIAL_BETA] =
      CHOOSE(fabs(shift) < 1.0f, log1p_lanes(sigmoid_lanes(a) * expm1_lanes(shift)), v[RADIAL_SUM] - v[RADIAL_ALPHA]);
}

INLINE void radial_chain_at(const Tile* t, const real* p, real* g) {
  real own = sigmoid_lanes(p[RADIAL_ALPHA]), both = sigmoid_lanes(p[RADIAL_ALPHA] + p[RADIAL_BETA]);
  real g_alpha = g[RADIAL_ALPHA], g_beta = g[RADIAL_BETA];
  g[RADIAL_ALPHA] = fma(own, g_alpha, (both - own) * g_beta);
  g[RADIAL_BETA] = both * g_beta;
}

INLINE float radial_log_det(constant_floats v) { return 0.0f; }

INLINE wide radial_across(float sum, wide r, wide h) { return (r + sum) * h; }
INLINE wide radial_along(float alpha, float sum, wide r, wide h) {
  return fma(r, r + 2.0f * alpha, (wide)(alpha * sum)) * h * h;
}
INLINE wide radial_determinant(wide across_value, wide along_value) {
  wide product = along_value;
  for (int d = 1; d < DIM; d++) product *= across_value;
  return product;
}

INLINE void radial_forward_at(constant_ints hyper, const float* v, wide* x, wide* kept, wide* product) {
  float alpha = v[RADIAL_ALPHA], beta = v[RADIAL_BETA], sum = v[RADIAL_SUM];
  wide square = 0.0f, offset[DIM];
  EACH_DIMENSION(d) {
    offset[d] = x[d] - v[d];
    square = fma(offset[d], offset[d], square);
  }
  wide r = sqrt(square), h = 1.0f / (alpha + r), moved = beta * h;
  kept[0] = r;
  kept[1] = h;
  EACH_DIMENSION(d) x[d] = fma(moved, offset[d], x[d]);
  *product *= radial_determinant(radial_across(sum, r, h), radial_along(alpha, sum, r, h));
}

// r is the non-negative root of r^2 + (alpha + beta - R) r - alpha R = 0, R = |x - z0|, in the form that does not
// cancel.
INLINE void radial_inverse_at(constant_ints hyper, const float* v, wide (*x)[DIM], wide (*kept)[RADIAL_KEPT + 1],
                              wide* product) {
  float alpha = v[RADIAL_ALPHA], sum = v[RADIAL_SUM];
  EACH_OF_VECTORS(i) {
    wide square = 0.0f, offset[DIM];
    EACH_DIMENSION(d) {
      offset[d] = x[i][d] - v[d];
      square = fma(offset[d], offset[d], square);
    }
    wide size = sqrt(square), half_b = 0.5f * (sum - size);
    wide root = sqrt(fma(half_b, half_b, alpha * size));
    wide r = WIDE_CHOOSE(half_b <= 0.0f, root - half_b, alpha * size / (root + half_b));
    r = WIDE_CHOOSE(size > 0.0f, r, 0.0f);
    wide h = 1.0f / (alpha + r), across_value = radial_across(sum, r, h), per_across = 1.0f / across_value;
    kept[i][0] = r;
    kept[i][1] = h;
    EACH_DIMENSION(d) x[i][d] = WIDE_CHOOSE(size > 0.0f, offset[d] * per_across, 0.0f) + v[d];
    product[i] *= radial_determinant(across_value, radial_along(alpha, sum, r, h));
  }
}

// With s = r + alpha + beta and q = r^2 + 2 alpha r + alpha (alpha + beta), A = s h and B = q h^2, so that 1 / s and
// 1 / q carry all that is needed: d log_det / dr = -beta h (1 / s + 2 alpha / q), and the seeds of alpha and beta lose
// their quotients by A and B. (DIM - 1 times each 1 / s.) The inverse is differentiated implicitly, see planar.cl; J is
// symmetric with eigenvector (z - z0) / r. x: the output becomes the input.
INLINE void radial_back(bool inverse, const float* v, const wide* kept, wide* x, wide* g, wide gl, wide* sum) {
  float alpha = v[RADIAL_ALPHA], beta = v[RADIAL_BETA], both = v[RADIAL_SUM];
  // Within bounds whose fourth powers are floats; beyond them the layer changes nothing that a float could tell.
  wide h = kept[1], r = kept[0];
  r = WIDE_CHOOSE(r > RADIAL_LEAST, r, RADIAL_LEAST);
  r = WIDE_CHOOSE(r < RADIAL_MOST, r, RADIAL_MOST);
  wide width = r + alpha, s = r + both, q = fma(r, r + 2.0f * alpha, (wide)(alpha * both));
  // One division for three reciprocals.
  wide sq = s * q, reciprocal = 1.0f / (r * sq), reciprocal_r = reciprocal * r;
  wide per_r = reciprocal * sq, per_s = reciprocal_r * q, per_q = reciprocal_r * s, spread = (float)(DIM - 1) * per_s;
  wide moved = beta * h, slope = fma((wide)(2.0f * alpha), per_q, spread);  // d log_det / dr = -moved slope
  wide offset[DIM], pulled[DIM], along = 0.0f, per_across = width * per_s;
  EACH_DIMENSION(d) {
    offset[d] = x[d] - v[d];
    if (inverse) {
      x[d] = fma(moved, offset[d], x[d]);
    } else {
      offset[d] *= per_across;
      x[d] = offset[d] + v[d];
    }
    pulled[d] = g[d];
  }
  if (inverse) {
    // J^-T (g - gl d log_det / dz): 1 / A across and 1 / B along the radius.
    wide per_along = width * width * per_q, push = gl * moved * slope * per_r;
    EACH_DIMENSION(d) {
      g[d] = fma(push, offset[d], g[d]);
      along = fma(offset[d], g[d], along);
    }
    wide stretch = along * per_r * per_r * (per_along - per_across);
    EACH_DIMENSION(d) {
      g[d] = fma(stretch, offset[d], g[d] * per_across);
      pulled[d] = -g[d];
    }
    gl = -gl;
    along *= -per_along;
  } else {
    EACH_DIMENSION(d) along = fma(offset[d], pulled[d], along);
  }
  wide turned = h * along;
  sum[RADIAL_BETA] += fma(gl, fma((wide)alpha, per_q, spread), turned);
  wide bend = fma(fma((wide)(-2.0f * alpha), h, (wide)1.0f), per_q, -h * spread);
  sum[RADIAL_ALPHA] = fma((wide)beta, fma(gl, bend, -h * turned), sum[RADIAL_ALPHA]);
  wide radial_pull = -moved * per_r * fma(gl, slope, turned);
  EACH_DIMENSION(d) {
    wide through = fma(moved, pulled[d], radial_pull * offset[d]);
    sum[d] -= through;
    if (!inverse) g[d] += through;
  }
}
INLINE void radial_forward_back_at(constant_ints hyper, const float* v, const wide* kept, wide* x, wide* g, wide gl,
                                   wide* sum) {
  radial_back(false, v, kept, x, g, gl, sum);
}
INLINE void radial_inverse_back_at(constant_ints hyper, const float* v, const wide* kept, wide* x, wide* g, wide gl,
                                   wide* sum) {
  radial_back(true, v, kept, x, g, gl, sum);
}

POINTWISE_LAYER(radial, RADIAL_PARAMETERS, RADIAL_NUMBERS, RADIAL_PARAMETERS, RADIAL_KEPT)
