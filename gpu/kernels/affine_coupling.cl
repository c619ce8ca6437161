// What the coupling and the additive layer share: x_B = z_B exp(s(z_A)) + t(z_A). Hyperparameters: 0 mask (1 conditions
// and passes through), 1 hidden widths, 2 activation, and for `scaled` ones 3 the soft bound c, s = c tanh(raw / c).
// Saved: the conditioner's rows; the rows of raw s become s.

INLINE Conditioner coupling_conditioner(const Block *b, bool scaled) {
  Conditioner net;
  net.inputs = 0;
  for (int d = 0; d < DIM; d++) net.inputs += hyper_item(b, 0, d);
  net.outputs = (DIM - net.inputs) * (scaled ? 2 : 1);
  net.hidden = 1;
  net.layers = hyper_length(b, 1) + 1;
  net.activation = hyper_integer(b, 2);
  return net;
}

INLINE void coupling_sizes_of(const Block *b, Sizes *sizes, bool scaled) {
  Conditioner net = coupling_conditioner(b, scaled);
  sizes->saved = conditioner_saved_rows(b, &net) * BLOCK;
  sizes->temporary = conditioner_temporary(b, &net);
}

// Gathers the conditioning rows into the saved area, runs the conditioner and bounds s.
INLINE floats coupling_condition(const Block *b, const Conditioner *net, bool scaled) {
  int row = 0;
  for (int d = 0; d < DIM; d++)
    if (hyper_item(b, 0, d)) {
      EACH_VECTOR(s) SET(b->saved + row * BLOCK + s) = AT(b->in + d * BLOCK + s);
      row++;
    }
  floats raw = conditioner_forward(b, net);
  if (scaled && hyper_given(b, 3)) {
    float c = hyper_optional(b, 3);
    for (int i = 0; i < net->outputs / 2 * BLOCK; i += LANES) SET(raw + i) = c * tanh_lanes(AT(raw + i) / c);
  }
  return raw;
}

INLINE void coupling_run(const Block *b, bool scaled, bool inverse) {
  Conditioner net = coupling_conditioner(b, scaled);
  floats log_scale = coupling_condition(b, &net, scaled);
  floats shift = scaled ? log_scale + net.outputs / 2 * BLOCK : log_scale;
  int row = 0;
  for (int d = 0; d < DIM; d++) {
    constant_floats in = b->in + d * BLOCK;
    floats out = b->out + d * BLOCK;
    if (hyper_item(b, 0, d)) {
      EACH_VECTOR(s) SET(out + s) = AT(in + s);
      continue;
    }
    EACH_VECTOR(s) {
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

INLINE void coupling_backward_of(const Block *b, bool scaled, bool inverse) {
  Conditioner net = coupling_conditioner(b, scaled);
  constant_floats log_scale = b->saved + (conditioner_saved_rows(b, &net) - net.outputs) * BLOCK;
  floats grad_scale = b->temporary, grad_shift = scaled ? grad_scale + net.outputs / 2 * BLOCK : grad_scale;
  constant_floats base = inverse ? (constant_floats)b->out : b->in;
  bool bounded = scaled && hyper_given(b, 3);
  float bound = bounded ? hyper_optional(b, 3) : 1.0f;
  int row = 0;
  for (int d = 0; d < DIM; d++) {
    if (hyper_item(b, 0, d)) continue;
    EACH_VECTOR(s) {
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
  constant_floats grad_in = conditioner_backward(b, &net, false);
  row = 0;
  for (int d = 0; d < DIM; d++)
    if (hyper_item(b, 0, d)) {
      EACH_VECTOR(s) SET(b->grad + d * BLOCK + s) += AT(grad_in + row * BLOCK + s);
      row++;
    }
}
