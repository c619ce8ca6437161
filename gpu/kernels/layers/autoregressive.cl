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

INLINE real autoregressive_bound(const Block *b, real raw) {
  if (!hyper_given(b, 2)) return raw;
  float c = hyper_optional(b, 2);
  return c * tanh_lanes(raw / c);
}

INLINE real autoregressive_bound_slope(const Block *b, real ls) {
  if (!hyper_given(b, 2)) return (real)1.0f;
  real q = ls / hyper_optional(b, 2);
  return fma(-q, q, (real)1.0f);
}

// Forward: the outputs of dimension d see only the dimensions before it, so pass d completes x_d; the last pass leaves
// the activations of the complete x.
INLINE int autoregressive_passes(bool inverse) { return inverse ? 1 : DIM; }

// Backward of that: with v the gradient at x in total, v_d is complete once every later dimension has sent back what it
// owes to x_d. From the last dimension down, one pass back for each; the weights are done in a last pass with all seeds.
INLINE int autoregressive_passes_back(bool inverse) { return inverse ? 1 : DIM; }

INLINE bool autoregressive_before(const Block *b, const Conditioner *net, bool inverse, int pass) {
  if (pass == 0)
    EACH_OWN_OF_ROWS(d, DIM, s) SET(b->saved + d * BLOCK + s) = inverse ? AT(b->in + d * BLOCK + s) : (real)0.0f;
  // No input reaches the first outputs: they are their biases.
  return inverse || pass > 0 || DIM == 1;
}

INLINE void autoregressive_inverse_after(const Block *b, floats log_scale) {
  constant_floats shift = log_scale + DIM * BLOCK;
  EACH_OWN_OF_ROWS(d, DIM, s) {
    int i = d * BLOCK + s;
    real ls = autoregressive_bound(b, AT(log_scale + i));
    SET(log_scale + i) = ls;
    SET(b->out + i) = (AT(b->in + i) - AT(shift + i)) * exp_lanes(-ls);
    SET(b->log_det + s) -= ls;
  }
}

INLINE void autoregressive_after(const Block *b, const Conditioner *net, bool inverse, int pass, floats log_scale) {
  if (inverse) {
    autoregressive_inverse_after(b, log_scale);
    return;
  }
  constant_floats biases = b->values + conditioner_parameter_count(b, net) - 2 * DIM;
  bool from_biases = pass == 0 && DIM > 1;
  EACH_OWN(s) {
    int i = pass * BLOCK + s;
    real raw = from_biases ? (real)biases[0] : AT(log_scale + i);
    real shift = from_biases ? (real)biases[DIM] : AT(log_scale + DIM * BLOCK + i);
    real x = fma(AT(b->in + i), exp_lanes(autoregressive_bound(b, raw)), shift);
    SET(b->saved + i) = x;
    SET(b->out + i) = x;
  }
  if (pass < DIM - 1) return;
  EACH_OWN_OF_ROWS(d, DIM, s) {
    int i = d * BLOCK + s;
    real ls = autoregressive_bound(b, AT(log_scale + i));
    SET(log_scale + i) = ls;
    SET(b->log_det + s) += ls;
  }
}

INLINE bool autoregressive_seeds(const Block *b, const Conditioner *net, bool inverse, int pass) {
  constant_floats log_scale = conditioner_outputs(b, net);
  floats seeds = b->temporary;
  if (inverse) {
    EACH_OWN_OF_ROWS(d, DIM, s) {
      int i = d * BLOCK + s;
      real g = AT(b->grad + i), ls = AT(log_scale + i), moved = g * exp_lanes(-ls);
      real gs = -fma(g, AT(b->out + i), AT(b->grad_log_det + s));
      SET(seeds + i) = gs * autoregressive_bound_slope(b, ls);
      SET(seeds + DIM * BLOCK + i) = -moved;
      SET(b->grad + i) = moved;
    }
    return false;
  }
  floats total = b->saved + conditioner_saved_rows(b, net) * BLOCK;
  int last = DIM - 1 - pass;
  // Seeds of one dimension to pass on, or of all of them for the weights.
  EACH_OWN_OF_ROWS(d, DIM, s) {
    int i = d * BLOCK + s;
    if (pass == 0) SET(total + i) = AT(b->grad + i);
    bool on = last == 0 || d == last;
    real v = AT(total + i), ls = AT(log_scale + i);
    real gs = fma(v * exp_lanes(ls), AT(b->in + i), AT(b->grad_log_det + s)) * autoregressive_bound_slope(b, ls);
    SET(seeds + i) = on ? gs : (real)0.0f;
    SET(seeds + DIM * BLOCK + i) = on ? v : (real)0.0f;
  }
  return last > 0;
}

INLINE void autoregressive_take_back(const Block *b, const Conditioner *net, bool inverse, int pass,
                                     constant_floats inputs) {
  if (inverse) {
    EACH_OWN_OF_ROWS(d, DIM, s) SET(b->grad + d * BLOCK + s) += AT(inputs + d * BLOCK + s);
    return;
  }
  constant_floats log_scale = conditioner_outputs(b, net);
  floats total = b->saved + conditioner_saved_rows(b, net) * BLOCK;
  int last = DIM - 1 - pass;
  if (last > 0)
    EACH_OWN_OF_ROWS(d, last, s) SET(total + d * BLOCK + s) += AT(inputs + d * BLOCK + s);
  else
    EACH_OWN_OF_ROWS(d, DIM, s) {
      int i = d * BLOCK + s;
      SET(b->grad + i) = AT(total + i) * exp_lanes(AT(log_scale + i));
    }
}

MASKED_NETWORK_LAYER(autoregressive)
