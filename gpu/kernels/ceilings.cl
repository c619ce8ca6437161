// What the device can do at best: measured by `pushforward bench` (gpu/ceilings.h), no part of the engine's program.

// 12 independent chains hide the latency of the multiply-adds; x tends to b / (1 - a), so nothing overflows or becomes
// denormal. `chains` in gpu/ceilings.cpp counts them.
#define MULTIPLY_ADDS(name, real)                                                                          \
  __kernel void name(__global real *out, int iterations, float a, float b) {                               \
    int id = get_global_id(0);                                                                             \
    real m = a, c = b;                                                                                     \
    real x0 = id, x1 = id + 1, x2 = id + 2, x3 = id + 3, x4 = id + 4, x5 = id + 5;                         \
    real x6 = id + 6, x7 = id + 7, x8 = id + 8, x9 = id + 9, x10 = id + 10, x11 = id + 11;                 \
    for (int i = 0; i < iterations; i++) {                                                                 \
      x0 = fma(x0, m, c), x1 = fma(x1, m, c), x2 = fma(x2, m, c), x3 = fma(x3, m, c);                      \
      x4 = fma(x4, m, c), x5 = fma(x5, m, c), x6 = fma(x6, m, c), x7 = fma(x7, m, c);                      \
      x8 = fma(x8, m, c), x9 = fma(x9, m, c), x10 = fma(x10, m, c), x11 = fma(x11, m, c);                  \
    }                                                                                                      \
    out[id] = ((x0 + x1) + (x2 + x3)) + ((x4 + x5) + (x6 + x7)) + ((x8 + x9) + (x10 + x11));               \
  }

MULTIPLY_ADDS(multiply_adds_1, float)
MULTIPLY_ADDS(multiply_adds_8, float8)
MULTIPLY_ADDS(multiply_adds_16, float16)

// Item i takes vectors i * first, i * first + stride, ...: a stretch of its own on CPUs (stride 1), side by side with
// its neighbours on GPUs (first 1, stride the number of items).
__kernel void read_memory(__global float16 *sums, __global const float16 *a, int count, int first, int stride) {
  int id = get_global_id(0);
  float16 even = 0.0f, odd = 0.0f;
  __global const float16 *p = a + id * first;
  for (int i = 0; i < count; i += 2) {
    even += p[i * stride];
    odd += p[(i + 1) * stride];
  }
  sums[id] = even + odd;
}

__kernel void triad(__global float16 *a, __global const float16 *b, __global const float16 *c, int count, int first,
                    int stride) {
  int begin = get_global_id(0) * first;
  for (int i = 0; i < count; i++) a[begin + i * stride] = fma(c[begin + i * stride], (float16)3.0f, b[begin + i * stride]);
}

__kernel void nothing(__global float *unused) {}
