// x_i = z_i exp(s_i(x_<i)) + t_i(x_<i) with a masked conditioner (MADE, Germain et al. 2015). The inverse direction is
// parallel (MAF), the forward one sequential. Hyperparameters: 0 hidden widths, 1 activation, 2 soft bound of s. The
// values are the masked weights; the mask follows them. Outputs of the conditioner: s for every dimension, then t.

INLINE Conditioner autoregressive_conditioner(const Block *b) {
  Conditioner net;
  net.inputs = DIM;
  net.outputs = 2 * DIM;
  net.hidden = 0;
  net.layers = hyper_length(b, 0) + 1;
  net.activation = hyper_integer(b, 1);
  return net;
}

OUTLINE void autoregressive_sizes(const Block *b, Sizes *sizes) {
  Conditioner net = autoregressive_conditioner(b);
  sizes->derived = b->record[RECORD_COUNT];  // the mask
  sizes->saved = (conditioner_saved_rows(b, &net) + DIM) * BLOCK;  // and a copy of the gradient
  sizes->temporary = conditioner_temporary(b, &net);
}

// Degrees count from 1: inputs and outputs by their dimension, hidden unit k has 1 + k mod (DIM - 1). A unit sees those
// of no greater degree, an output only smaller ones.
INLINE int autoregressive_degree(int level, int layers, int unit) {
  if (level == 0) return unit + 1;
  if (level == layers) return unit % DIM + 1;
  return 1 + unit % (DIM > 1 ? DIM - 1 : 1);
}

OUTLINE void autoregressive_mask(const Block *b, floats mask) {
  Conditioner net = autoregressive_conditioner(b);
  int offset = 0;
  for (int l = 0; l < net.layers; l++) {
    int columns = conditioner_width(b, &net, l), rows = conditioner_width(b, &net, l + 1);
    bool last = l + 1 == net.layers;
    for (int n = 0; n < rows; n++) {
      int own = autoregressive_degree(l + 1, net.layers, n);
      for (int k = 0; k < columns; k++, offset++) {
        int other = autoregressive_degree(l, net.layers, k);
        mask[offset] = (last ? own > other : own >= other) ? 1.0f : 0.0f;
      }
    }
  }
  for (int count = b->record[RECORD_COUNT]; offset < count; offset++) mask[offset] = 1.0f;
}

MASKED_NETWORK_LAYER(autoregressive)

INLINE real autoregressive_bound(const Block *b, real raw) {
  if (!hyper_given(b, 2)) return raw;
  float c = hyper_optional(b, 2);
  return c * tanh_lanes(raw / c);
}

OUTLINE void autoregressive_inverse(const Block *b) {
  Conditioner net = autoregressive_conditioner(b);
  for (int i = 0; i < DIM * BLOCK; i += LANES) SET(b->saved + i) = AT(b->in + i);
  floats log_scale = conditioner_forward(b, &net), shift = log_scale + DIM * BLOCK;
  for (int d = 0; d < DIM; d++) EACH_VECTOR(s) {
      int i = d * BLOCK + s;
      real ls = autoregressive_bound(b, AT(log_scale + i));
      SET(log_scale + i) = ls;
      SET(b->out + i) = (AT(b->in + i) - AT(shift + i)) * exp_lanes(-ls);
      SET(b->log_det + s) -= ls;
    }
}

// The outputs of dimension d see only the dimensions before it, so pass d completes x_d; the last pass leaves the
// activations of the complete x.
OUTLINE void autoregressive_forward(const Block *b) {
  Conditioner net = autoregressive_conditioner(b);
  for (int i = 0; i < DIM * BLOCK; i += LANES) SET(b->saved + i) = (real)0.0f;
  floats log_scale = 0;
  for (int d = 0; d < DIM; d++) {
    if (d > 0 || DIM == 1) log_scale = conditioner_forward(b, &net);
    if (d == 0 && DIM > 1) {
      // No input reaches the first outputs: they are their biases.
      constant_floats biases = b->values + conditioner_parameter_count(b, &net) - 2 * DIM;
      real ls = autoregressive_bound(b, (real)biases[0]);
      EACH_VECTOR(s) {
        real x = fma(AT(b->in + s), exp_lanes(ls), (real)biases[DIM]);
        SET(b->saved + s) = x;
        SET(b->out + s) = x;
      }
      continue;
    }
    EACH_VECTOR(s) {
      int i = d * BLOCK + s;
      real x = fma(AT(b->in + i), exp_lanes(autoregressive_bound(b, AT(log_scale + i))), AT(log_scale + DIM * BLOCK + i));
      SET(b->saved + i) = x;
      SET(b->out + i) = x;
    }
  }
  for (int d = 0; d < DIM; d++) EACH_VECTOR(s) {
      int i = d * BLOCK + s;
      real ls = autoregressive_bound(b, AT(log_scale + i));
      SET(log_scale + i) = ls;
      SET(b->log_det + s) += ls;
    }
}

INLINE real autoregressive_bound_slope(const Block *b, real ls) {
  if (!hyper_given(b, 2)) return (real)1.0f;
  real q = ls / hyper_optional(b, 2);
  return fma(-q, q, (real)1.0f);
}

OUTLINE void autoregressive_inverse_backward(const Block *b) {
  Conditioner net = autoregressive_conditioner(b);
  constant_floats log_scale = b->saved + (conditioner_saved_rows(b, &net) - 2 * DIM) * BLOCK;
  floats seeds = b->temporary;
  for (int d = 0; d < DIM; d++) EACH_VECTOR(s) {
      int i = d * BLOCK + s;
      real g = AT(b->grad + i), ls = AT(log_scale + i), moved = g * exp_lanes(-ls);
      real gs = -fma(g, AT(b->out + i), AT(b->grad_log_det + s));
      SET(seeds + i) = gs * autoregressive_bound_slope(b, ls);
      SET(seeds + DIM * BLOCK + i) = -moved;
      SET(b->grad + i) = moved;
    }
  constant_floats inputs = conditioner_backward(b, &net, false);
  for (int i = 0; i < DIM * BLOCK; i += LANES) SET(b->grad + i) += AT(inputs + i);
}

// With v the gradient at x in total: v_d is complete once every later dimension has sent back what it owes to x_d.
// From the last dimension down, one pass back for each; the weights are done in a last pass with all seeds.
OUTLINE void autoregressive_forward_backward(const Block *b) {
  Conditioner net = autoregressive_conditioner(b);
  constant_floats log_scale = b->saved + (conditioner_saved_rows(b, &net) - 2 * DIM) * BLOCK;
  floats total = b->saved + conditioner_saved_rows(b, &net) * BLOCK, seeds = b->temporary;
  for (int i = 0; i < DIM * BLOCK; i += LANES) SET(total + i) = AT(b->grad + i);
  for (int last = DIM - 1; last >= 0; last--) {
    // Seeds of one dimension to pass on, or of all of them for the weights.
    for (int d = 0; d < DIM; d++) EACH_VECTOR(s) {
        int i = d * BLOCK + s;
        bool on = last == 0 || d == last;
        real v = AT(total + i), ls = AT(log_scale + i);
        real gs = fma(v * exp_lanes(ls), AT(b->in + i), AT(b->grad_log_det + s)) * autoregressive_bound_slope(b, ls);
        SET(seeds + i) = on ? gs : (real)0.0f;
        SET(seeds + DIM * BLOCK + i) = on ? v : (real)0.0f;
      }
    constant_floats inputs = conditioner_backward(b, &net, last > 0);
    if (last > 0)
      for (int i = 0; i < last * BLOCK; i += LANES) SET(total + i) += AT(inputs + i);
  }
  for (int i = 0; i < DIM * BLOCK; i += LANES) SET(b->grad + i) = AT(total + i) * exp_lanes(AT(log_scale + i));
}
