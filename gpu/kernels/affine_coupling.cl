// What the coupling and the additive layer share: x_B = z_B exp(s(z_A)) + t(z_A). Hyperparameters: 0 mask (1 conditions
// and passes through), 1 hidden widths, 2 activation, and for `scaled` ones 3 the soft bound c, s = c tanh(raw / c).
// Saved: the conditioner's rows; those of raw s become s.

INLINE Conditioner affine_conditioner(const Block *b, bool scaled) {
  Conditioner net;
  net.inputs = conditioning_count(b);
  net.outputs = (DIM - net.inputs) * (scaled ? 2 : 1);
  net.hidden = 1;
  net.layers = hyper_length(b, 1) + 1;
  net.activation = hyper_integer(b, 2);
  return net;
}

INLINE void affine_sizes(const Block *b, Sizes *sizes, bool scaled) {
  Conditioner net = affine_conditioner(b, scaled);
  sizes->saved = conditioner_saved_rows(b, &net) * BLOCK;
  sizes->temporary = conditioner_temporary(b, &net);
}

// Bounds s and moves the transformed dimensions. The rows of t become e^s, or e^-s in the inverse direction, which
// backward needs too.
INLINE void affine_after(const Block *b, const Conditioner *net, bool scaled, bool inverse, floats log_scale) {
  floats shift = scaled ? log_scale + net->outputs / 2 * BLOCK : log_scale;
  bool bounded = scaled && hyper_given(b, 3);
  float bound = bounded ? hyper_optional(b, 3) : 1.0f, per_bound = 1.0f / bound;
  pass_conditioning(b);
  int row = 0;
  for (int d = 0; d < DIM; d++) {
    if (hyper_item(b, 0, d)) continue;
    constant_floats in = b->in + d * BLOCK;
    floats out = b->out + d * BLOCK;
    EACH_OWN_WIDE(s) {
      floats own_shift = shift + row * BLOCK + s, own_scale = log_scale + row * BLOCK + s;
      wide t = WIDE_LOAD(own_shift), z = WIDE_LOAD(in + s);
      if (scaled) {
        wide ls = WIDE_LOAD(own_scale);
        if (bounded) {
          ls = bound * tanh_wide(ls * per_bound);
          WIDE_STORE(own_scale, ls);
        }
        wide factor = exp_wide(inverse ? -ls : ls);
        WIDE_STORE(out + s, inverse ? (z - t) * factor : fma(z, factor, t));
        WIDE_STORE(own_shift, factor);
        wide log_det = WIDE_LOAD(b->log_det + s);
        WIDE_STORE(b->log_det + s, inverse ? log_det - ls : log_det + ls);
      } else {
        WIDE_STORE(out + s, inverse ? z - t : z + t);
      }
    }
    row++;
  }
}

INLINE void affine_seeds(const Block *b, const Conditioner *net, bool scaled, bool inverse) {
  constant_floats log_scale = conditioner_outputs(b, net), factors = log_scale + net->outputs / 2 * BLOCK;
  floats grad_scale = b->temporary, grad_shift = scaled ? grad_scale + net->outputs / 2 * BLOCK : grad_scale;
  constant_floats base = inverse ? (constant_floats)b->out : b->in;
  bool bounded = scaled && hyper_given(b, 3);
  float per_bound = bounded ? 1.0f / hyper_optional(b, 3) : 1.0f;
  int row = 0;
  for (int d = 0; d < DIM; d++) {
    if (hyper_item(b, 0, d)) continue;
    EACH_OWN_WIDE(s) {
      wide g = WIDE_LOAD(b->grad + d * BLOCK + s);
      int own = row * BLOCK + s;
      if (scaled) {
        wide gl = WIDE_LOAD(b->grad_log_det + s), z = WIDE_LOAD(base + d * BLOCK + s);
        wide moved = g * WIDE_LOAD(factors + own);
        wide gs = inverse ? -fma(g, z, gl) : fma(moved, z, gl);
        if (bounded) {
          wide q = WIDE_LOAD(log_scale + own) * per_bound;
          gs *= fma(-q, q, (wide)1.0f);
        }
        WIDE_STORE(grad_scale + own, gs);
        WIDE_STORE(grad_shift + own, inverse ? -moved : g);
        WIDE_STORE(b->grad + d * BLOCK + s, moved);
      } else {
        WIDE_STORE(grad_shift + own, inverse ? -g : g);
      }
    }
    row++;
  }
}

#define AFFINE_COUPLING(name, scaled)                                                                                  \
  OUTLINE void name##_sizes(const Block *b, Sizes *sizes) { affine_sizes(b, sizes, scaled); }                          \
  INLINE Conditioner name##_conditioner(const Block *b) { return affine_conditioner(b, scaled); }                      \
  ONE_PASS(name)                                                                                                       \
  INLINE bool name##_before(const Block *b, const Conditioner *net, bool inverse, int pass) {                          \
    gather_conditioning(b);                                                                                            \
    return true;                                                                                                       \
  }                                                                                                                    \
  INLINE void name##_after(const Block *b, const Conditioner *net, bool inverse, int pass, floats outputs) {           \
    affine_after(b, net, scaled, inverse, outputs);                                                                    \
  }                                                                                                                    \
  INLINE bool name##_seeds(const Block *b, const Conditioner *net, bool inverse, int pass) {                           \
    affine_seeds(b, net, scaled, inverse);                                                                             \
    return false;                                                                                                      \
  }                                                                                                                    \
  INLINE void name##_take_back(const Block *b, const Conditioner *net, bool inverse, int pass,                         \
                               constant_floats inputs) {                                                               \
    add_conditioning(b, inputs);                                                                                       \
  }                                                                                                                    \
  NETWORK_LAYER(name)
