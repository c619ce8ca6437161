// x = z + u t, t = tanh(a), a = w.z + b. Derived: e = 1 + c with c = w.u, kept apart because it vanishes at the
// constraint's edge; its gradient slot holds the gradient with respect to c. Kept: t.

#define PLANAR_U 0
#define PLANAR_W DIM
#define PLANAR_B (2 * DIM)
#define PLANAR_E (2 * DIM + 1)
#define PLANAR_PARAMETERS (2 * DIM + 1)
#define PLANAR_NUMBERS (2 * DIM + 2)
#define PLANAR_SHIFT 0.541324854612918f  // ln(e - 1): u = 0 is the identity

INLINE void planar_derive_at(const Tile *t, const real *p, real *v) {
  real wu = 0.0f, ww = 0.0f;
  EACH_DIMENSION(d) {
    wu = fma(p[PLANAR_W + d], p[PLANAR_U + d], wu);
    ww = fma(p[PLANAR_W + d], p[PLANAR_W + d], ww);
  }
  real e = softplus_lanes(wu + PLANAR_SHIFT);
  real q = (e - 1.0f - wu) / ww;
  EACH_DIMENSION(d) {
    v[PLANAR_U + d] = fma(q, p[PLANAR_W + d], p[PLANAR_U + d]);
    v[PLANAR_W + d] = p[PLANAR_W + d];
  }
  v[PLANAR_B] = p[PLANAR_B];
  v[PLANAR_E] = e;
}

// u_hat = u + q w with q = (m(wu) - wu) / ww, and c = m(wu).
INLINE void planar_chain_at(const Tile *t, const real *p, real *g) {
  real wu = 0.0f, ww = 0.0f, gw = 0.0f;
  EACH_DIMENSION(d) {
    wu = fma(p[PLANAR_W + d], p[PLANAR_U + d], wu);
    ww = fma(p[PLANAR_W + d], p[PLANAR_W + d], ww);
    gw = fma(g[PLANAR_U + d], p[PLANAR_W + d], gw);
  }
  real s = sigmoid_lanes(wu + PLANAR_SHIFT), per_ww = 1.0f / ww;
  real q = (softplus_lanes(wu + PLANAR_SHIFT) - 1.0f - wu) * per_ww;
  real g_wu = fma(g[PLANAR_E], s, gw * (s - 1.0f) * per_ww);
  real g_ww = -gw * q * per_ww;
  EACH_DIMENSION(d) {
    real gu = g[PLANAR_U + d], w = p[PLANAR_W + d];
    g[PLANAR_U + d] = fma(g_wu, w, gu);
    g[PLANAR_W + d] += gu * q + g_wu * p[PLANAR_U + d] + 2.0f * g_ww * w;
  }
}

INLINE float planar_log_det(constant_floats v) { return 0.0f; }

// 1 + c (1 - t^2) = e + (1 - e) t^2: a sum of positive terms near the edge, e = 0.
INLINE wide planar_determinant(float e, wide t) { return fma((wide)(1.0f - e), t * t, (wide)e); }

INLINE void planar_forward_at(constant_ints hyper, const float *v, wide *x, wide *kept, wide *product) {
  wide a = v[PLANAR_B];
  EACH_DIMENSION(d) a = fma((wide)v[PLANAR_W + d], x[d], a);
  wide t = tanh_rational(a);
  kept[0] = t;
  EACH_DIMENSION(d) x[d] = fma((wide)v[PLANAR_U + d], t, x[d]);
  *product *= planar_determinant(v[PLANAR_E], t);
}

// Solves a + c tanh(a) = y, y = w.x + b. The start lies on the side from which Newton's steps approach the root
// monotonically: |a| = max(|y| / (1 + c), |y| - c) for c > 0, else the minimum, with the sign of y. After a step of
// length s the error is s^2 |f''| / (2 f') at most, f'' / (2 f') = -c t h / (1 + c h).
INLINE void planar_inverse_at(constant_ints hyper, const float *v, wide (*x)[DIM], wide (*kept)[2], wide *product) {
  float e = v[PLANAR_E], c = e - 1.0f, per_e = 1.0f / e;
  wide y[VECTORS], a[VECTORS], t[VECTORS], determinant[VECTORS];
  EACH_OF_VECTORS(i) {
    y[i] = v[PLANAR_B];
    EACH_DIMENSION(d) y[i] = fma((wide)v[PLANAR_W + d], x[i][d], y[i]);
    wide size = fabs(y[i]), one = size * per_e, two = size - c;
    a[i] = copysign(c > 0.0f ? fmax(one, two) : fmin(one, two), y[i]);
    t[i] = tanh_rational(a[i]);
    determinant[i] = planar_determinant(e, t[i]);
  }
  for (int iteration = 0; iteration < 40; iteration++) {
    wide worst = -1.0f;
    EACH_OF_VECTORS(i) {
      wide residual = fma((wide)e, t[i], minus_tanh(a[i], t[i])) - y[i];
      wide per_determinant = 1.0f / determinant[i], change = residual * per_determinant;
      wide bend = fabs(c * t[i] * fma(-t[i], t[i], (wide)1.0f) * per_determinant);
      a[i] -= change;
      t[i] = tanh_rational(a[i]);
      determinant[i] = planar_determinant(e, t[i]);
      worst = fmax(worst, change * change * bend - fma((wide)1e-7f, fabs(a[i]), (wide)1e-13f));
    }
    if (!WIDE_ANY(worst > 0.0f)) break;
  }
  EACH_OF_VECTORS(i) {
    kept[i][0] = t[i];
    EACH_DIMENSION(d) x[i][d] = fma((wide)-v[PLANAR_U + d], t[i], x[i][d]);
    product[i] *= determinant[i];
  }
}

INLINE void planar_forward_back_at(constant_ints hyper, const float *v, const wide *kept, wide *x, wide *g, wide gl,
                                   wide *sum) {
  float e = v[PLANAR_E], c = e - 1.0f;
  wide t = kept[0], h = fma(-t, t, (wide)1.0f), per_determinant = 1.0f / planar_determinant(e, t);
  wide along = (-2.0f * c) * gl * t * per_determinant;  // gl times d log_det / dt
  EACH_DIMENSION(d) along = fma((wide)v[PLANAR_U + d], g[d], along);
  wide ga = along * h;
  EACH_DIMENSION(d) {
    x[d] = fma((wide)-v[PLANAR_U + d], t, x[d]);
    sum[PLANAR_U + d] = fma(g[d], t, sum[PLANAR_U + d]);
    sum[PLANAR_W + d] = fma(ga, x[d], sum[PLANAR_W + d]);
    g[d] = fma(ga, (wide)v[PLANAR_W + d], g[d]);
  }
  sum[PLANAR_B] += ga;
  sum[PLANAR_E] = fma(gl, h * per_determinant, sum[PLANAR_E]);
}

// Implicitly: with r = g - gl d(log_det)/dz, the gradient at the inverse's input is J^-T r, and the parameters see
// (-that, -gl) through the forward formulas. The seeds of w, b and c are one scalar each, times z, 1 and 1.
INLINE void planar_inverse_back_at(constant_ints hyper, const float *v, const wide *kept, wide *x, wide *g, wide gl,
                                   wide *sum) {
  float e = v[PLANAR_E], c = e - 1.0f;
  wide t = kept[0], h = fma(-t, t, (wide)1.0f), per_determinant = 1.0f / planar_determinant(e, t);
  wide push = (-2.0f * c) * gl * t * per_determinant;  // gl times d log_det / dt
  wide along = push;
  EACH_DIMENSION(d) along = fma((wide)v[PLANAR_U + d], g[d], along);
  // J^-T r = r - w h (u.r) / (1 + c h), r = g - push h w: together g - w h (push + u.g) / (1 + c h).
  wide pull = -h * along * per_determinant;
  EACH_DIMENSION(d) {
    sum[PLANAR_W + d] = fma(pull, x[d], sum[PLANAR_W + d]);
    g[d] = fma(pull, (wide)v[PLANAR_W + d], g[d]);
    sum[PLANAR_U + d] = fma(-g[d], t, sum[PLANAR_U + d]);
    x[d] = fma((wide)v[PLANAR_U + d], t, x[d]);
  }
  sum[PLANAR_B] += pull;
  sum[PLANAR_E] = fma(-gl, h * per_determinant, sum[PLANAR_E]);
}

POINTWISE_LAYER(planar, PLANAR_PARAMETERS, PLANAR_NUMBERS, PLANAR_NUMBERS, 1)
