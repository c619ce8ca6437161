// x = z + u t, t = tanh(a), a = w.z + b. Derived: [0] e = 1 + c with c = w.u, kept apart because it vanishes at the
// constraint's edge; gradient slot [0] holds the gradient with respect to c.

#define PLANAR_U 0
#define PLANAR_W DIM
#define PLANAR_B (2 * DIM)
#define PLANAR_E (2 * DIM + 1)
#define PLANAR_SHIFT 0.541324854612918f  // ln(e - 1): u = 0 is the identity

OUTLINE void planar_sizes(const Block *b, Sizes *sizes) {
  sizes->derived = 1;
  sizes->saved = BLOCK;  // t
}

OUTLINE void planar_derive(const Block *b, constant_floats p, floats v) {
  float wu = 0.0f, ww = 0.0f;
  for (int d = 0; d < DIM; d++) {
    wu += p[PLANAR_W + d] * p[PLANAR_U + d];
    ww += p[PLANAR_W + d] * p[PLANAR_W + d];
  }
  float e = softplus(wu + PLANAR_SHIFT);
  float q = (e - 1.0f - wu) / ww;
  for (int d = 0; d < DIM; d++) {
    v[PLANAR_U + d] = p[PLANAR_U + d] + q * p[PLANAR_W + d];
    v[PLANAR_W + d] = p[PLANAR_W + d];
  }
  v[PLANAR_B] = p[PLANAR_B];
  v[PLANAR_E] = e;
}

OUTLINE void planar_chain(const Block *b, constant_floats p, floats g) {
  float wu = 0.0f, ww = 0.0f, gw = 0.0f;
  for (int d = 0; d < DIM; d++) {
    wu += p[PLANAR_W + d] * p[PLANAR_U + d];
    ww += p[PLANAR_W + d] * p[PLANAR_W + d];
    gw += g[PLANAR_U + d] * p[PLANAR_W + d];
  }
  float s = sigmoid(wu + PLANAR_SHIFT);
  float q = (softplus(wu + PLANAR_SHIFT) - 1.0f - wu) / ww;
  // u_hat = u + q w with q = (m(wu) - wu) / ww, and c = m(wu).
  float g_wu = g[PLANAR_E] * s + gw * (s - 1.0f) / ww;
  float g_ww = -gw * q / ww;
  for (int d = 0; d < DIM; d++) {
    float gu = g[PLANAR_U + d];
    g[PLANAR_U + d] = gu + g_wu * p[PLANAR_W + d];
    g[PLANAR_W + d] += gu * q + g_wu * p[PLANAR_U + d] + 2.0f * g_ww * p[PLANAR_W + d];
  }
}

// 1 + c (1 - t^2), without cancellation at either end of c.
INLINE real planar_determinant(float e, real t) {
  real q = t * t;
  return e > 1.0f ? fma((real)(e - 1.0f), 1.0f - q, (real)1.0f) : fma((real)(1.0f - e), q, (real)e);
}

OUTLINE void planar_forward(const Block *b) {
  constant_floats v = b->values;
  float u[DIM], w[DIM], bias = v[PLANAR_B], e = v[PLANAR_E];
  for (int d = 0; d < DIM; d++) {
    u[d] = v[PLANAR_U + d];
    w[d] = v[PLANAR_W + d];
  }
  EACH_VECTOR(s) {
    real z[DIM], a = bias;
    for (int d = 0; d < DIM; d++) {
      z[d] = AT(b->in + d * BLOCK + s);
      a = fma((real)w[d], z[d], a);
    }
    real t = tanh_lanes(a);
    SET(b->saved + s) = t;
    for (int d = 0; d < DIM; d++) SET(b->out + d * BLOCK + s) = fma((real)u[d], t, z[d]);
    multiply_determinant(b, s, planar_determinant(e, t));
  }
}

// Solves a + c tanh(a) = w.x + b. The start lies on the side from which Newton's steps approach the root
// monotonically: |a| = max(|y| / (1 + c), |y| - c) for c > 0, else the minimum, with the sign of y.
OUTLINE void planar_inverse(const Block *b) {
  constant_floats v = b->values;
  float u[DIM], w[DIM], bias = v[PLANAR_B], e = v[PLANAR_E];
  for (int d = 0; d < DIM; d++) {
    u[d] = v[PLANAR_U + d];
    w[d] = v[PLANAR_W + d];
  }
  float c = e - 1.0f;
  EACH_VECTOR(s) {
    real x[DIM], y = bias;
    for (int d = 0; d < DIM; d++) {
      x[d] = AT(b->in + d * BLOCK + s);
      y = fma((real)w[d], x[d], y);
    }
    real size = fabs(y);
    real one = size / e, two = size - c;
    real a = copysign(c > 0.0f ? fmax(one, two) : fmin(one, two), y);
    real t = tanh_lanes(a);
    for (int iteration = 0; iteration < 40; iteration++) {
      real residual = fma((real)e, t, minus_tanh(a, t)) - y;
      real change = residual / planar_determinant(e, t);
      a -= change;
      t = tanh_lanes(a);
      if (!ANY(fabs(change) > 1e-6f * fabs(a) + 1e-12f)) break;
    }
    SET(b->saved + s) = t;
    for (int d = 0; d < DIM; d++) SET(b->out + d * BLOCK + s) = fma((real)-u[d], t, x[d]);
    multiply_determinant(b, s, 1.0f / planar_determinant(e, t));
  }
}

// Both directions. The inverse is differentiated implicitly: with r = grad_z - gl d(log_det)/dz, the gradient at its
// input is v = J^-T r, and the parameters see (-v, -gl) through the forward formulas.
INLINE void planar_backward(const Block *b, bool inverse) {
  constant_floats v = b->values;
  float u[DIM], w[DIM], e = v[PLANAR_E], c = e - 1.0f;
  real sum_u[DIM], sum_w[DIM], sum_b = 0.0f, sum_c = 0.0f;
  for (int d = 0; d < DIM; d++) {
    u[d] = v[PLANAR_U + d];
    w[d] = v[PLANAR_W + d];
    sum_u[d] = 0.0f;
    sum_w[d] = 0.0f;
  }
  constant_floats base = inverse ? (constant_floats)b->out : b->in;  // z in either case
  EACH_VECTOR(s) {
    real t = AT(b->saved + s), gl = AT(b->grad_log_det + s);
    real h = 1.0f - t * t, reciprocal = 1.0f / planar_determinant(e, t);
    real slope = -2.0f * c * t * reciprocal;  // d log_det / dt
    real g[DIM], along = 0.0f;
    for (int d = 0; d < DIM; d++) g[d] = AT(b->grad + d * BLOCK + s);
    if (inverse) {
      real push = gl * slope * h;
      for (int d = 0; d < DIM; d++) {
        g[d] = fma(-push, (real)w[d], g[d]);
        along = fma((real)u[d], g[d], along);
      }
      real pull = h * along * reciprocal;
      for (int d = 0; d < DIM; d++) {
        g[d] = fma(-pull, (real)w[d], g[d]);
        SET(b->grad + d * BLOCK + s) = g[d];
        g[d] = -g[d];
      }
      gl = -gl;
      along = 0.0f;
    }
    for (int d = 0; d < DIM; d++) along = fma((real)u[d], g[d], along);
    real ga = fma(gl, slope, along) * h;
    for (int d = 0; d < DIM; d++) {
      sum_u[d] = fma(g[d], t, sum_u[d]);
      sum_w[d] = fma(ga, AT(base + d * BLOCK + s), sum_w[d]);
      if (!inverse) SET(b->grad + d * BLOCK + s) = fma(ga, (real)w[d], g[d]);
    }
    sum_b += ga;
    sum_c = fma(gl, h * reciprocal, sum_c);
  }
  for (int d = 0; d < DIM; d++) {
    b->gradient[PLANAR_U + d] += across(sum_u[d]);
    b->gradient[PLANAR_W + d] += across(sum_w[d]);
  }
  b->gradient[PLANAR_B] += across(sum_b);
  b->gradient[PLANAR_E] += across(sum_c);
}

OUTLINE void planar_forward_backward(const Block *b) { planar_backward(b, false); }
OUTLINE void planar_inverse_backward(const Block *b) { planar_backward(b, true); }
