// What the coupling and the additive layer share: x_B = z_B exp(s(z_A)) + t(z_A). Hyperparameters: 0 mask (1 conditions
// and passes through), 1 hidden widths, 2 activation, and for `scaled` ones 3 the soft bound c, s = c tanh(raw / c).
// Saved: the conditioner's rows; the rows of raw s become s.

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

// Bounds s and moves the transformed dimensions.
INLINE void affine_after(const Block *b, const Conditioner *net, bool scaled, bool inverse, floats log_scale) {
  floats shift = scaled ? log_scale + net->outputs / 2 * BLOCK : log_scale;
  if (scaled && hyper_given(b, 3)) {
    float c = hyper_optional(b, 3);
    EACH_OWN_OF_ROWS(r, net->outputs / 2, s) {
      floats raw = log_scale + r * BLOCK + s;
      SET(raw) = c * tanh_lanes(AT(raw) / c);
    }
  }
  pass_conditioning(b);
  int row = 0;
  for (int d = 0; d < DIM; d++) {
    if (hyper_item(b, 0, d)) continue;
    constant_floats in = b->in + d * BLOCK;
    floats out = b->out + d * BLOCK;
    EACH_OWN(s) {
      real t = AT(shift + row * BLOCK + s), z = AT(in + s);
      if (scaled) {
        real ls = AT(log_scale + row * BLOCK + s);
        SET(out + s) = inverse ? (z - t) * exp_lanes(-ls) : fma(z, exp_lanes(ls), t);
        SET(b->log_det + s) += inverse ? -ls : ls;
      } else {
        SET(out + s) = inverse ? z - t : z + t;
      }
    }
    row++;
  }
}

INLINE void affine_seeds(const Block *b, const Conditioner *net, bool scaled, bool inverse) {
  constant_floats log_scale = conditioner_outputs(b, net);
  floats grad_scale = b->temporary, grad_shift = scaled ? grad_scale + net->outputs / 2 * BLOCK : grad_scale;
  constant_floats base = inverse ? (constant_floats)b->out : b->in;
  bool bounded = scaled && hyper_given(b, 3);
  float bound = bounded ? hyper_optional(b, 3) : 1.0f;
  int row = 0;
  for (int d = 0; d < DIM; d++) {
    if (hyper_item(b, 0, d)) continue;
    EACH_OWN(s) {
      real g = AT(b->grad + d * BLOCK + s);
      if (scaled) {
        real ls = AT(log_scale + row * BLOCK + s), gl = AT(b->grad_log_det + s);
        real z = AT(base + d * BLOCK + s);
        real moved = g * exp_lanes(inverse ? -ls : ls);
        real gs = inverse ? -fma(g, z, gl) : fma(moved, z, gl);
        if (bounded) {
          real q = ls / bound;
          gs *= fma(-q, q, (real)1.0f);
        }
        SET(grad_scale + row * BLOCK + s) = gs;
        SET(grad_shift + row * BLOCK + s) = inverse ? -moved : g;
        SET(b->grad + d * BLOCK + s) = moved;
      } else {
        SET(grad_shift + row * BLOCK + s) = inverse ? -g : g;
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
