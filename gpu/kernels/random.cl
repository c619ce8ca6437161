// Counter-based random numbers: Philox 4x32-10 (Salmon et al. 2011), the same bits as core/random/counter.h.

INLINE void philox(word *c0, word *c1, word *c2, word *c3, uint k0, uint k1) {
  word a = *c0, b = *c1, c = *c2, d = *c3;
  for (int round = 0; round < 10; round++) {
    wide_word p = TO_WIDE(a) * (wide_word)0xD2511F53UL;
    wide_word q = TO_WIDE(c) * (wide_word)0xCD9E8D57UL;
    a = TO_WORD(q >> (wide_word)32) ^ b ^ (word)k0;
    b = TO_WORD(q);
    c = TO_WORD(p >> (wide_word)32) ^ d ^ (word)k1;
    d = TO_WORD(p);
    k0 += 0x9E3779B9u;
    k1 += 0xBB67AE85u;
  }
  *c0 = a;
  *c1 = b;
  *c2 = c;
  *c3 = d;
}

#define STREAM_LATENT 0u
#define STREAM_DATA 1u

// Both words of LANES samples starting at `sample` (a multiple of LANES).
INLINE void random_words(uint2 key, uint stream, uint step, uint pair, uint sample, word *first, word *second) {
  word c0 = (word)((sample / 16u) * 8u + sample % 8u) + LANE_INDEX;
  word c1 = (word)step, c2 = (word)pair, c3 = (word)stream;
  philox(&c0, &c1, &c2, &c3, key.x, key.y);
  bool second_half = (sample / 8u) % 2u != 0u;
  *first = second_half ? c2 : c0;
  *second = second_half ? c3 : c1;
}

// Standard normal points of LANES samples into rows of `points`, from column `s` on.
INLINE void normal_points(uint2 key, uint step, uint sample, floats points, int s) {
  const float unit = 1.0f / 16777216.0f;
  for (int pair = 0; pair < (DIM + 1) / 2; pair++) {
    word first, second;
    random_words(key, STREAM_LATENT, step, pair, sample, &first, &second);
    real u = fma(TO_REAL(first >> (word)8), (real)unit, (real)(0.5f * unit));
    real v = TO_REAL(second >> (word)8) * unit;
    real radius = sqrt(-2.0f * log_lanes(u));
    SET(points + 2 * pair * BLOCK + s) = radius * cospi(2.0f * v);
    if (2 * pair + 1 < DIM) SET(points + (2 * pair + 1) * BLOCK + s) = radius * sinpi(2.0f * v);
  }
}

// For tests: the words of samples 0 .. count - 1 (a multiple of LANES), first ones then second ones.
__kernel void sample_words(uint2 key, uint stream, uint step, uint pair, uint count, __global uint *out) {
  for (uint sample = get_global_id(0) * LANES; sample < count; sample += get_global_size(0) * LANES) {
    word first, second;
    random_words(key, stream, step, pair, sample, &first, &second);
#if LANES == 8
    vstore8(first, 0, out + sample);
    vstore8(second, 0, out + count + sample);
#else
    out[sample] = first;
    out[count + sample] = second;
#endif
  }
}
