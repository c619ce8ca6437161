// Functions of one variable that OpenCL lacks or that lose digits where a flow needs them.

// ln(1 + e^a) without overflow.
INLINE float softplus(float a) { return fmax(a, 0.0f) + log1p(exp(-fabs(a))); }
INLINE float sigmoid(float a) {
  float e = exp(-fabs(a));
  return (a >= 0.0f ? 1.0f : e) / (1.0f + e);
}
INLINE real softplus_lanes(real a) { return fmax(a, (real)0.0f) + log1p(exp(-fabs(a))); }
INLINE real sigmoid_lanes(real a) {
  real e = exp(-fabs(a));
  return CHOOSE(a >= 0.0f, 1.0f, e) / (1.0f + e);
}

// tanh as a continued fraction near zero, (e - 1) / (e + 1) elsewhere.
INLINE real tanh_lanes(real a) { return tanh(a); }

// a - tanh(a), which cancels near zero: the Taylor series there (error below 2e-9 of the value for |a| < 0.4).
INLINE real minus_tanh(real a, real t) {
  real q = a * a;
  real p = fma(q, (real)(-929569.0f / 638512875.0f), (real)(21844.0f / 6081075.0f));
  p = fma(q, p, (real)(-1382.0f / 155925.0f));
  p = fma(q, p, (real)(62.0f / 2835.0f));
  p = fma(q, p, (real)(-17.0f / 315.0f));
  p = fma(q, p, (real)(2.0f / 15.0f));
  p = fma(q, -p, (real)(1.0f / 3.0f));
  return CHOOSE(fabs(a) < 0.4f, a * q * p, a - t);
}
