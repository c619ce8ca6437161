// What a layer function gets to see, and how the host describes a layer.

// A layer's record, RECORD_SIZE ints; gpu/stack_layout.h writes it.
#define RECORD_SIZE 16
#define RECORD_CODE 0         // position in core/layers/list.def
#define RECORD_INVERTED 1     // 1: the entry's forward direction is the layer's inverse
#define RECORD_ACTIVE 2       // 0: bypassed
#define RECORD_TRAINED 3      // 0: frozen or bypassed
#define RECORD_PARAMETERS 4   // offset of the unconstrained parameters, a multiple of 8
#define RECORD_COUNT 5        // number of parameters
#define RECORD_VALUES 6       // offset of the values, a multiple of 8
#define RECORD_VALUE_COUNT 7  // number of constrained values; what the layer derives from them follows
#define RECORD_HYPER 8        // offset of the hyperparameters
#define RECORD_SAVED 9        // offset, in a group's scratch, of what forward keeps for backward
#define RECORD_DERIVED 10     // numbers that follow the values (the device's own plan)
#define RECORD_POINTWISE 11   // 1: a pointwise layer, see pointwise.cl
#define RECORD_GRADIENT 12    // offset of the values' gradient in a partial gradient, a multiple of 8
#define RECORD_SUMS 13        // pointwise layers: offset of their numbers in a team's sums, in numbers of TEAM items
#define RECORD_SUM_COUNT 14   // how many these are; 0 for the others

// Hyperparameters: one offset per hyperparameter (relative to the first), then the encoded values: an integer or the
// index of a choice is one int, a real the bits of a float, an optional real {given, bits}, a list {count, items...}.

// What all layers share.
typedef struct {
  constant_ints records;
  constant_ints hyper;
  constant_floats values;
  int layers;
} Stack;

typedef struct {
  const Stack *stack;
  constant_ints record;
  constant_ints hyper;
  constant_floats values;
  floats gradient;              // of the values, added to; the same layout
  constant_floats in;           // DIM x BLOCK
  floats out;                   // DIM x BLOCK
  floats log_det;               // BLOCK, added to
  floats determinant;           // BLOCK, multiplied: a factor whose logarithm is still to be added to log_det
  floats saved;                 // this layer's own, between forward and backward
  floats temporary;             // shared by all layers
  floats grad;                  // DIM x BLOCK: gradient of the loss at `out`, becomes that at `in`
  constant_floats grad_log_det; // BLOCK
  floats table;                 // of this layer's conditioner (conditioner_table.cl), or 0
  constant_floats nodes;        // likewise for tabulated training (node_table.cl), or 0
  int node_count;
  floats pulls;                 // what the chunk leaves of them, or 0
  // A run of equal pointwise layers is one call; `record` is its first in the order of the pass.
  int run;                      // layers
  int next_record;              // ints from one record to the next in the order of the pass
  bool keep;                    // keep for backward what a layer needs there
  floats all_gradients;         // where RECORD_GRADIENT counts from
  floats all_saved;             // where RECORD_SAVED counts from
#if TEAM > 1
  int first, stride;            // samples that are this item's own
  floats sums;                  // of a team, where pointwise layers add up their gradients, one number an item; or 0
#endif
} Block;

INLINE int hyper_integer(const Block *b, int i) { return b->hyper[b->hyper[i]]; }
INLINE float hyper_real(const Block *b, int i) { return as_float(b->hyper[b->hyper[i]]); }
INLINE bool hyper_given(const Block *b, int i) { return b->hyper[b->hyper[i]] != 0; }
INLINE float hyper_optional(const Block *b, int i) { return as_float(b->hyper[b->hyper[i] + 1]); }
INLINE int hyper_length(const Block *b, int i) { return b->hyper[b->hyper[i]]; }
INLINE int hyper_item(const Block *b, int i, int j) { return b->hyper[b->hyper[i] + 1 + j]; }

INLINE void select_layer(const Stack *stack, int layer, Block *b) {
  b->stack = stack;
  b->record = stack->records + layer * RECORD_SIZE;
  b->hyper = stack->hyper + b->record[RECORD_HYPER];
  b->values = stack->values + b->record[RECORD_VALUES];
  b->run = 1;
  b->next_record = RECORD_SIZE;
  b->keep = false;
  b->table = 0;
  b->nodes = 0;
  b->pulls = 0;
#if TEAM > 1
  b->first = 0;
  b->stride = LANES;
  b->sums = 0;
#endif
}

// Sizes in numbers that a layer asks for.
typedef struct {
  int derived;    // after the values
  int saved;      // per block, between forward and backward
  int temporary;  // per block, during one call
  int gradient;   // of the values, in a partial gradient
  bool pointwise;
} Sizes;

// Every layer `name` defines, by hand or through POINTWISE_LAYER (pointwise.cl) or NETWORK_LAYER (network.cl),
//   void name_sizes(const Block *, Sizes *)        only record and hyper are set
//   void name_forward(const Block *), name_inverse(const Block *)
//   void name_forward_backward(const Block *), name_inverse_backward(const Block *)
//                                                  find in, out, saved as their direction left them
//                                                  (BOTH_DIRECTIONS)
//   void name_tile(const Tile *)                   pointwise layers: update, see pointwise.cl
//   void name_mask(const Block *, floats)          networks: 1 for a weight, 0 for one that is cut; their number
//   void name_stage(const Block *, NetworkPass *)  networks, for teams: see network.cl

#define BOTH_DIRECTIONS(name)                                                               \
  OUTLINE void name##_forward(const Block *b) { name##_run(b, false); }                     \
  OUTLINE void name##_inverse(const Block *b) { name##_run(b, true); }                      \
  OUTLINE void name##_forward_backward(const Block *b) { name##_run_backward(b, false); }   \
  OUTLINE void name##_inverse_backward(const Block *b) { name##_run_backward(b, true); }

// One logarithm serves many layers: factors are multiplied while the product is far from the ends of float.
INLINE void multiply_determinant(const Block *b, int s, real factor) {
  real before = AT(b->determinant + s), product = before * factor;
  if (ANY(!(product > 1e-18f && product < 1e18f))) {
    SET(b->log_det + s) += log_lanes(before) + log_lanes(factor);
    product = 1.0f;
  }
  SET(b->determinant + s) = product;
}
INLINE void start_determinant_at(floats log_det, floats determinant, int s) {
  SET(log_det + s) = (real)0.0f;
  SET(determinant + s) = (real)1.0f;
}
INLINE void finish_determinant_at(floats log_det, floats determinant, int s) {
  SET(log_det + s) += log_lanes(AT(determinant + s));
  SET(determinant + s) = (real)1.0f;
}
INLINE void start_determinant(floats log_det, floats determinant) {
  EACH_VECTOR(s) start_determinant_at(log_det, determinant, s);
}
INLINE void finish_determinant(floats log_det, floats determinant) {
  EACH_VECTOR(s) finish_determinant_at(log_det, determinant, s);
}
