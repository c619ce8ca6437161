// From partial gradients to new parameters: sum in the order of the chunks, apply the constraint's chain rule, clip,
// step the optimiser, derive the new values. Work-item i takes layers i, i + size, ...

#define OPTIMISER_ADAM 0
#define OPTIMISER_ADAMW 1
#define OPTIMISER_SGD 2
#define OPTIMISER_RMSPROP 3

// Sums into the first partial, in place, and leaves the parameters' gradient there.
INLINE void reduce_layer(const Block *b, constant_floats parameters, floats partials, int partial_size, int chunks) {
  int begin = b->record[RECORD_VALUES];
  int count = b->record[RECORD_VALUE_COUNT] + b->record[RECORD_DERIVED];
  for (int i = 0; i < count; i += LANES) {
    real sum = AT(partials + begin + i);
    for (int chunk = 1; chunk < chunks; chunk++) sum += AT(partials + (size_t)chunk * partial_size + begin + i);
    SET(partials + begin + i) = sum;
  }
  layer_chain(b, parameters + b->record[RECORD_PARAMETERS], partials + begin);
}

INLINE float square_norm(constant_floats values, int count) {
  float sum = 0.0f;
  for (int i = 0; i < count; i++) sum = fma(values[i], values[i], sum);
  return sum;
}

// constants: beta1, beta2, epsilon, weight decay, momentum, decay. `warmth`: how much of Adam's two running means is
// filled, 1 - beta^t after the layer's own t updates; dividing by it is the bias correction. A layer that joins later
// starts at zero, so its first steps are no longer than anybody's.
INLINE void step_layer(const Block *b, int optimiser, float rate, float8 constants, float clip, constant_floats g,
                       floats parameters, floats first, floats second, floats warmth) {
  int begin = b->record[RECORD_PARAMETERS], count = b->record[RECORD_COUNT];
  float beta1 = constants.s0, beta2 = constants.s1, epsilon = constants.s2;
  warmth[0] = fma(beta1, warmth[0], 1.0f - beta1);
  warmth[1] = fma(beta2, warmth[1], 1.0f - beta2);
  float c1 = 1.0f / warmth[0], c2 = 1.0f / warmth[1];
  for (int i = 0; i < count; i += LANES) {
    real grad = AT(g + i) * clip, p = AT(parameters + begin + i);
    real m = AT(first + begin + i), v = AT(second + begin + i);
    // Beyond the layer's last parameter the gradient's row holds other things.
#if LANES == 8
    if (i + 8 > count) {
      int8 inside = (int8)(0, 1, 2, 3, 4, 5, 6, 7) + i < count;
      grad = select((real)0.0f, grad, inside);
    }
#endif
    switch (optimiser) {
      case OPTIMISER_SGD:
        m = fma((real)constants.s4, m, grad);
        p -= rate * m;
        break;
      case OPTIMISER_RMSPROP:
        v = fma((real)constants.s5, v, (1.0f - constants.s5) * grad * grad);
        p -= rate * grad / (sqrt(v) + epsilon);
        break;
      default:
        if (optimiser == OPTIMISER_ADAMW) p -= rate * constants.s3 * p;
        m = fma(grad - m, (real)(1.0f - beta1), m);
        v = fma(fma(grad, grad, -v), (real)(1.0f - beta2), v);
        p -= rate * c1 * m / (sqrt(v * c2) + epsilon);
    }
    SET(first + begin + i) = m;
    SET(second + begin + i) = v;
    SET(parameters + begin + i) = p;
  }
}

#define UPDATE_ALL 0     // reduce and step
#define UPDATE_REDUCE 1  // reduce only: before clipping, and for a gradient without a step
#define UPDATE_STEP 2    // step after a reduction
#define UPDATE_PROBE 3   // reduce only, of frozen layers too: the gradient that tests compare

// `norms`: a layer's squared gradient norm each. `history`: the loss of each step, at step mod its size.
__kernel void update(constant_ints records, constant_ints hyper, floats values, int layers, floats parameters,
                     floats first, floats second, floats partials, int partial_size, int chunks, constant_floats losses,
                     constant_floats schedule, int slot, int mode, int optimiser, float8 constants, float clip_norm,
                     floats norms, floats history, int history_slot, ints stopped, floats warmth) {
  Stack stack = {records, hyper, values, layers};
  // Every group sums the same losses in the same order and so comes to the same verdict.
  float loss = 0.0f;
  for (int chunk = 0; chunk < chunks; chunk++) loss += losses[chunk];
  if (stopped[0] || !isfinite(loss)) {
    if (get_global_id(0) == 0) {
      history[history_slot] = NAN;
      stopped[0] = 1;
    }
    return;
  }
  float clip = 1.0f;
  if (mode == UPDATE_STEP && clip_norm > 0.0f) {
    float total = 0.0f;
    for (int l = 0; l < layers; l++) total += norms[l];
    clip = min(1.0f, clip_norm / (sqrt(total) + 1e-12f));
  }
  for (int l = get_global_id(0); l < layers; l += get_global_size(0)) {
    Block b;
    select_layer(&stack, l, &b);
    bool wanted = b.record[RECORD_TRAINED] || (mode == UPDATE_PROBE && b.record[RECORD_ACTIVE]);
    if (!wanted) {
      if (mode != UPDATE_STEP) norms[l] = 0.0f;
      continue;
    }
    floats g = partials + b.record[RECORD_VALUES];
    if (mode != UPDATE_STEP) {
      reduce_layer(&b, parameters, partials, partial_size, chunks);
      norms[l] = square_norm(g, b.record[RECORD_COUNT]);
    }
    if (mode == UPDATE_ALL || mode == UPDATE_STEP) {
      if (!isfinite(mode == UPDATE_STEP ? clip : norms[l])) {
        stopped[0] = 1;
        history[history_slot] = NAN;
        continue;
      }
      step_layer(&b, optimiser, schedule[SCHEDULE_SIZE * slot], constants, clip, g, parameters, first, second,
                 warmth + 2 * l);
      layer_derive(&b, parameters + b.record[RECORD_PARAMETERS], values + b.record[RECORD_VALUES]);
    }
  }
  if (get_global_id(0) == 0 && mode != UPDATE_STEP && !stopped[0]) history[history_slot] = loss;
}
