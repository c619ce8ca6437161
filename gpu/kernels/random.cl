// Counter-based random numbers: Philox 4x32-10 (Salmon et al. 2011), the same bits as core/random/counter.h.

INLINE void philox(word *c0, word *c1, word *c2, word *c3, uint k0, uint k1) {
  // In numbers of 64 bits, whose upper halves are anything: a multiplication of 32 by 32 bits doesn't look at them.
  const wide_word lower = (wide_word)0xffffffffUL;
  wide_word a = TO_WIDE(*c0), b = TO_WIDE(*c1), c = TO_WIDE(*c2), d = TO_WIDE(*c3);
  for (int round = 0; round < 10; round++) {
    wide_word p = (a & lower) * (wide_word)0xD2511F53UL;
    wide_word q = (c & lower) * (wide_word)0xCD9E8D57UL;
    a = (q >> (wide_word)32) ^ b ^ (wide_word)(ulong)k0;
    b = q;
    c = (p >> (wide_word)32) ^ d ^ (wide_word)(ulong)k1;
    d = p;
    k0 += 0x9E3779B9u;
    k1 += 0xBB67AE85u;
  }
  *c0 = TO_WORD(a);
  *c1 = TO_WORD(b);
  *c2 = TO_WORD(c);
  *c3 = TO_WORD(d);
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

// One Philox call serves 16 samples: the first 8 take its words 0 and 1, the others 2 and 3. Both halves of LANES
// samples starting at `sample` and at `sample` + 8; sample % 16 < 8.
INLINE void random_word_pairs(uint2 key, uint stream, uint step, uint pair, uint sample, word *w) {
  w[0] = (word)((sample / 16u) * 8u + sample % 8u) + LANE_INDEX;
  w[1] = (word)step;
  w[2] = (word)pair;
  w[3] = (word)stream;
  philox(w, w + 1, w + 2, w + 3, key.x, key.y);
}

// Two independent standard normal numbers a lane from two words (Box and Muller 1958).
INLINE void normal_pair(word first, word second, real *one, real *two) {
  const float unit = 1.0f / 16777216.0f;
  real u = fma(TO_REAL(first >> (word)8), (real)unit, (real)(0.5f * unit));
  real turns = TO_REAL(second >> (word)8) * unit;
  real radius = sqrt(-2.0f * log_lanes(u));
  *one = radius * cos_of_turns(turns);
  *two = radius * sin_of_turns(turns);
}

// Standard normal points of a whole block, whose first sample is `sample`.
INLINE void normal_points(uint2 key, uint step, uint sample, floats points) {
  for (int s = 0; s < BLOCK; s += 16)
    for (int offset = 0; offset < 8; offset += LANES)
      for (int pair = 0; pair < (DIM + 1) / 2; pair++) {
        word w[4];
        random_word_pairs(key, STREAM_LATENT, step, pair, sample + s + offset, w);
        for (int k = 0; k < 2; k++) {
          real one, two;
          normal_pair(w[2 * k], w[2 * k + 1], &one, &two);
          floats to = points + 2 * pair * BLOCK + s + offset + 8 * k;
          SET(to) = one;
          if (2 * pair + 1 < DIM) SET(to + BLOCK) = two;
        }
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
