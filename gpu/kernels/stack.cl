// The stack is data: a loop over records and one switch. LAYER_CASES(suffix) is made by the host from
// core/layers/list.def: `case 0: planar##suffix(b); break; case 1: ...`.

#define PASS_FORWARD 0
#define PASS_INVERSE 1

OUTLINE void layer_sizes(const Block *b, Sizes *sizes) {
  switch (b->record[RECORD_CODE]) { LAYER_CASES(_sizes, (b, sizes)) }
}
OUTLINE void layer_derive(const Block *b, constant_floats p, floats v) {
  switch (b->record[RECORD_CODE]) { LAYER_CASES(_derive, (b, p, v)) }
}
OUTLINE void layer_chain(const Block *b, constant_floats p, floats g) {
  switch (b->record[RECORD_CODE]) { LAYER_CASES(_chain, (b, p, g)) }
}
// The layer's own direction: the entry's, or the other one when the entry is flipped.
INLINE bool layer_runs_inverse(const Block *b, int pass) {
  return (pass == PASS_INVERSE) != (b->record[RECORD_INVERTED] != 0);
}
OUTLINE void layer_run(const Block *b, int pass) {
  if (layer_runs_inverse(b, pass))
    switch (b->record[RECORD_CODE]) { LAYER_CASES(_inverse, (b)) }
  else
    switch (b->record[RECORD_CODE]) { LAYER_CASES(_forward, (b)) }
}
OUTLINE void layer_run_backward(const Block *b, int pass) {
  if (layer_runs_inverse(b, pass))
    switch (b->record[RECORD_CODE]) { LAYER_CASES(_inverse_backward, (b)) }
  else
    switch (b->record[RECORD_CODE]) { LAYER_CASES(_forward_backward, (b)) }
}

// What all layers share.
typedef struct {
  constant_ints records;
  constant_ints hyper;
  constant_floats values;
  int layers;
} Stack;

INLINE void select_layer(const Stack *stack, int layer, Block *b) {
  b->record = stack->records + layer * RECORD_SIZE;
  b->hyper = stack->hyper + b->record[RECORD_HYPER];
  b->values = stack->values + b->record[RECORD_VALUES];
}

// --- kernels that prepare a stack ---

// What every layer asks for, 4 ints each: derived, saved, temporary, 0. The host lays out buffers from it.
__kernel void plan(constant_ints records, constant_ints hyper, int layers, ints sizes) {
  Stack stack = {records, hyper, 0, layers};
  for (int l = 0; l < layers; l++) {
    Block b;
    select_layer(&stack, l, &b);
    Sizes own = {0, 0, 0};
    layer_sizes(&b, &own);
    sizes[4 * l] = own.derived;
    sizes[4 * l + 1] = own.saved;
    sizes[4 * l + 2] = own.temporary;
    sizes[4 * l + 3] = 0;
  }
}

// Values of every layer from the parameters.
__kernel void derive(constant_ints records, constant_ints hyper, int layers, constant_floats parameters,
                     floats values) {
  Stack stack = {records, hyper, values, layers};
  for (int l = get_global_id(0); l < layers; l += get_global_size(0)) {
    Block b;
    select_layer(&stack, l, &b);
    layer_derive(&b, parameters + b.record[RECORD_PARAMETERS], values + b.record[RECORD_VALUES]);
  }
}
