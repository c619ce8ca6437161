// x = scale * z + shift, scale = exp(log_scale). Derived: log_det = sum of log_scale, in whose gradient slot the seeds of
// log_det are summed, then 1 / scale.

#define ACTNORM_LOG_DET (2 * DIM)
#define ACTNORM_PER_SCALE (2 * DIM + 1)

INLINE void actnorm_derive_at(const Tile *t, const real *p, real *v) {
  real log_det = 0.0f;
  EACH_DIMENSION(d) {
    v[d] = exp_lanes(p[d]);
    v[DIM + d] = p[DIM + d];
    v[ACTNORM_PER_SCALE + d] = exp_lanes(-p[d]);
    log_det += p[d];
  }
  v[ACTNORM_LOG_DET] = log_det;
}
INLINE void actnorm_chain_at(const Tile *t, const real *p, real *g) {
  EACH_DIMENSION(d) g[d] = fma(g[d], exp_lanes(p[d]), g[ACTNORM_LOG_DET]);
}
INLINE float actnorm_log_det(constant_floats v) { return v[ACTNORM_LOG_DET]; }

INLINE void actnorm_map(const float *v, wide *x) {
  EACH_DIMENSION(d) x[d] = fma((wide)v[d], x[d], (wide)v[DIM + d]);
}
INLINE void actnorm_map_back(const float *v, wide *x) {
  EACH_DIMENSION(d) x[d] = (x[d] - v[DIM + d]) * v[ACTNORM_PER_SCALE + d];
}
INLINE void actnorm_forward_at(constant_ints hyper, const float *v, wide *x, wide *kept, wide *product) {
  actnorm_map(v, x);
}
INLINE void actnorm_inverse_at(constant_ints hyper, const float *v, wide (*x)[DIM], wide (*kept)[1], wide *product) {
  EACH_OF_VECTORS(i) actnorm_map_back(v, x[i]);
}

INLINE void actnorm_forward_back_at(constant_ints hyper, const float *v, const wide *kept, wide *x, wide *g, wide gl,
                                    wide *sum) {
  actnorm_map_back(v, x);
  EACH_DIMENSION(d) {
    sum[d] = fma(g[d], x[d], sum[d]);
    sum[DIM + d] += g[d];
    g[d] *= v[d];
  }
  sum[ACTNORM_LOG_DET] += gl;
}
INLINE void actnorm_inverse_back_at(constant_ints hyper, const float *v, const wide *kept, wide *x, wide *g, wide gl,
                                    wide *sum) {
  EACH_DIMENSION(d) {
    g[d] *= v[ACTNORM_PER_SCALE + d];
    sum[d] = fma(-g[d], x[d], sum[d]);
    sum[DIM + d] -= g[d];
  }
  sum[ACTNORM_LOG_DET] -= gl;
  actnorm_map(v, x);
}

POINTWISE_LAYER(actnorm, 2 * DIM, 3 * DIM + 1, 2 * DIM + 1, 0)
