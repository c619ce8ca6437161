// Output i takes input order[i]. No parameters.

INLINE void permutation_derive_at(const Tile *t, const real *p, real *v) {}
INLINE void permutation_chain_at(const Tile *t, const real *p, real *g) {}
INLINE float permutation_log_det(constant_floats v) { return 0.0f; }

INLINE void permutation_gather(constant_ints hyper, wide *x) {
  wide moved[DIM];
  EACH_DIMENSION(d) {
    int source = hyper[hyper[0] + 1 + d];
    moved[d] = x[0];
    for (int s = 1; s < DIM; s++) moved[d] = source == s ? x[s] : moved[d];
  }
  EACH_DIMENSION(d) x[d] = moved[d];
}
INLINE void permutation_scatter(constant_ints hyper, wide *x) {
  wide moved[DIM];
  EACH_DIMENSION(d) moved[d] = x[d];
  EACH_DIMENSION(s) {
    int target = hyper[hyper[0] + 1 + s];
    EACH_DIMENSION(d) moved[d] = target == d ? x[s] : moved[d];
  }
  EACH_DIMENSION(d) x[d] = moved[d];
}

INLINE void permutation_forward_at(constant_ints hyper, const float *v, wide *x, wide *kept, wide *product) {
  permutation_gather(hyper, x);
}
INLINE void permutation_inverse_at(constant_ints hyper, const float *v, wide (*x)[DIM], wide (*kept)[1],
                                   wide *product) {
  EACH_OF_VECTORS(i) permutation_scatter(hyper, x[i]);
}
INLINE void permutation_forward_back_at(constant_ints hyper, const float *v, const wide *kept, wide *x, wide *g,
                                        wide gl, wide *sum) {
  permutation_scatter(hyper, x);
  permutation_scatter(hyper, g);
}
INLINE void permutation_inverse_back_at(constant_ints hyper, const float *v, const wide *kept, wide *x, wide *g,
                                        wide gl, wide *sum) {
  permutation_gather(hyper, x);
  permutation_gather(hyper, g);
}

POINTWISE_LAYER(permutation, 0, 0, 0, 0)
