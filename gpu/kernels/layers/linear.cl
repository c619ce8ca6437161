// x = W z + shift, W = P L (U + diag s), s = signs * exp(log_scale). Parameters: strict lower triangle row by row,
// strict upper triangle, log_scale, shift. Hyperparameters: 0 order (row i of W is row order[i] of the product),
// 1 signs. Values: W, shift. Derived: W^-1 (DIM * DIM), then log_det = sum of log_scale, in whose gradient slot the
// seeds of log_det are summed.

#define LINEAR_SHIFT (DIM * DIM)
#define LINEAR_INVERSE (DIM * DIM + DIM)
#define LINEAR_LOG_DET (2 * DIM * DIM + DIM)
#define LINEAR_TRIANGLE (DIM * (DIM - 1) / 2)

OUTLINE void linear_sizes(const Block *b, Sizes *sizes) { sizes->derived = DIM * DIM + 1; }

INLINE void linear_factors(const Block *b, constant_floats p, float *lower, float *upper) {
  int below = 0, above = LINEAR_TRIANGLE;
  for (int r = 0; r < DIM; r++)
    for (int c = 0; c < DIM; c++) {
      lower[r * DIM + c] = c < r ? p[below++] : (c == r ? 1.0f : 0.0f);
      upper[r * DIM + c] = c > r ? p[above++] : 0.0f;
      if (c == r) upper[r * DIM + c] = hyper_item(b, 1, r) * exp(p[2 * LINEAR_TRIANGLE + r]);
    }
}

OUTLINE void linear_derive(const Block *b, constant_floats p, floats v) {
  float lower[DIM * DIM], upper[DIM * DIM], log_det = 0.0f;
  linear_factors(b, p, lower, upper);
  for (int r = 0; r < DIM; r++) {
    int source = hyper_item(b, 0, r);
    for (int c = 0; c < DIM; c++) {
      float sum = 0.0f;
      for (int k = 0; k < DIM; k++) sum = fma(lower[source * DIM + k], upper[k * DIM + c], sum);
      v[r * DIM + c] = sum;
    }
    v[LINEAR_SHIFT + r] = p[2 * LINEAR_TRIANGLE + DIM + r];
    log_det += p[2 * LINEAR_TRIANGLE + r];
  }
  for (int j = 0; j < DIM; j++) {
    float x[DIM];
    for (int r = 0; r < DIM; r++) x[hyper_item(b, 0, r)] = r == j ? 1.0f : 0.0f;
    for (int r = 0; r < DIM; r++)
      for (int c = 0; c < r; c++) x[r] = fma(-lower[r * DIM + c], x[c], x[r]);
    for (int r = DIM - 1; r >= 0; r--) {
      for (int c = r + 1; c < DIM; c++) x[r] = fma(-upper[r * DIM + c], x[c], x[r]);
      x[r] /= upper[r * DIM + r];
    }
    for (int r = 0; r < DIM; r++) v[LINEAR_INVERSE + r * DIM + j] = x[r];
  }
  v[LINEAR_LOG_DET] = log_det;
}

OUTLINE void linear_chain(const Block *b, constant_floats p, floats g) {
  float lower[DIM * DIM], upper[DIM * DIM], product[DIM * DIM], shift[DIM], log_det = g[LINEAR_LOG_DET];
  linear_factors(b, p, lower, upper);
  for (int r = 0; r < DIM; r++) {
    for (int c = 0; c < DIM; c++) product[hyper_item(b, 0, r) * DIM + c] = g[r * DIM + c];
    shift[r] = g[LINEAR_SHIFT + r];
  }
  int below = 0, above = LINEAR_TRIANGLE;
  for (int r = 0; r < DIM; r++)
    for (int c = 0; c < DIM; c++) {
      float to_lower = 0.0f, to_upper = 0.0f;
      for (int k = 0; k < DIM; k++) {
        to_lower = fma(product[r * DIM + k], upper[c * DIM + k], to_lower);
        to_upper = fma(lower[k * DIM + r], product[k * DIM + c], to_upper);
      }
      if (c < r) g[below++] = to_lower;
      if (c > r) g[above++] = to_upper;
      if (c == r) g[2 * LINEAR_TRIANGLE + r] = fma(to_upper, upper[r * DIM + r], log_det);
    }
  for (int r = 0; r < DIM; r++) g[2 * LINEAR_TRIANGLE + DIM + r] = shift[r];
}

OUTLINE void linear_forward(const Block *b) {
  constant_floats v = b->values;
  EACH_VECTOR(s) {
    for (int r = 0; r < DIM; r++) {
      real sum = v[LINEAR_SHIFT + r];
      for (int c = 0; c < DIM; c++) sum = fma((real)v[r * DIM + c], AT(b->in + c * BLOCK + s), sum);
      SET(b->out + r * BLOCK + s) = sum;
    }
    SET(b->log_det + s) += v[LINEAR_LOG_DET];
  }
}

OUTLINE void linear_inverse(const Block *b) {
  constant_floats v = b->values;
  EACH_VECTOR(s) {
    for (int r = 0; r < DIM; r++) {
      real sum = 0.0f;
      for (int c = 0; c < DIM; c++)
        sum = fma((real)v[LINEAR_INVERSE + r * DIM + c], AT(b->in + c * BLOCK + s) - v[LINEAR_SHIFT + c], sum);
      SET(b->out + r * BLOCK + s) = sum;
    }
    SET(b->log_det + s) -= v[LINEAR_LOG_DET];
  }
}

INLINE void linear_backward(const Block *b, bool inverse) {
  constant_floats v = b->values, base = inverse ? (constant_floats)b->out : b->in;
  constant_floats matrix = inverse ? v + LINEAR_INVERSE : v;
  real sum_matrix[DIM * DIM], sum_shift[DIM], sum_log_det = 0.0f;
  for (int i = 0; i < DIM * DIM; i++) sum_matrix[i] = 0.0f;
  for (int r = 0; r < DIM; r++) sum_shift[r] = 0.0f;
  EACH_VECTOR(s) {
    real g[DIM], moved[DIM];
    for (int r = 0; r < DIM; r++) g[r] = AT(b->grad + r * BLOCK + s);
    for (int c = 0; c < DIM; c++) {
      moved[c] = 0.0f;
      for (int r = 0; r < DIM; r++) moved[c] = fma((real)matrix[r * DIM + c], g[r], moved[c]);
    }
    for (int c = 0; c < DIM; c++) SET(b->grad + c * BLOCK + s) = moved[c];
    for (int r = 0; r < DIM; r++) {
      real pull = inverse ? -moved[r] : g[r];
      sum_shift[r] += pull;
      for (int c = 0; c < DIM; c++)
        sum_matrix[r * DIM + c] = fma(pull, AT(base + c * BLOCK + s), sum_matrix[r * DIM + c]);
    }
    sum_log_det += AT(b->grad_log_det + s);
  }
  for (int i = 0; i < DIM * DIM; i++) b->gradient[i] += across(sum_matrix[i]);
  for (int r = 0; r < DIM; r++) b->gradient[LINEAR_SHIFT + r] += across(sum_shift[r]);
  b->gradient[LINEAR_LOG_DET] += inverse ? -across(sum_log_det) : across(sum_log_det);
}
OUTLINE void linear_forward_backward(const Block *b) { linear_backward(b, false); }
OUTLINE void linear_inverse_backward(const Block *b) { linear_backward(b, true); }
