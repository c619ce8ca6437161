// The conditioner: a small network whose weights lie as in the flat vector (all weight matrices out x in, then all
// biases), its widths in a hyperparameter list.
//
// What forward saves, rows of BLOCK: the inputs, every hidden layer's outputs (for SiLU its sums before the activation
// instead), and the outputs. The first hidden layer of a (leaky) ReLU network is rebuilt instead: from so few inputs that
// costs less than memory does, and a deep stack keeps half as much.

#define ACTIVATION_TANH 0
#define ACTIVATION_LEAKY_RELU 1
#define ACTIVATION_SILU 2
#define ACTIVATION_RELU 3
#define LEAK 0.01f

typedef struct {
  int inputs;
  int outputs;
  int layers;      // of weights: hidden layers + 1
  int hidden;      // hyperparameter with the widths
  int activation;
} Conditioner;

INLINE int conditioner_width(const Block *b, const Conditioner *net, int level) {
  if (level == 0) return net->inputs;
  return level == net->layers ? net->outputs : hyper_item(b, net->hidden, level - 1);
}

INLINE int conditioner_weight_count(const Block *b, const Conditioner *net) {
  int count = 0;
  for (int l = 0; l < net->layers; l++) count += conditioner_width(b, net, l) * conditioner_width(b, net, l + 1);
  return count;
}

INLINE int conditioner_parameter_count(const Block *b, const Conditioner *net) {
  int count = conditioner_weight_count(b, net);
  for (int l = 0; l < net->layers; l++) count += conditioner_width(b, net, l + 1);
  return count;
}

// Below this many inputs a gradient of weights is summed over lanes of samples, as up to this many outputs.
#define FEW_INPUTS 8
#define FEW_OUTPUTS 4

INLINE bool conditioner_bends(const Conditioner *net) {
  return net->activation == ACTIVATION_RELU || net->activation == ACTIVATION_LEAKY_RELU;
}

INLINE bool conditioner_rebuilds(const Conditioner *net, int level) {
  return TEAM == 1 && level == 1 && net->layers > 2 && net->inputs < FEW_INPUTS && conditioner_bends(net);
}

// That forward saves of a level.
INLINE int conditioner_rows_of(const Block *b, const Conditioner *net, int level) {
  return conditioner_rebuilds(net, level) ? 0 : conditioner_width(b, net, level);
}

// Inputs and hidden layers.
INLINE int conditioner_rows_before_outputs(const Block *b, const Conditioner *net) {
  int rows = 0;
  for (int l = 0; l < net->layers; l++) rows += conditioner_rows_of(b, net, l);
  return rows;
}

// The outputs are the last rows. Between inputs and outputs there is room for as many rows as outputs and three, see
// node_table.cl.
#define NODE_ROWS 3
INLINE int conditioner_saved_rows(const Block *b, const Conditioner *net) {
  return max(conditioner_rows_before_outputs(b, net), net->inputs + net->outputs + NODE_ROWS) + net->outputs;
}

// Rounded up to whole tiles of columns.
INLINE int conditioner_widest(const Block *b, const Conditioner *net) {
  int widest = 0;
  for (int l = 0; l <= net->layers; l++) widest = max(widest, conditioner_width(b, net, l));
  return (widest + TILE_COLUMNS - 1) / TILE_COLUMNS * TILE_COLUMNS;
}

// Two sets of rows for gradients, one turned set of activations, one of recomputed ones; or, of tables, two sets and nine
// rows (SPREAD_ROW in node_tasks.cl).
INLINE int conditioner_temporary(const Block *b, const Conditioner *net) {
  int widest = conditioner_widest(b, net);
  return max(4 * widest * BLOCK, 2 * widest * BLOCK + 8 * (BLOCK + 16));
}

INLINE real activate(int activation, real a) {
  switch (activation) {
    case ACTIVATION_TANH: return tanh_lanes(a);
    case ACTIVATION_LEAKY_RELU: return fmax(a, LEAK * a);
    case ACTIVATION_SILU: return a * sigmoid_lanes(a);
    default: return fmax(a, (real)0.0f);
  }
}

// What an activation that only bends at zero does to negative sums; 1 for the others, which need a pass of their own.
INLINE float activation_slope(int activation) {
  switch (activation) {
    case ACTIVATION_RELU: return 0.0f;
    case ACTIVATION_LEAKY_RELU: return LEAK;
    default: return 1.0f;
  }
}

OUTLINE floats conditioner_look_up(const Block *b, const Conditioner *net);  // conditioner_table.cl
OUTLINE void node_observe(const Block *b);                                   // node_table.cl
OUTLINE floats node_look_up(const Block *b, const Conditioner *net);
OUTLINE floats node_send_back(const Block *b, const Conditioner *net, bool inputs_only);

// Rows of the inputs lie at b->saved already, flat as the outputs that it returns; the rows in between lie in panels.
// A panel goes through the whole network before the next one.
OUTLINE floats conditioner_forward(const Block *b, const Conditioner *net) {
  if (b->table) {
    floats outputs = conditioner_look_up(b, net);
    if (outputs) return outputs;
  }
  if (b->pulls) node_observe(b);
  if (b->nodes) return node_look_up(b, net);
  int hidden_rows = conditioner_saved_rows(b, net) - net->outputs;
  floats outputs = b->saved + hidden_rows * BLOCK;
  float slope = activation_slope(net->activation);
  for (int panel = 0; panel < BLOCK / PANEL; panel++) {
    constant_floats weights = b->values, biases = b->values + conditioner_weight_count(b, net);
    constant_floats in = b->saved + panel * PANEL;
    floats level = b->saved + net->inputs * BLOCK;
    for (int l = 0; l < net->layers; l++) {
      int from = conditioner_width(b, net, l), to = conditioner_width(b, net, l + 1);
      bool last = l + 1 == net->layers;
      floats out = level + panel * to * PANEL;
      if (last) out = outputs + panel * PANEL;
      if (conditioner_rebuilds(net, l + 1)) out = b->temporary;
      product_forward(to, from, weights, biases, in, l == 0 ? BLOCK : PANEL, out, last ? BLOCK : PANEL,
                      last ? 1.0f : slope);
      in = out;
      if (!last && net->activation == ACTIVATION_TANH)
        for (int i = 0; i < to * PANEL; i += WIDE) WIDE_STORE(out + i, tanh_wide(WIDE_LOAD(out + i)));
      if (!last && net->activation == ACTIVATION_SILU) {
        in = b->temporary;
        for (int i = 0; i < to * PANEL; i += LANES) SET(b->temporary + i) = activate(ACTIVATION_SILU, AT(out + i));
      }
      weights += from * to;
      biases += to;
      level += conditioner_rows_of(b, net, l + 1) * BLOCK;
    }
  }
  return outputs;
}

// Multiplies `grad` (count numbers) by the activation's derivative, `saved` being what forward saved.
INLINE void activation_backward(int activation, constant_floats saved, floats grad, int count) {
  switch (activation) {
    case ACTIVATION_TANH:
      for (int i = 0; i < count; i += LANES) {
        real h = AT(saved + i);
        SET(grad + i) *= fma(-h, h, (real)1.0f);
      }
      break;
    case ACTIVATION_SILU:
      for (int i = 0; i < count; i += LANES) {
        real a = AT(saved + i), s = sigmoid_lanes(a);
        SET(grad + i) *= s * fma(a, 1.0f - s, (real)1.0f);
      }
      break;
  }
}

// Adds to the gradient of the weights (to x from) and biases of one layer. `turned`: room for the turned rows.
INLINE void weights_gradient(Rows grad, int to, Rows in, int from, floats turned, floats weights, floats biases) {
  if (from < FEW_INPUTS) {
    add_row_sums_and_products(grad, to, in, biases, weights, from);
    for (int k = 1; k < from; k++) add_row_products(grad, to, row_of(in, k), weights + k, from);
    return;
  }
  if (to <= FEW_OUTPUTS) {
    for (int n = 0; n < to; n++) add_row_products(in, from, row_of(grad, n), weights + n * from, 1);
  } else {
    turn_rows(in, from, turned);
    product_weights(to, from, grad, turned, weights);
  }
  add_row_sums(grad, to, biases);
}

// Its outputs, in panels, from the inputs that forward saved.
INLINE void first_hidden_layer(const Block *b, const Conditioner *net, float slope, floats out) {
  int width = conditioner_width(b, net, 1);
  constant_floats biases = b->values + conditioner_weight_count(b, net);
  for (int panel = 0; panel < BLOCK / PANEL; panel++)
    product_forward(width, net->inputs, b->values, biases, b->saved + panel * PANEL, BLOCK, out + panel * width * PANEL,
                    PANEL, slope);
}

// `outputs_grad`: rows of the gradient at the outputs, destroyed; must be the first rows of b->temporary. Adds to the
// gradient of weights and biases (unless `inputs_only`) and returns the rows of the gradient at the inputs.
OUTLINE floats conditioner_backward(const Block *b, const Conditioner *net, bool inputs_only) {
  if (b->nodes) return node_send_back(b, net, inputs_only);
  int widest = conditioner_widest(b, net) * BLOCK;
  floats seeds = b->temporary, other = seeds + widest, turned = other + widest, active = turned + widest;
  Rows grad = flat_rows(seeds);
  int weights = conditioner_weight_count(b, net), biases = conditioner_parameter_count(b, net);
  int rows = conditioner_rows_before_outputs(b, net);
  bool bends = conditioner_bends(net);
  float slope = activation_slope(net->activation);
  for (int l = net->layers - 1; l >= 0; l--) {
    int from = conditioner_width(b, net, l), to = conditioner_width(b, net, l + 1);
    rows -= conditioner_rows_of(b, net, l);
    weights -= from * to;
    biases -= to;
    constant_floats saved = b->saved + rows * BLOCK;
    if (conditioner_rebuilds(net, l)) {
      first_hidden_layer(b, net, slope, active);
      saved = active;
    }
    if (!inputs_only) {
      Rows in = l == 0 ? flat_rows(saved) : paneled_rows(saved, from);
      if (l > 0 && net->activation == ACTIVATION_SILU) {
        for (int i = 0; i < from * BLOCK; i += LANES) SET(active + i) = activate(ACTIVATION_SILU, AT(saved + i));
        in.at = active;
      }
      weights_gradient(grad, to, in, from, turned, b->gradient + weights, b->gradient + biases);
    }
    Rows out = l == 0 ? flat_rows(other) : paneled_rows(other, from);
    for (int panel = 0; panel < BLOCK / PANEL; panel++) {
      floats c = out.at + panel * out.panel;
      constant_floats before = l > 0 ? saved + panel * out.panel : 0;
      product_backward(from, to, b->values + weights, grad.at + panel * grad.panel, grad.row, c, out.row,
                       bends ? before : 0, slope);
      if (l > 0) activation_backward(net->activation, before, c, from * PANEL);
    }
    other = grad.at;
    grad = out;
  }
  return grad.at;
}
