// The stack is data: a loop over records and one switch. LAYER_CASES(suffix) is made by the host from
// core/layers/list.def: `case 0: planar##suffix(b); break; case 1: ...`.

#define PASS_FORWARD 0
#define PASS_INVERSE 1

OUTLINE void layer_sizes(const Block *b, Sizes *sizes) {
  switch (b->record[RECORD_CODE]) { LAYER_CASES(_sizes, (b, sizes)) }
}
OUTLINE void layer_mask(const Block *b, floats mask) {
  switch (b->record[RECORD_CODE]) { LAYER_CASES(_mask, (b, mask)) }
}
OUTLINE void layer_tile(int code, const Tile *tile) {
  switch (code) { LAYER_CASES(_tile, (tile)) }
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

// How many layers from b's on, `left` at most, one call takes: equal pointwise neighbours, in steps of `next_record`
// ints. Runs are as long as they can be, so that they are the same ones in both orders.
INLINE int run_length(const Block *b, int left, int next_record) {
  constant_ints first = b->record, record = first;
  int length = 1;
  if (!first[RECORD_POINTWISE]) return length;
  for (; length < left; length++) {
    record += next_record;
    if (!record[RECORD_ACTIVE] || record[RECORD_CODE] != first[RECORD_CODE] ||
        record[RECORD_INVERTED] != first[RECORD_INVERTED])
      break;
  }
  return length;
}

// What every layer asks for, 8 ints each: derived, saved, temporary, gradient, pointwise. The host lays out buffers
// from it.
#define PLAN_SIZE 8
__kernel void plan(constant_ints records, constant_ints hyper, int layers, ints sizes) {
  Stack stack = {records, hyper, 0, layers};
  for (int l = 0; l < layers; l++) {
    Block b;
    select_layer(&stack, l, &b);
    Sizes own = {0, 0, 0, 0, false};
    layer_sizes(&b, &own);
    ints to = sizes + PLAN_SIZE * l;
    to[0] = own.derived;
    to[1] = own.saved;
    to[2] = own.temporary;
    to[3] = own.pointwise ? own.gradient : b.record[RECORD_VALUE_COUNT];
    to[4] = own.pointwise ? 1 : 0;
  }
}
