// Functions of one variable: over lanes as polynomials (the built-ins cost two to three times as much on CPUs), and
// what OpenCL lacks. Errors over the whole range are held by tests/gpu/mathematics_test.cpp. NaN stays NaN, so that a
// broken training is noticed.

#define LN2_HIGH 0.693359375f        // exact in 12 bits, so that n * LN2_HIGH is exact
#define LN2_LOW -2.12194440054691e-4f
#define LOG2_E 1.44269504088896f

#if LANES == 8
#define REAL_BITS(i) as_float8(i)
#define BITS_OF(x) as_int8(x)
#define FROM_INT(i) convert_float8(i)
#else
#define REAL_BITS(i) as_float(i)
#define BITS_OF(x) as_int(x)
#define FROM_INT(i) ((float)(i))
#endif

// The exponential function and tanh of plain and of wide vectors.
//
// short_expm1: e^r - 1 for |r| <= ln(2) / 2, the Taylor series, whose next term is below 6e-9.
// reduce_exponent: x = n ln 2 + r, |n| < 2^22. Adding 1.5 * 2^23 leaves the nearest integer in the last bits of the sum;
// convert_int_rte would be a dozen instructions.
// tanh: (e^2a - 1) / (e^2a + 1), with e^2a - 1 = 2^n (e^r - 1) + (2^n - 1), which keeps its digits near zero.
#define EXPONENTIALS(suffix, number, whole_number, AS_NUMBER, AS_WHOLE, CHOOSE_OF)                      \
  INLINE number short_expm1##suffix(number r) {                                                         \
    number p = fma(r, (number)(1.0f / 5040.0f), (number)(1.0f / 720.0f));                               \
    p = fma(p, r, (number)(1.0f / 120.0f));                                                             \
    p = fma(p, r, (number)(1.0f / 24.0f));                                                              \
    p = fma(p, r, (number)(1.0f / 6.0f));                                                               \
    p = fma(p, r, (number)0.5f);                                                                        \
    return fma(p * r, r, r);                                                                            \
  }                                                                                                     \
  INLINE number reduce_exponent##suffix(number x, whole_number *n) {                                    \
    number shifted = fma(x, (number)LOG2_E, (number)12582912.0f), nearest = shifted - 12582912.0f;      \
    *n = AS_WHOLE(shifted) - 0x4b400000;                                                                \
    return fma(nearest, (number)-LN2_LOW, fma(nearest, (number)-LN2_HIGH, x));                          \
  }                                                                                                     \
  INLINE number exp##suffix(number x) {                                                                 \
    whole_number n;                                                                                     \
    number r = reduce_exponent##suffix(clamp(x, (number)-87.0f, (number)88.0f), &n);                    \
    number result = (short_expm1##suffix(r) + 1.0f) * AS_NUMBER((n + 127) << 23);                       \
    return CHOOSE_OF(x == x, result, x);                                                                \
  }                                                                                                     \
  INLINE number tanh##suffix(number a) {                                                                \
    whole_number n;                                                                                     \
    number r = reduce_exponent##suffix(clamp(2.0f * a, (number)-20.0f, (number)20.0f), &n);             \
    number power = AS_NUMBER((n + 127) << 23);                                                          \
    number e = fma(power, short_expm1##suffix(r), power - 1.0f);                                        \
    return CHOOSE_OF(a == a, e / (e + 2.0f), a);                                                        \
  }

EXPONENTIALS(_lanes, real, mask, REAL_BITS, BITS_OF, CHOOSE)
#if WIDE > LANES
EXPONENTIALS(_wide, wide, wide_mask, WIDE_REAL_BITS, WIDE_BITS_OF, WIDE_CHOOSE)
#else
#define exp_wide exp_lanes
#define tanh_wide tanh_lanes
#endif

// e^x - 1 for |x| < 1.
INLINE real expm1_lanes(real x) {
  mask n;
  real r = reduce_exponent_lanes(x, &n), power = REAL_BITS((n + 127) << 23);
  return fma(power, short_expm1_lanes(r), power - 1.0f);
}

// tanh as an odd rational function, fitted to the least largest relative error (2e-8) on [0, 8.95], beyond which it stays
// within 1e-7 of 1: half the operations of tanh_lanes and of their latency, for twice the rounding error.
INLINE wide tanh_rational(wide a) {
  const float most = 8.953378588685199f;
  // In this order of operands what is not a number passes both.
  wide x = WIDE_CHOOSE(a > most, most, a);
  x = WIDE_CHOOSE(x < -most, -most, x);
  wide q = x * x;
  wide above = fma(q, (wide)1.3354645389540565e-08f, (wide)2.0609073544619605e-05f);
  wide below = fma(q, (wide)7.776560551064904e-07f, (wide)3.2856338657438755e-4f);
  above = fma(above, q, (wide)3.495587734505534e-3f);
  below = fma(below, q, (wide)2.5876976549625397e-2f);
  above = fma(above, q, (wide)0.13381023705005646f);
  below = fma(below, q, (wide)0.4671434164047241f);
  above = fma(above, q, (wide)0.9999999403953552f);
  below = fma(below, q, (wide)1.0f);
  return above * x / below;
}

// x = 2^e m with m in [sqrt(1/2), sqrt(2)); ln m = 2 artanh(s), s = (m - 1) / (m + 1), |s| <= 0.172. Not a number
// unless 0 < x < infinity.
INLINE real log_lanes(real x) {
  mask bits = BITS_OF(x);
  mask e = (bits - 0x3f3504f3) >> 23;
  real m = REAL_BITS(bits - (e << 23)), whole = FROM_INT(e);
  real d = m - 1.0f, s = d / (m + 1.0f), q = s * s;
  real p = fma(q, (real)(2.0f / 9.0f), (real)(2.0f / 7.0f));
  p = fma(p, q, (real)(2.0f / 5.0f));
  p = fma(p, q, (real)(2.0f / 3.0f));
  // 2 s = d - s d, so that the leading term is exact.
  real low = fma(whole, (real)LN2_LOW, s * fma(p, q, -d));
  real result = fma(whole, (real)LN2_HIGH, d + low);
  return CHOOSE(x > 0.0f && x < INFINITY, result, NAN);
}

// ln(1 + x) for x > -1: what the sum's rounding loses is put back to first order.
INLINE real log1p_lanes(real x) {
  real sum = 1.0f + x;
  return log_lanes(sum) + (x - (sum - 1.0f)) / sum;
}
// ln(1 + e^a) without overflow.
INLINE real softplus_lanes(real a) { return fmax(a, (real)0.0f) + log1p_lanes(exp_lanes(-fabs(a))); }
INLINE real sigmoid_lanes(real a) {
  real e = exp_lanes(-fabs(a));
  return CHOOSE(a >= 0.0f, 1.0f, e) / (1.0f + e);
}

// sin(2 pi t) for |t| <= 1/4: the Taylor series, whose next term is below 6e-8.
INLINE real sin_of_quarter(real t) {
  real y = t * 6.283185307179586f, q = y * y;
  real p = fma(q, (real)(-1.0f / 39916800.0f), (real)(1.0f / 362880.0f));
  p = fma(p, q, (real)(-1.0f / 5040.0f));
  p = fma(p, q, (real)(1.0f / 120.0f));
  p = fma(p, q, (real)(-1.0f / 6.0f));
  return fma(p * q, y, y);
}
// cos(2 pi t) and sin(2 pi t) for 0 <= t < 1.
INLINE real cos_of_turns(real t) { return -sin_of_quarter(0.25f - fabs(t - 0.5f)); }
INLINE real sin_of_turns(real t) {
  real half_turn = t - 0.5f;
  return -sin_of_quarter(copysign(0.25f - fabs(fabs(half_turn) - 0.25f), half_turn));
}

// a - tanh(a), which cancels near zero: the Taylor series there (error below 2e-9 of the value for |a| < 0.4).
INLINE wide minus_tanh(wide a, wide t) {
  wide q = a * a;
  wide p = fma(q, (wide)(-929569.0f / 638512875.0f), (wide)(21844.0f / 6081075.0f));
  p = fma(q, p, (wide)(-1382.0f / 155925.0f));
  p = fma(q, p, (wide)(62.0f / 2835.0f));
  p = fma(q, p, (wide)(-17.0f / 315.0f));
  p = fma(q, p, (wide)(2.0f / 15.0f));
  p = fma(q, -p, (wide)(1.0f / 3.0f));
  return WIDE_CHOOSE(fabs(a) < 0.4f, a * q * p, a - t);
}

// For tests: `count` a multiple of WIDE; which: 0 exp, 1 tanh, 2 log, 3 a - tanh(a),
// 4 cos(2 pi t), 5 sin(2 pi t), 6 ln(1 + x), 7 e^x - 1, 8 tanh as a rational function.
__kernel void function_values(constant_floats in, floats out, int count, int which) {
  for (int i = get_global_id(0) * WIDE; i < count; i += get_global_size(0) * WIDE) {
    wide x = WIDE_LOAD(in + i);
    switch (which) {
      case 0: WIDE_STORE(out + i, exp_wide(x)); break;
      case 1: WIDE_STORE(out + i, tanh_wide(x)); break;
      case 2: WIDE_STORE(out + i, OF_PARTS(log_lanes, x)); break;
      case 3: WIDE_STORE(out + i, minus_tanh(x, tanh_wide(x))); break;
      case 4: WIDE_STORE(out + i, OF_PARTS(cos_of_turns, x)); break;
      case 5: WIDE_STORE(out + i, OF_PARTS(sin_of_turns, x)); break;
      case 6: WIDE_STORE(out + i, OF_PARTS(log1p_lanes, x)); break;
      case 7: WIDE_STORE(out + i, OF_PARTS(expm1_lanes, x)); break;
      default: WIDE_STORE(out + i, tanh_rational(x));
    }
  }
}
