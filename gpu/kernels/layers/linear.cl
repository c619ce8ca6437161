// x = W z + shift, W = P L (U + diag s), s = signs * exp(log_scale). Parameters: strict lower triangle row by row,
// strict upper triangle, log_scale, shift. Hyperparameters: 0 order (row i of W is row order[i] of the product),
// 1 signs. Values: W, shift. Derived: log_det = sum of log_scale, in whose gradient slot the seeds of log_det are
// summed, then W^-1. Kept: nothing, both directions rebuild the other's points.

#define LINEAR_SHIFT (DIM * DIM)
#define LINEAR_LOG_DET (DIM * DIM + DIM)
#define LINEAR_INVERSE (DIM * DIM + DIM + 1)
#define LINEAR_TRIANGLE (DIM * (DIM - 1) / 2)
#define LINEAR_PARAMETERS (2 * LINEAR_TRIANGLE + 2 * DIM)
#define LINEAR_NUMBERS (2 * DIM * DIM + DIM + 1)
#define LINEAR_GRADIENTS (DIM * DIM + DIM + 1)

INLINE void linear_factors(const Tile *t, const real *p, real *lower, real *upper) {
  int below = 0, above = LINEAR_TRIANGLE;
  EACH_DIMENSION(r)
    EACH_DIMENSION(c) {
      lower[r * DIM + c] = c < r ? p[below++] : (real)(c == r ? 1.0f : 0.0f);
      upper[r * DIM + c] = c > r ? p[above++] : (real)0.0f;
      if (c == r) upper[r * DIM + c] = tile_hyper_item(t, 1, r) * exp_lanes(p[2 * LINEAR_TRIANGLE + r]);
    }
}

// 1 where row r of W is row s of the product.
INLINE void linear_order(const Tile *t, real *takes) {
  EACH_DIMENSION(r) {
    real source = tile_hyper_item(t, 0, r);
    EACH_DIMENSION(s) takes[r * DIM + s] = CHOOSE(source == (float)s, 1.0f, 0.0f);
  }
}

INLINE void linear_derive_at(const Tile *t, const real *p, real *v) {
  real lower[DIM * DIM], upper[DIM * DIM], product[DIM * DIM], takes[DIM * DIM], log_det = 0.0f;
  linear_factors(t, p, lower, upper);
  linear_order(t, takes);
  EACH_DIMENSION(r) {
    EACH_DIMENSION(c) {
      product[r * DIM + c] = 0.0f;
      EACH_DIMENSION(k)
        product[r * DIM + c] = fma(lower[r * DIM + k], upper[k * DIM + c], product[r * DIM + c]);
    }
    v[LINEAR_SHIFT + r] = p[2 * LINEAR_TRIANGLE + DIM + r];
    log_det += p[2 * LINEAR_TRIANGLE + r];
  }
  v[LINEAR_LOG_DET] = log_det;
  EACH_DIMENSION(r)
    EACH_DIMENSION(c) {
      v[r * DIM + c] = 0.0f;
      EACH_DIMENSION(s) v[r * DIM + c] = fma(takes[r * DIM + s], product[s * DIM + c], v[r * DIM + c]);
    }
  EACH_DIMENSION(j) {
    real x[DIM];
    EACH_DIMENSION(r) x[r] = takes[j * DIM + r];
    EACH_DIMENSION(r)
      for (int c = 0; c < r; c++) x[r] = fma(-lower[r * DIM + c], x[c], x[r]);
    for (int r = DIM - 1; r >= 0; r--) {
      for (int c = r + 1; c < DIM; c++) x[r] = fma(-upper[r * DIM + c], x[c], x[r]);
      x[r] /= upper[r * DIM + r];
    }
    EACH_DIMENSION(r) v[LINEAR_INVERSE + r * DIM + j] = x[r];
  }
}

INLINE void linear_chain_at(const Tile *t, const real *p, real *g) {
  real lower[DIM * DIM], upper[DIM * DIM], product[DIM * DIM], takes[DIM * DIM], shift[DIM];
  real log_det = g[LINEAR_LOG_DET];
  linear_factors(t, p, lower, upper);
  linear_order(t, takes);
  EACH_DIMENSION(s) {
    shift[s] = g[LINEAR_SHIFT + s];
    EACH_DIMENSION(c) {
      product[s * DIM + c] = 0.0f;
      EACH_DIMENSION(r)
        product[s * DIM + c] = fma(takes[r * DIM + s], g[r * DIM + c], product[s * DIM + c]);
    }
  }
  int below = 0, above = LINEAR_TRIANGLE;
  EACH_DIMENSION(r)
    EACH_DIMENSION(c) {
      real to_lower = 0.0f, to_upper = 0.0f;
      EACH_DIMENSION(k) {
        to_lower = fma(product[r * DIM + k], upper[c * DIM + k], to_lower);
        to_upper = fma(lower[k * DIM + r], product[k * DIM + c], to_upper);
      }
      if (c < r) g[below++] = to_lower;
      if (c > r) g[above++] = to_upper;
      if (c == r) g[2 * LINEAR_TRIANGLE + r] = fma(to_upper, upper[r * DIM + r], log_det);
    }
  EACH_DIMENSION(r) g[2 * LINEAR_TRIANGLE + DIM + r] = shift[r];
}

INLINE float linear_log_det(constant_floats v) { return v[LINEAR_LOG_DET]; }

INLINE void linear_map(const float *v, wide *x) {
  wide image[DIM];
  EACH_DIMENSION(r) {
    image[r] = v[LINEAR_SHIFT + r];
    EACH_DIMENSION(c) image[r] = fma((wide)v[r * DIM + c], x[c], image[r]);
  }
  EACH_DIMENSION(r) x[r] = image[r];
}
INLINE void linear_map_back(const float *v, wide *x) {
  wide image[DIM];
  EACH_DIMENSION(r) {
    image[r] = 0.0f;
    EACH_DIMENSION(c)
      image[r] = fma((wide)v[LINEAR_INVERSE + r * DIM + c], x[c] - v[LINEAR_SHIFT + c], image[r]);
  }
  EACH_DIMENSION(r) x[r] = image[r];
}

INLINE void linear_forward_at(constant_ints hyper, const float *v, wide *x, wide *kept, wide *product) {
  linear_map(v, x);
}
INLINE void linear_inverse_at(constant_ints hyper, const float *v, wide (*x)[DIM], wide (*kept)[1], wide *product) {
  EACH_OF_VECTORS(i) linear_map_back(v, x[i]);
}

INLINE void linear_pull(const float *matrix, wide *g) {
  wide moved[DIM];
  EACH_DIMENSION(c) {
    moved[c] = 0.0f;
    EACH_DIMENSION(r) moved[c] = fma((wide)matrix[r * DIM + c], g[r], moved[c]);
  }
  EACH_DIMENSION(c) g[c] = moved[c];
}
INLINE void linear_forward_back_at(constant_ints hyper, const float *v, const wide *kept, wide *x, wide *g, wide gl,
                                   wide *sum) {
  linear_map_back(v, x);
  EACH_DIMENSION(r) {
    sum[LINEAR_SHIFT + r] += g[r];
    EACH_DIMENSION(c) sum[r * DIM + c] = fma(g[r], x[c], sum[r * DIM + c]);
  }
  sum[LINEAR_LOG_DET] += gl;
  linear_pull(v, g);
}
INLINE void linear_inverse_back_at(constant_ints hyper, const float *v, const wide *kept, wide *x, wide *g, wide gl,
                                   wide *sum) {
  linear_pull(v + LINEAR_INVERSE, g);
  EACH_DIMENSION(r) {
    sum[LINEAR_SHIFT + r] -= g[r];
    EACH_DIMENSION(c) sum[r * DIM + c] = fma(-g[r], x[c], sum[r * DIM + c]);
  }
  sum[LINEAR_LOG_DET] -= gl;
  linear_map(v, x);
}

POINTWISE_LAYER(linear, LINEAR_PARAMETERS, LINEAR_NUMBERS, LINEAR_GRADIENTS, 0)
