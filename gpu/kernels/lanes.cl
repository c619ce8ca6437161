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

#define INLINE static inline __attribute__((always_inline))
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
#define ANY(condition) any(condition)
#define TO_WIDE(x) convert_ulong8(x)
#define TO_WORD(x) convert_uint8(x)
#define TO_REAL(x) convert_float8(as_int8(x))
#define LANE_INDEX ((word)(0, 1, 2, 3, 4, 5, 6, 7))
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
INLINE float across(real v) { return v; }
#endif

#define EACH_VECTOR(s) for (int s = 0; s < BLOCK; s += LANES)
