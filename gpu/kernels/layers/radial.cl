// x = z + beta h (z - z0), h = 1 / (alpha + r), r = |z - z0|. Derived: [0] alpha + beta, kept apart because it vanishes
// at the constraint's edge. Eigenvalues of the Jacobian: A = 1 + beta h (DIM - 1 times, on the sphere) and
// B = 1 + alpha beta h^2 (radially); both as quotients of sums of positive terms.

#define RADIAL_ALPHA DIM
#define RADIAL_BETA (DIM + 1)
#define RADIAL_SUM (DIM + 2)

OUTLINE void radial_sizes(const Block *b, Sizes *sizes) {
  sizes->derived = 1;
  sizes->saved = BLOCK;  // r
}

OUTLINE void radial_derive(const Block *b, constant_floats p, floats v) {
  float a = p[RADIAL_ALPHA], shift = p[RADIAL_BETA];
  for (int d = 0; d < DIM; d++) v[d] = p[d];
  v[RADIAL_ALPHA] = softplus(a);
  v[RADIAL_SUM] = softplus(a + shift);
  // softplus(a + shift) - softplus(a), without cancellation for small shifts.
  v[RADIAL_BETA] = fabs(shift) < 1.0f ? log1p(sigmoid(a) * expm1(shift)) : v[RADIAL_SUM] - v[RADIAL_ALPHA];
}

OUTLINE void radial_chain(const Block *b, constant_floats p, floats g) {
  float own = sigmoid(p[RADIAL_ALPHA]), both = sigmoid(p[RADIAL_ALPHA] + p[RADIAL_BETA]);
  float g_alpha = g[RADIAL_ALPHA], g_beta = g[RADIAL_BETA];
  g[RADIAL_ALPHA] = own * g_alpha + (both - own) * g_beta;
  g[RADIAL_BETA] = both * g_beta;
}

INLINE real radial_across(float sum, real r, real h) { return (r + sum) * h; }
INLINE real radial_along(float alpha, float sum, real r, real h) {
  return fma(r, r + 2.0f * alpha, (real)(alpha * sum)) * h * h;
}
INLINE real radial_determinant(real across_value, real along_value) {
  real product = along_value;
  for (int d = 1; d < DIM; d++) product *= across_value;
  return product;
}

OUTLINE void radial_forward(const Block *b) {
  constant_floats v = b->values;
  float alpha = v[RADIAL_ALPHA], beta = v[RADIAL_BETA], sum = v[RADIAL_SUM];
  EACH_VECTOR(s) {
    real z[DIM], square = 0.0f;
    for (int d = 0; d < DIM; d++) {
      z[d] = AT(b->in + d * BLOCK + s);
      real offset = z[d] - v[d];
      square = fma(offset, offset, square);
    }
    real r = sqrt(square), h = 1.0f / (alpha + r);
    SET(b->saved + s) = r;
    for (int d = 0; d < DIM; d++) SET(b->out + d * BLOCK + s) = fma(beta * h, z[d] - v[d], z[d]);
    multiply_determinant(b, s, radial_determinant(radial_across(sum, r, h), radial_along(alpha, sum, r, h)));
  }
}

// r is the non-negative root of r^2 + (alpha + beta - R) r - alpha R = 0, R = |x - z0|, in the form that does not
// cancel.
OUTLINE void radial_inverse(const Block *b) {
  constant_floats v = b->values;
  float alpha = v[RADIAL_ALPHA], beta = v[RADIAL_BETA], sum = v[RADIAL_SUM];
  EACH_VECTOR(s) {
    real x[DIM], square = 0.0f;
    for (int d = 0; d < DIM; d++) {
      x[d] = AT(b->in + d * BLOCK + s) - v[d];
      square = fma(x[d], x[d], square);
    }
    real size = sqrt(square), half_b = 0.5f * (sum - size);
    real root = sqrt(fma(half_b, half_b, alpha * size));
    real r = CHOOSE(half_b <= 0.0f, root - half_b, alpha * size / (root + half_b));
    r = CHOOSE(size > 0.0f, r, 0.0f);
    real h = 1.0f / (alpha + r);
    real across_value = radial_across(sum, r, h);
    SET(b->saved + s) = r;
    for (int d = 0; d < DIM; d++)
      SET(b->out + d * BLOCK + s) = CHOOSE(size > 0.0f, x[d] / across_value, 0.0f) + v[d];
    multiply_determinant(b, s, 1.0f / radial_determinant(across_value, radial_along(alpha, sum, r, h)));
  }
}

// The inverse is differentiated implicitly, see planar.cl; J is symmetric with eigenvector (z - z0) / r.
INLINE void radial_backward(const Block *b, bool inverse) {
  constant_floats v = b->values;
  float alpha = v[RADIAL_ALPHA], beta = v[RADIAL_BETA], sum = v[RADIAL_SUM];
  real sum_z0[DIM], sum_alpha = 0.0f, sum_beta = 0.0f;
  for (int d = 0; d < DIM; d++) sum_z0[d] = 0.0f;
  constant_floats base = inverse ? (constant_floats)b->out : b->in;
  EACH_VECTOR(s) {
    real r = AT(b->saved + s), gl = AT(b->grad_log_det + s);
    real h = 1.0f / (alpha + r), inverse_r = CHOOSE(r > 0.0f, 1.0f / r, 0.0f);
    real reciprocal_across = 1.0f / radial_across(sum, r, h), reciprocal_along = 1.0f / radial_along(alpha, sum, r, h);
    real bend = beta * h * h;
    real slope = -bend * fma((real)(DIM - 1), reciprocal_across, 2.0f * alpha * h * reciprocal_along);  // d log_det / dr
    real offset[DIM], g[DIM], along = 0.0f;
    for (int d = 0; d < DIM; d++) {
      offset[d] = AT(base + d * BLOCK + s) - v[d];
      g[d] = AT(b->grad + d * BLOCK + s);
    }
    if (inverse) {
      for (int d = 0; d < DIM; d++) {
        g[d] = fma(-gl * slope * inverse_r, offset[d], g[d]);
        along = fma(offset[d], g[d], along);
      }
      along *= inverse_r * inverse_r * (reciprocal_along - reciprocal_across);
      for (int d = 0; d < DIM; d++) {
        g[d] = fma(along, offset[d], g[d] * reciprocal_across);
        SET(b->grad + d * BLOCK + s) = g[d];
        g[d] = -g[d];
      }
      gl = -gl;
      along = 0.0f;
    }
    for (int d = 0; d < DIM; d++) along = fma(offset[d], g[d], along);
    real seed_across = gl * (float)(DIM - 1) * reciprocal_across, seed_along = gl * reciprocal_along;
    real radial_pull = fma(-bend, along, gl * slope) * inverse_r;
    sum_alpha += bend * fma(fma((real)(-2.0f * alpha), h, (real)1.0f), seed_along, -along - seed_across);
    sum_beta += h * fma(alpha * h, seed_along, along + seed_across);
    for (int d = 0; d < DIM; d++) {
      real through = fma(beta * h, g[d], radial_pull * offset[d]);
      sum_z0[d] -= through;
      if (!inverse) SET(b->grad + d * BLOCK + s) = g[d] + through;
    }
  }
  for (int d = 0; d < DIM; d++) b->gradient[d] += across(sum_z0[d]);
  b->gradient[RADIAL_ALPHA] += across(sum_alpha);
  b->gradient[RADIAL_BETA] += across(sum_beta);
}

OUTLINE void radial_forward_backward(const Block *b) { radial_backward(b, false); }
OUTLINE void radial_inverse_backward(const Block *b) { radial_backward(b, true); }
