// Lanes: one sample a lane. On CPUs a vector holds eight (PoCL does not vectorise kernels with inner loops by itself),
// on GPUs the hardware does it and a vector is one number. LANES, BLOCK and DIM come from the build options.
//
// A block is BLOCK samples that travel together. Everything about a block is stored feature by feature: value f of
// sample s lies at [f * BLOCK + s]. BLOCK is a multiple of 16.

#ifndef DIM
#define DIM 2
#endif
#ifndef LANES
#define LANES 8
#endif
#ifndef BLOCK
#define BLOCK 128
#endif

#ifdef CHECKED
// For Oclgrind 21.10 (tests/gpu/oclgrind): it knows neither what the inliner leaves of pointers that don't alias, nor
// shuffles into a longer vector.
#define INLINE static __attribute__((noinline))
#define JOIN_TWO(a, b) joined_two((a), (b))
#define JOIN_FOUR(a, b, c, d) joined_two(joined_pairs((a), (b)), joined_pairs((c), (d)))
#else
#define INLINE static inline __attribute__((always_inline))
#define JOIN_TWO(a, b) (float8)((a), (b))
#define JOIN_FOUR(a, b, c, d) (float8)((a), (b), (c), (d))
#endif
#define OUTLINE static __attribute__((noinline))

typedef __global float *floats;
typedef __global const float *constant_floats;
typedef __global int *ints;
typedef __global const int *constant_ints;

#if LANES == 8
typedef float8 real;
typedef int8 mask;
typedef uint8 word;
typedef ulong8 wide_word;
#define LOAD(p) vload8(0, (p))
#define STORE(p, v) vstore8((v), 0, (p))
#define AT(p) (*(__global const float8 *)(p))
#define SET(p) (*(__global float8 *)(p))
#define CHOOSE(condition, yes, no) select((real)(no), (real)(yes), (condition))
// `any` goes element by element.
INLINE bool any_lane(int8 condition) {
  ulong4 four = as_ulong4(condition);
  ulong2 two = four.lo | four.hi;
  return (two.x | two.y) != 0;
}
#define ANY(condition) any_lane(condition)
#define TO_WIDE(x) convert_ulong8(x)
#define TO_WORD(x) convert_uint8(x)
#define TO_REAL(x) convert_float8(as_int8(x))
#define LANE_INDEX ((word)(0, 1, 2, 3, 4, 5, 6, 7))
#define TO_LANES(p) vload8(0, (p))
#define FROM_LANES(v, p) vstore8((v), 0, (p))
INLINE float across(real v) {
  float4 a = v.lo + v.hi;
  float2 b = a.lo + a.hi;
  return b.x + b.y;
}
#else
typedef float real;
typedef int mask;
typedef uint word;
typedef ulong wide_word;
#define LOAD(p) (*(p))
#define STORE(p, v) (*(p) = (v))
#define AT(p) (*(p))
#define SET(p) (*(p))
#define CHOOSE(condition, yes, no) ((condition) ? (real)(yes) : (real)(no))
#define ANY(condition) (condition)
#define TO_WIDE(x) ((ulong)(x))
#define TO_WORD(x) ((uint)(x))
#define TO_REAL(x) ((float)(x))
#define LANE_INDEX 0u
#define TO_LANES(p) (*(p))
#define FROM_LANES(v, p) (*(p) = (v))
INLINE float across(real v) { return v; }
#endif

// Wide vectors where there are 32 registers of 512 bits: for what is done to samples in the inner loops, twice as many at
// a time as in the rest. Elsewhere a wide vector is a plain one.
#if LANES == 8 && defined(__AVX512F__)
#define WIDE 16
typedef float16 wide;
typedef int16 wide_mask;
// vstore16 is taken apart into small stores by some compilers.
typedef float16 __attribute__((aligned(4))) unaligned_wide;
#define WIDE_LOAD(p) (*(__global const unaligned_wide *)(p))
#define WIDE_STORE(p, v) (*(__global unaligned_wide *)(p) = (v))
#define WIDE_CHOOSE(condition, yes, no) select((wide)(no), (wide)(yes), (condition))
#define WIDE_TRUNCATE(x) convert_int16(x)
#define WIDE_FROM_INT(i) convert_float16(i)
#define WIDE_REAL_BITS(i) as_float16(i)
#define WIDE_BITS_OF(x) as_int16(x)
INLINE bool any_wide_lane(int16 condition) { return any_lane(condition.lo | condition.hi); }
#define WIDE_ANY(condition) any_wide_lane(condition)
// The sum of its plain vectors, and one of them.
INLINE real narrowed(wide v) { return v.lo + v.hi; }
INLINE real part_of(wide v, int part) { return part ? v.hi : v.lo; }
// A function of plain vectors.
#define OF_PARTS(function, v) ((wide)(function((v).lo), function((v).hi)))
#else
#define WIDE LANES
typedef real wide;
typedef mask wide_mask;
#define WIDE_LOAD(p) LOAD(p)
#define WIDE_STORE(p, v) STORE(p, v)
#define WIDE_CHOOSE(condition, yes, no) CHOOSE(condition, yes, no)
#define WIDE_TRUNCATE(x) TRUNCATE_INT(x)
#define WIDE_FROM_INT(i) FROM_INT(i)
#define WIDE_REAL_BITS(i) REAL_BITS(i)
#define WIDE_ANY(condition) ANY(condition)
INLINE real narrowed(wide v) { return v; }
INLINE real part_of(wide v, int part) { return v; }
#define OF_PARTS(function, v) function(v)
#endif
#define WIDE_PARTS (WIDE / LANES)

#ifdef CHECKED
INLINE float8 joined_two(float4 a, float4 b) { return (float8)(a.x, a.y, a.z, a.w, b.x, b.y, b.z, b.w); }
INLINE float4 joined_pairs(float2 a, float2 b) { return (float4)(a.x, a.y, b.x, b.y); }
#endif

// Row i becomes column i, LANES rows. Written by elements, which compilers make fewer instructions of than of shuffles.
INLINE void transpose_lanes(real *rows) {
#if LANES == 8
  float8 r0 = rows[0], r1 = rows[1], r2 = rows[2], r3 = rows[3];
  float8 r4 = rows[4], r5 = rows[5], r6 = rows[6], r7 = rows[7];
  // Pairs of rows interleaved, then pairs of pairs, then halves.
  float8 p0 = (float8)(r0.s0, r1.s0, r0.s1, r1.s1, r0.s4, r1.s4, r0.s5, r1.s5);
  float8 p1 = (float8)(r0.s2, r1.s2, r0.s3, r1.s3, r0.s6, r1.s6, r0.s7, r1.s7);
  float8 p2 = (float8)(r2.s0, r3.s0, r2.s1, r3.s1, r2.s4, r3.s4, r2.s5, r3.s5);
  float8 p3 = (float8)(r2.s2, r3.s2, r2.s3, r3.s3, r2.s6, r3.s6, r2.s7, r3.s7);
  float8 p4 = (float8)(r4.s0, r5.s0, r4.s1, r5.s1, r4.s4, r5.s4, r4.s5, r5.s5);
  float8 p5 = (float8)(r4.s2, r5.s2, r4.s3, r5.s3, r4.s6, r5.s6, r4.s7, r5.s7);
  float8 p6 = (float8)(r6.s0, r7.s0, r6.s1, r7.s1, r6.s4, r7.s4, r6.s5, r7.s5);
  float8 p7 = (float8)(r6.s2, r7.s2, r6.s3, r7.s3, r6.s6, r7.s6, r6.s7, r7.s7);
  float8 q0 = JOIN_FOUR(p0.s01, p2.s01, p0.s45, p2.s45), q1 = JOIN_FOUR(p0.s23, p2.s23, p0.s67, p2.s67);
  float8 q2 = JOIN_FOUR(p1.s01, p3.s01, p1.s45, p3.s45), q3 = JOIN_FOUR(p1.s23, p3.s23, p1.s67, p3.s67);
  float8 q4 = JOIN_FOUR(p4.s01, p6.s01, p4.s45, p6.s45), q5 = JOIN_FOUR(p4.s23, p6.s23, p4.s67, p6.s67);
  float8 q6 = JOIN_FOUR(p5.s01, p7.s01, p5.s45, p7.s45), q7 = JOIN_FOUR(p5.s23, p7.s23, p5.s67, p7.s67);
  rows[0] = JOIN_TWO(q0.lo, q4.lo);
  rows[1] = JOIN_TWO(q1.lo, q5.lo);
  rows[2] = JOIN_TWO(q2.lo, q6.lo);
  rows[3] = JOIN_TWO(q3.lo, q7.lo);
  rows[4] = JOIN_TWO(q0.hi, q4.hi);
  rows[5] = JOIN_TWO(q1.hi, q5.hi);
  rows[6] = JOIN_TWO(q2.hi, q6.hi);
  rows[7] = JOIN_TWO(q3.hi, q7.hi);
#endif
}

// Numbers of two vectors that alternate, in each quarter of theirs; then pairs of numbers. Wide ones by elements: PoCL builds
// `shuffle2` number by number, which becomes a chain of permutations. Pairs as one number each: compilers that see through
// both stages of a transposition take them apart.
#if WIDE == 16
INLINE float16 joined_low(float16 a, float16 b) {
  return (float16)(a.s0, b.s0, a.s1, b.s1, a.s4, b.s4, a.s5, b.s5, a.s8, b.s8, a.s9, b.s9, a.sc, b.sc, a.sd, b.sd);
}
INLINE float16 joined_high(float16 a, float16 b) {
  return (float16)(a.s2, b.s2, a.s3, b.s3, a.s6, b.s6, a.s7, b.s7, a.sa, b.sa, a.sb, b.sb, a.se, b.se, a.sf, b.sf);
}
INLINE float16 joined_low_pairs(float16 one, float16 two) {
  double8 a = as_double8(one), b = as_double8(two);
  return as_float16((double8)(a.s0, b.s0, a.s2, b.s2, a.s4, b.s4, a.s6, b.s6));
}
INLINE float16 joined_high_pairs(float16 one, float16 two) {
  double8 a = as_double8(one), b = as_double8(two);
  return as_float16((double8)(a.s1, b.s1, a.s3, b.s3, a.s5, b.s5, a.s7, b.s7));
}
#elif LANES == 8
INLINE float8 joined_low(float8 a, float8 b) { return shuffle2(a, b, (uint8)(0, 8, 1, 9, 4, 12, 5, 13)); }
INLINE float8 joined_high(float8 a, float8 b) { return shuffle2(a, b, (uint8)(2, 10, 3, 11, 6, 14, 7, 15)); }
INLINE float8 joined_low_pairs(float8 a, float8 b) {
  return as_float8(shuffle2(as_ulong4(a), as_ulong4(b), (ulong4)(0, 4, 2, 6)));
}
INLINE float8 joined_high_pairs(float8 a, float8 b) {
  return as_float8(shuffle2(as_ulong4(a), as_ulong4(b), (ulong4)(1, 5, 3, 7)));
}
#endif
#if LANES == 8
// vload4 may be two loads of two numbers, which are then never put together.
typedef float4 __attribute__((aligned(4))) unaligned_four;
// Row i becomes column i in each 4 x 4 quarter of four vectors; also in place.
INLINE void transpose_quarters(const wide *rows, wide *columns) {
  wide p0 = joined_low(rows[0], rows[1]), p1 = joined_high(rows[0], rows[1]);
  wide p2 = joined_low(rows[2], rows[3]), p3 = joined_high(rows[2], rows[3]);
  columns[0] = joined_low_pairs(p0, p2);
  columns[1] = joined_high_pairs(p0, p2);
  columns[2] = joined_low_pairs(p1, p3);
  columns[3] = joined_high_pairs(p1, p3);
}
#endif

// A hint that a number will be needed, where there is one.
#if LANES == 8 && !defined(CHECKED) && defined(__has_builtin)
#if __has_builtin(__builtin_prefetch)
#define FETCH(p) __builtin_prefetch((const void *)(size_t)(p))
#endif
#endif

// Loops over a few registers; unrolled early, else the compiler keeps what they index in memory.
#define UNROLLED(i, count) _Pragma("unroll") for (int i = 0; i < (count); i++)
#define EACH_DIMENSION(d) UNROLLED(d, DIM)
#define EACH_VECTOR(s) for (int s = 0; s < BLOCK; s += LANES)
#define EACH_WIDE_VECTOR(s) for (int s = 0; s < BLOCK; s += WIDE)

// A team: the work-items of a group that share a block, where the hardware has lanes of its own (LANES 1). Item i takes
// samples i, i + TEAM, ... What a function of a block does with each sample alone it does with `b`'s own ones: those of
// an item, or all.
#ifndef TEAM
#define TEAM 1
#endif
#if TEAM > 1
#define OWN_FIRST (b->first)
#define OWN_STRIDE (b->stride)
#define OWN_WIDE_STRIDE (b->stride)
#else
#define OWN_FIRST 0
#define OWN_STRIDE LANES
#define OWN_WIDE_STRIDE WIDE
#endif
#define EACH_OWN(s) for (int s = OWN_FIRST; s < BLOCK; s += OWN_STRIDE)
#define EACH_OWN_WIDE(s) for (int s = OWN_FIRST; s < BLOCK; s += OWN_WIDE_STRIDE)
#define EACH_OWN_OF_ROWS(row, count, s) for (int row = 0; row < (count); row++) EACH_OWN(s)
