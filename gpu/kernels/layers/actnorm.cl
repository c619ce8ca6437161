// x = scale * z + shift, scale = exp(log_scale). Gradient slot [0] after the values holds the sum of the gradients with
// respect to log_det = sum of log_scale. Derived: [0] that log_det.

OUTLINE void actnorm_sizes(const Block *b, Sizes *sizes) { sizes->derived = 1; }

OUTLINE void actnorm_derive(const Block *b, constant_floats p, floats v) {
  float log_det = 0.0f;
  for (int d = 0; d < DIM; d++) {
    v[d] = exp(p[d]);
    v[DIM + d] = p[DIM + d];
    log_det += p[d];
  }
  v[2 * DIM] = log_det;
}

OUTLINE void actnorm_chain(const Block *b, constant_floats p, floats g) {
  for (int d = 0; d < DIM; d++) g[d] = fma(g[d], exp(p[d]), g[2 * DIM]);
}

OUTLINE void actnorm_forward(const Block *b) {
  constant_floats v = b->values;
  for (int d = 0; d < DIM; d++) {
    float scale = v[d], shift = v[DIM + d];
    EACH_VECTOR(s) SET(b->out + d * BLOCK + s) = fma((real)scale, AT(b->in + d * BLOCK + s), (real)shift);
  }
  EACH_VECTOR(s) SET(b->log_det + s) += v[2 * DIM];
}

OUTLINE void actnorm_inverse(const Block *b) {
  constant_floats v = b->values;
  for (int d = 0; d < DIM; d++) {
    float scale = 1.0f / v[d], shift = v[DIM + d];
    EACH_VECTOR(s) SET(b->out + d * BLOCK + s) = (AT(b->in + d * BLOCK + s) - shift) * scale;
  }
  EACH_VECTOR(s) SET(b->log_det + s) -= v[2 * DIM];
}

INLINE void actnorm_backward(const Block *b, bool inverse) {
  constant_floats v = b->values;
  constant_floats base = inverse ? (constant_floats)b->out : b->in;
  for (int d = 0; d < DIM; d++) {
    float factor = inverse ? 1.0f / v[d] : v[d], sign = inverse ? -1.0f : 1.0f;
    real sum_scale = 0.0f, sum_shift = 0.0f;
    EACH_VECTOR(s) {
      real g = AT(b->grad + d * BLOCK + s), moved = g * factor;
      SET(b->grad + d * BLOCK + s) = moved;
      real pull = inverse ? -moved : g;
      sum_scale = fma(pull, AT(base + d * BLOCK + s), sum_scale);
      sum_shift += pull;
    }
    b->gradient[d] += across(sum_scale);
    b->gradient[DIM + d] += across(sum_shift);
  }
  real sum = 0.0f;
  EACH_VECTOR(s) sum += AT(b->grad_log_det + s);
  b->gradient[2 * DIM] += inverse ? -across(sum) : across(sum);
}
OUTLINE void actnorm_forward_backward(const Block *b) { actnorm_backward(b, false); }
OUTLINE void actnorm_inverse_backward(const Block *b) { actnorm_backward(b, true); }
