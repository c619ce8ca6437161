// x = (cos z1 - sin z2, sin z1 + cos z2). Derived: [1] cosine, [2] sine of the angle. Two dimensions only.

INLINE void rotation_derive_at(const Tile *t, const real *p, real *v) {
  v[0] = p[0];
  v[1] = cos(p[0]);
  v[2] = sin(p[0]);
}
INLINE void rotation_chain_at(const Tile *t, const real *p, real *g) {}
INLINE float rotation_log_det(constant_floats v) { return 0.0f; }

INLINE void rotation_turn(wide *x, float c, float s) {
  wide one = x[0], two = x[1];
  x[0] = fma(one, (wide)c, two * -s);
  x[1] = fma(one, (wide)s, two * c);
}
INLINE void rotation_forward_at(constant_ints hyper, const float *v, wide *x, wide *kept, wide *product) {
  rotation_turn(x, v[1], v[2]);
}
INLINE void rotation_inverse_at(constant_ints hyper, const float *v, wide (*x)[DIM], wide (*kept)[1], wide *product) {
  EACH_OF_VECTORS(i) rotation_turn(x[i], v[1], -v[2]);
}

// d out / d angle is out turned by a quarter (by minus a quarter in the inverse direction).
INLINE void rotation_back(float sign, const float *v, wide *x, wide *g, wide *sum) {
  sum[0] += sign * (g[1] * x[0] - g[0] * x[1]);
  rotation_turn(x, v[1], -sign * v[2]);
  rotation_turn(g, v[1], -sign * v[2]);
}
INLINE void rotation_forward_back_at(constant_ints hyper, const float *v, const wide *kept, wide *x, wide *g, wide gl,
                                     wide *sum) {
  rotation_back(1.0f, v, x, g, sum);
}
INLINE void rotation_inverse_back_at(constant_ints hyper, const float *v, const wide *kept, wide *x, wide *g, wide gl,
                                     wide *sum) {
  rotation_back(-1.0f, v, x, g, sum);
}

POINTWISE_LAYER(rotation, 1, 3, 1, 0)
