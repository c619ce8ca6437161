// The conditioner: a small network whose weights lie as in the flat vector (all weight matrices out x in, then all
// biases), its widths in a hyperparameter list.
//
// What forward saves, rows of BLOCK: the inputs, every hidden layer's outputs (for SiLU its sums before the activation
// instead), and the outputs.

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

INLINE int conditioner_saved_rows(const Block *b, const Conditioner *net) {
  int rows = 0;
  for (int l = 0; l <= net->layers; l++) rows += conditioner_width(b, net, l);
  return rows;
}

INLINE int conditioner_widest(const Block *b, const Conditioner *net) {
  int widest = 0;
  for (int l = 0; l <= net->layers; l++) widest = max(widest, conditioner_width(b, net, l));
  return (widest + 7) / 8 * 8;
}

// Two sets of rows for gradients, one transposed set of activations, one of recomputed ones.
INLINE int conditioner_temporary(const Block *b, const Conditioner *net) {
  return 4 * conditioner_widest(b, net) * BLOCK;
}

INLINE real activate(int activation, real a) {
  switch (activation) {
    case ACTIVATION_TANH: return tanh_lanes(a);
    case ACTIVATION_LEAKY_RELU: return fmax(a, LEAK * a);
    case ACTIVATION_SILU: return a * sigmoid_lanes(a);
    default: return fmax(a, (real)0.0f);
  }
}

// Rows of the inputs lie at b->saved already. Returns the outputs.
OUTLINE floats conditioner_forward(const Block *b, const Conditioner *net) {
  constant_floats weights = b->values, biases = b->values + conditioner_weight_count(b, net);
  floats in = b->saved;
  for (int l = 0; l < net->layers; l++) {
    int from = conditioner_width(b, net, l), to = conditioner_width(b, net, l + 1);
    floats out = in + from * BLOCK;
    constant_floats source = in;
    if (l > 0 && net->activation == ACTIVATION_SILU) {
      for (int i = 0; i < from * BLOCK; i += LANES) SET(b->temporary + i) = activate(ACTIVATION_SILU, AT(in + i));
      source = b->temporary;
    }
    matrix_product(to, from, BLOCK / LANES, weights, from, 1, source, BLOCK, out, BLOCK, biases, START_ROW_BIAS);
    if (l + 1 < net->layers) {
      int count = to * BLOCK;
      switch (net->activation) {
        case ACTIVATION_TANH:
          for (int i = 0; i < count; i += LANES) SET(out + i) = tanh_lanes(AT(out + i));
          break;
        case ACTIVATION_LEAKY_RELU:
          for (int i = 0; i < count; i += LANES) SET(out + i) = fmax(AT(out + i), LEAK * AT(out + i));
          break;
        case ACTIVATION_RELU:
          for (int i = 0; i < count; i += LANES) SET(out + i) = fmax(AT(out + i), (real)0.0f);
          break;
      }
    }
    weights += from * to;
    biases += to;
    in = out;
  }
  return in;
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
    default: {
      float low = activation == ACTIVATION_LEAKY_RELU ? LEAK : 0.0f;
      for (int i = 0; i < count; i += LANES) {
        real g = AT(grad + i);
        SET(grad + i) = CHOOSE(AT(saved + i) > 0.0f, g, g * low);
      }
    }
  }
}

// Sum over samples of grad[n] * in[k] for the columns k that fill no vector, and of grad[n] for the biases.
INLINE void conditioner_narrow_gradient(constant_floats grad, constant_floats in, int rows, int columns, int first,
                                        floats weights, floats biases) {
  for (int n = 0; n < rows; n++) {
    constant_floats g = grad + n * BLOCK;
    real sum = 0.0f;
    EACH_VECTOR(s) sum += AT(g + s);
    biases[n] += across(sum);
    for (int k = first; k < columns; k++) {
      real product = 0.0f;
      EACH_VECTOR(s) product = fma(AT(g + s), AT(in + k * BLOCK + s), product);
      weights[n * columns + k] += across(product);
    }
  }
}

// `outputs_grad`: rows of the gradient at the outputs, destroyed; must be the first rows of b->temporary. Adds to the
// gradient of weights and biases (unless `inputs_only`) and returns the rows of the gradient at the inputs.
OUTLINE floats conditioner_backward(const Block *b, const Conditioner *net, bool inputs_only) {
  int widest = conditioner_widest(b, net) * BLOCK;
  floats grad = b->temporary, other = grad + widest, turned = other + widest, active = turned + widest;
  int weights = conditioner_weight_count(b, net), biases = conditioner_parameter_count(b, net);
  int rows = conditioner_saved_rows(b, net) - net->outputs;
  for (int l = net->layers - 1; l >= 0; l--) {
    int from = conditioner_width(b, net, l), to = conditioner_width(b, net, l + 1);
    rows -= from;
    weights -= from * to;
    biases -= to;
    constant_floats in = b->saved + rows * BLOCK, source = in;
    if (!inputs_only) {
      if (l > 0 && net->activation == ACTIVATION_SILU) {
        for (int i = 0; i < from * BLOCK; i += LANES) SET(active + i) = activate(ACTIVATION_SILU, AT(in + i));
        source = active;
      }
      int whole = from >= 8 || LANES == 1 ? from / LANES * LANES : 0;
      if (whole > 0) {
        transpose_block(source, turned, whole);
        matrix_product(to, BLOCK, whole / LANES, grad, BLOCK, 1, turned, whole, b->gradient + weights, from, 0,
                       START_SUM);
      }
      conditioner_narrow_gradient(grad, source, to, from, whole, b->gradient + weights, b->gradient + biases);
    }
    matrix_product(from, to, BLOCK / LANES, b->values + weights, 1, from, grad, BLOCK, other, BLOCK, 0, START_ZERO);
    if (l > 0) activation_backward(net->activation, in, other, from * BLOCK);
    floats swap = grad;
    grad = other;
    other = swap;
  }
  return grad;
}
