// Networks: layers around one conditioner, which may be passed several times. A network `name` defines
//   void name_sizes(const Block *, Sizes *)
//   Conditioner name_conditioner(const Block *)
//   int name_passes(bool inverse)       through the conditioner
//   int name_passes_back(bool inverse)
//   bool name_before(const Block *, const Conditioner *, bool inverse, int pass)      writes the rows of the inputs to
//                                       b->saved; false: this pass needs no conditioner
//   void name_after(const Block *, const Conditioner *, bool inverse, int pass, floats outputs)
//   bool name_seeds(const Block *, const Conditioner *, bool inverse, int pass)       writes the rows of the gradient at
//                                       the outputs to b->temporary; true: only that at the inputs is wanted
//   void name_take_back(const Block *, const Conditioner *, bool inverse, int pass, constant_floats inputs)
// Each touches only what belongs to the block's own samples: between them and the conditioner, and within that one, are
// the only places where the items of a team wait for each other (team.cl).

// Rows of the conditioner's outputs, as every form of it leaves them.
INLINE floats conditioner_outputs(const Block *b, const Conditioner *net) {
  return b->saved + (conditioner_saved_rows(b, net) - net->outputs) * BLOCK;
}

#define STAGE_PLAN 0
#define STAGE_BEFORE 1
#define STAGE_AFTER 2
#define STAGE_SEEDS 3
#define STAGE_TAKE_BACK 4

// What a team and its layer tell each other.
struct NetworkPass {
  int stage;
  bool inverse;
  int pass;
  Conditioner net;           // found by STAGE_PLAN
  int passes, passes_back;   // likewise
  bool wanted;               // by STAGE_BEFORE: the conditioner is needed
  bool inputs_only;          // by STAGE_SEEDS
  constant_floats inputs;    // for STAGE_TAKE_BACK
};

// Networks' values are their parameters, or these times a mask, and the update takes them in slices.
#if TEAM > 1
#define NETWORK_STAGES(name)                                                                                           \
  OUTLINE void name##_stage(const Block *b, NetworkPass *p) {                                                          \
    switch (p->stage) {                                                                                                \
      case STAGE_PLAN:                                                                                                 \
        p->net = name##_conditioner(b);                                                                                \
        p->passes = name##_passes(p->inverse);                                                                         \
        p->passes_back = name##_passes_back(p->inverse);                                                               \
        break;                                                                                                         \
      case STAGE_BEFORE:                                                                                               \
        p->wanted = name##_before(b, &p->net, p->inverse, p->pass);                                                    \
        break;                                                                                                         \
      case STAGE_AFTER:                                                                                                \
        name##_after(b, &p->net, p->inverse, p->pass, conditioner_outputs(b, &p->net));                                \
        break;                                                                                                         \
      case STAGE_SEEDS:                                                                                                \
        p->inputs_only = name##_seeds(b, &p->net, p->inverse, p->pass);                                                \
        break;                                                                                                         \
      default:                                                                                                         \
        name##_take_back(b, &p->net, p->inverse, p->pass, p->inputs);                                                  \
    }                                                                                                                  \
  }
#else
#define NETWORK_STAGES(name)
#endif

#define MASKED_NETWORK_LAYER(name)                                                                                     \
  INLINE void name##_tile(const Tile *t) {}                                                                            \
  INLINE void name##_run(const Block *b, bool inverse) {                                                               \
    Conditioner net = name##_conditioner(b);                                                                           \
    floats outputs = 0;                                                                                                \
    for (int pass = 0; pass < name##_passes(inverse); pass++) {                                                        \
      if (name##_before(b, &net, inverse, pass)) outputs = conditioner_forward(b, &net);                               \
      name##_after(b, &net, inverse, pass, outputs);                                                                   \
    }                                                                                                                  \
  }                                                                                                                    \
  INLINE void name##_run_backward(const Block *b, bool inverse) {                                                      \
    Conditioner net = name##_conditioner(b);                                                                           \
    for (int pass = 0; pass < name##_passes_back(inverse); pass++) {                                                   \
      bool inputs_only = name##_seeds(b, &net, inverse, pass);                                                         \
      name##_take_back(b, &net, inverse, pass, conditioner_backward(b, &net, inputs_only));                            \
    }                                                                                                                  \
  }                                                                                                                    \
  BOTH_DIRECTIONS(name)                                                                                                \
  NETWORK_STAGES(name)
#define NETWORK_LAYER(name)                                                                                            \
  INLINE void name##_mask(const Block *b, floats mask) {}                                                              \
  MASKED_NETWORK_LAYER(name)

// Layers with a mask of dimensions (hyperparameter 0; 1 conditions and passes through) have one pass.
#define ONE_PASS(name)                                                                                                 \
  INLINE int name##_passes(bool inverse) { return 1; }                                                                 \
  INLINE int name##_passes_back(bool inverse) { return 1; }

// Rows of the conditioning dimensions: to the conditioner, and what comes back from it.
INLINE void gather_conditioning(const Block *b) {
  int row = 0;
  for (int d = 0; d < DIM; d++)
    if (hyper_item(b, 0, d)) {
      EACH_OWN(s) SET(b->saved + row * BLOCK + s) = AT(b->in + d * BLOCK + s);
      row++;
    }
}
INLINE void pass_conditioning(const Block *b) {
  for (int d = 0; d < DIM; d++)
    if (hyper_item(b, 0, d)) EACH_OWN(s) SET(b->out + d * BLOCK + s) = AT(b->in + d * BLOCK + s);
}
INLINE void add_conditioning(const Block *b, constant_floats inputs) {
  int row = 0;
  for (int d = 0; d < DIM; d++)
    if (hyper_item(b, 0, d)) {
      EACH_OWN(s) SET(b->grad + d * BLOCK + s) += AT(inputs + row * BLOCK + s);
      row++;
    }
}
INLINE int conditioning_count(const Block *b) {
  int count = 0;
  for (int d = 0; d < DIM; d++) count += hyper_item(b, 0, d);
  return count;
}
