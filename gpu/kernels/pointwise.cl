// Pointwise layers: those whose mathematics is a few operations per sample, so that moving data costs as much as
// computing. A run of equal layers is one call: VECTORS vectors of samples stay in registers through the whole run (their
// operations interleave, which hides the latency of each), the run's inner points are never stored, and only what
// forward puts into `kept` is; backward rebuilds the points from it.
//
// Gradients are kept a vector wide in a partial gradient (number j of the values at j * LANES) and summed across lanes by
// the update, which handles LANES layers at once: there, a lane is a layer.
//
// Samples come as `wide` vectors; what is a lane a layer, as `real` ones.
//
// A pointwise layer `name` defines the constants NAME_PARAMETERS, NAME_NUMBERS (values and derived numbers),
// NAME_GRADIENTS (how many of these have a gradient), NAME_KEPT, and
//   float name_log_det(const float *v)             the part of log_det that no sample changes, forward
//   void name_forward_at(hyper, v, wide *x, wide *kept, wide *product)     moves x, multiplies product by the
//                                                                determinant
//   void name_inverse_at(hyper, v, wide (*x)[DIM], wide (*kept)[...], wide *product)    VECTORS at once, so that
//                                                                an iteration can go on until all have converged;
//                                                                multiplies by the determinant of *forward*
//   void name_forward_back_at(hyper, v, kept, wide *x, wide *g, wide gl, wide *sum)   x: output becomes input;
//   void name_inverse_back_at(...)                               g: likewise; sum: gradients of the numbers, added to
//   void name_derive_at(const Tile *, const real *p, real *v)    numbers from parameters, a lane a layer
//   void name_chain_at(const Tile *, const real *p, real *g)     in: gradients of the numbers; out: of the parameters

#if TEAM > 1
#define VECTORS 1  // the hardware interleaves
#else
#define VECTORS (BLOCK / WIDE < 4 ? BLOCK / WIDE : 4)
#endif
#define EACH_OF_VECTORS(i) UNROLLED(i, VECTORS)

// Where a chunk's sums lie, in units of a chunk's: in the area of the group that finished it. `finishers` holds that
// group's number plus one, for every chunk of the step; 0: all groups share one area.
INLINE int chunk_place(constant_ints finishers, int chunks, int chunk) {
  return finishers ? (finishers[chunk] - 1) * chunks + chunk : chunk;
}

typedef struct {
  const Stack *stack;
  constant_ints layers;  // LANES indices; beyond `count` the last one again
  int count;
  int what;              // TILE_*
  // Where the tile's layers find their numbers, by RECORD_PARAMETERS, RECORD_VALUES, RECORD_GRADIENT.
  constant_floats parameters;
  floats values;
  floats partials;
  int partial_size, chunks;
  constant_ints finishers;  // see chunk_place
  floats gradient;       // of the parameters, by RECORD_PARAMETERS
} Tile;

#define TILE_REDUCE 0  // gradient of the parameters from the partial gradients
#define TILE_DERIVE 1  // values from the parameters

INLINE constant_ints tile_record(const Tile *t, int lane) { return t->stack->records + t->layers[lane] * RECORD_SIZE; }

// Item j of list i of every layer's hyperparameters.
INLINE int lane_hyper_item(const Tile *t, int lane, int i, int j) {
  constant_ints hyper = t->stack->hyper + tile_record(t, lane)[RECORD_HYPER];
  return hyper[hyper[i] + 1 + j];
}
INLINE real tile_hyper_item(const Tile *t, int i, int j) {
  float items[LANES] __attribute__((aligned(32)));
  for (int lane = 0; lane < LANES; lane++) items[lane] = (float)lane_hyper_item(t, lane, i, j);
  return TO_LANES(items);
}

// numbers[j], a lane a layer, from rows that lie at base + record[field], and back.
INLINE void tile_load(const Tile *t, constant_floats base, int field, int count, real *numbers) {
  for (int j = 0; j < count; j += LANES) {
    real rows[LANES];
    for (int lane = 0; lane < LANES; lane++) rows[lane] = LOAD(base + tile_record(t, lane)[field] + j);
    transpose_lanes(rows);
    for (int k = 0; k < LANES && j + k < count; k++) numbers[j + k] = rows[k];
  }
}
INLINE void tile_store(const Tile *t, floats base, int field, int count, const real *numbers) {
  for (int j = 0; j < count; j += LANES) {
    real rows[LANES];
    for (int k = 0; k < LANES; k++) rows[k] = j + k < count ? numbers[j + k] : (real)0.0f;
    transpose_lanes(rows);
    for (int lane = 0; lane < t->count; lane++) STORE(base + tile_record(t, lane)[field] + j, rows[lane]);
  }
}
// Sums over chunks, then across lanes.
INLINE void tile_sum(const Tile *t, int count, real *sums) {
  for (int j = 0; j < count; j++) {
    real rows[LANES];
    for (int lane = 0; lane < LANES; lane++) {
      constant_floats at = t->partials + tile_record(t, lane)[RECORD_GRADIENT] + j * LANES;
      real sum = LOAD(at + (size_t)chunk_place(t->finishers, t->chunks, 0) * t->partial_size);
      for (int chunk = 1; chunk < t->chunks; chunk++)
        sum += LOAD(at + (size_t)chunk_place(t->finishers, t->chunks, chunk) * t->partial_size);
      rows[lane] = sum;
    }
    transpose_lanes(rows);
    real total = rows[0];
    for (int k = 1; k < LANES; k++) total += rows[k];
    sums[j] = total;
  }
}

// Where a run's layer k finds its things; the record comes along.
INLINE constant_floats run_values(const Block *b, constant_ints record) {
  return b->stack->values + record[RECORD_VALUES];
}
INLINE constant_ints run_hyper(const Block *b, constant_ints record) { return b->stack->hyper + record[RECORD_HYPER]; }

// Takes the logarithm of products that near the ends of float; FACTORS more factors have room between.
#define FACTORS 4
INLINE void flush_products(const Block *b, int s, wide *product, float sign) {
  wide low = product[0], high = product[0];
  for (int i = 1; i < VECTORS; i++) {
    low = fmin(low, product[i]);
    high = fmax(high, product[i]);
  }
  if (WIDE_ANY(low < 1e-9f || high > 1e9f)) EACH_OF_VECTORS(i) {
      UNROLLED(part, WIDE_PARTS)
        SET(b->log_det + s + i * OWN_WIDE_STRIDE + part * LANES) += sign * log_lanes(part_of(product[i], part));
      product[i] = 1.0f;
    }
}

// Where the gradient of number j adds up.
INLINE floats gradient_number(const Block *b, constant_ints record, int j) {
#if TEAM > 1
  if (b->sums) return b->sums + (record[RECORD_SUMS] + j) * TEAM + b->first;
#endif
  return b->all_gradients + record[RECORD_GRADIENT] + j * LANES;
}

typedef struct NetworkPass NetworkPass;  // network.cl

#define POINTWISE_LAYER(name, PARAMETERS, NUMBERS, GRADIENTS, KEPT)                                                     \
  OUTLINE void name##_sizes(const Block *b, Sizes *sizes) {                                                             \
    sizes->derived = (NUMBERS) - b->record[RECORD_VALUE_COUNT];                                                         \
    sizes->saved = (KEPT) * BLOCK;                                                                                      \
    sizes->gradient = (GRADIENTS) * LANES;                                                                              \
    sizes->pointwise = true;                                                                                            \
  }                                                                                                                     \
  INLINE void name##_run(const Block *b, bool inverse) {                                                                \
    float fixed_log_det = 0.0f;                                                                                         \
    constant_ints record = b->record;                                                                                   \
    for (int k = 0; k < b->run; k++, record += b->next_record) fixed_log_det += name##_log_det(run_values(b, record));  \
    for (int s = OWN_FIRST; s < BLOCK; s += VECTORS * OWN_WIDE_STRIDE) {                                                \
      wide x[VECTORS][DIM], product[VECTORS], kept[VECTORS][(KEPT) + 1];                                                \
      EACH_OF_VECTORS(i) {                                                                                              \
        product[i] = 1.0f;                                                                                              \
        EACH_DIMENSION(d) x[i][d] = WIDE_LOAD(b->in + d * BLOCK + s + i * OWN_WIDE_STRIDE);                             \
      }                                                                                                                 \
      record = b->record;                                                                                               \
      for (int k = 0; k < b->run; k++, record += b->next_record) {                                                      \
        float v[(NUMBERS) + 1];                                                                                         \
        constant_floats values = run_values(b, record);                                                                 \
        UNROLLED(j, (NUMBERS)) v[j] = values[j];                                                                        \
        if (inverse)                                                                                                    \
          name##_inverse_at(run_hyper(b, record), v, x, kept, product);                                                 \
        else                                                                                                            \
          EACH_OF_VECTORS(i) name##_forward_at(run_hyper(b, record), v, x[i], kept[i], product + i);                    \
        if (b->keep) {                                                                                                  \
          floats saved = b->all_saved + record[RECORD_SAVED] + s;                                                       \
          UNROLLED(j, (KEPT)) EACH_OF_VECTORS(i) WIDE_STORE(saved + j * BLOCK + i * OWN_WIDE_STRIDE, kept[i][j]);       \
        }                                                                                                               \
        if (k % FACTORS == FACTORS - 1) flush_products(b, s, product, inverse ? -1.0f : 1.0f);                          \
      }                                                                                                                 \
      EACH_OF_VECTORS(i) {                                                                                              \
        EACH_DIMENSION(d) WIDE_STORE(b->out + d * BLOCK + s + i * OWN_WIDE_STRIDE, x[i][d]);                            \
        UNROLLED(part, WIDE_PARTS) {                                                                                    \
          int own = s + i * OWN_WIDE_STRIDE + part * LANES;                                                             \
          if (fixed_log_det != 0.0f) SET(b->log_det + own) += inverse ? -fixed_log_det : fixed_log_det;                 \
          multiply_determinant(b, own, part_of(inverse ? 1.0f / product[i] : product[i], part));                        \
        }                                                                                                               \
      }                                                                                                                 \
    }                                                                                                                   \
  }                                                                                                                     \
  INLINE void name##_run_backward(const Block *b, bool inverse) {                                                       \
    constant_ints last = b->record + (b->run - 1) * b->next_record;                                                     \
    for (int s = OWN_FIRST; s < BLOCK; s += VECTORS * OWN_WIDE_STRIDE) {                                                \
      wide x[VECTORS][DIM], g[VECTORS][DIM], gl[VECTORS];                                                               \
      EACH_OF_VECTORS(i) {                                                                                              \
        gl[i] = WIDE_LOAD(b->grad_log_det + s + i * OWN_WIDE_STRIDE);                                                   \
        EACH_DIMENSION(d) {                                                                                             \
          x[i][d] = WIDE_LOAD(b->out + d * BLOCK + s + i * OWN_WIDE_STRIDE);                                            \
          g[i][d] = WIDE_LOAD(b->grad + d * BLOCK + s + i * OWN_WIDE_STRIDE);                                           \
        }                                                                                                               \
      }                                                                                                                 \
      constant_ints record = last;                                                                                      \
      for (int k = 0; k < b->run; k++, record -= b->next_record) {                                                      \
        float v[(NUMBERS) + 1];                                                                                         \
        constant_floats values = run_values(b, record);                                                                 \
        UNROLLED(j, (NUMBERS)) v[j] = values[j];                                                                        \
        constant_floats saved = b->all_saved + record[RECORD_SAVED] + s;                                                \
        wide sum[(GRADIENTS) + 1];                                                                                      \
        UNROLLED(j, (GRADIENTS)) sum[j] = 0.0f;                                                                         \
        EACH_OF_VECTORS(i) {                                                                                            \
          wide kept[(KEPT) + 1];                                                                                        \
          UNROLLED(j, (KEPT)) kept[j] = WIDE_LOAD(saved + j * BLOCK + i * OWN_WIDE_STRIDE);                             \
          if (inverse)                                                                                                  \
            name##_inverse_back_at(run_hyper(b, record), v, kept, x[i], g[i], gl[i], sum);                              \
          else                                                                                                          \
            name##_forward_back_at(run_hyper(b, record), v, kept, x[i], g[i], gl[i], sum);                              \
        }                                                                                                               \
        UNROLLED(j, (GRADIENTS)) SET(gradient_number(b, record, j)) += narrowed(sum[j]);                                \
      }                                                                                                                 \
      EACH_OF_VECTORS(i) EACH_DIMENSION(d) WIDE_STORE(b->grad + d * BLOCK + s + i * OWN_WIDE_STRIDE, g[i][d]);          \
    }                                                                                                                   \
  }                                                                                                                     \
  BOTH_DIRECTIONS(name)                                                                                                 \
  OUTLINE void name##_tile(const Tile *t) {                                                                             \
    real p[(PARAMETERS) + 1], numbers[(NUMBERS) + (PARAMETERS) + 1];                                                    \
    tile_load(t, t->parameters, RECORD_PARAMETERS, (PARAMETERS), p);                                                    \
    if (t->what == TILE_REDUCE) {                                                                                       \
      tile_sum(t, (GRADIENTS), numbers);                                                                                \
      name##_chain_at(t, p, numbers);                                                                                   \
      tile_store(t, t->gradient, RECORD_PARAMETERS, (PARAMETERS), numbers);                                             \
    } else {                                                                                                            \
      name##_derive_at(t, p, numbers);                                                                                  \
      tile_store(t, t->values, RECORD_VALUES, (NUMBERS), numbers);                                                      \
    }                                                                                                                   \
  }                                                                                                                     \
  INLINE void name##_mask(const Block *b, floats mask) {}                                                               \
  INLINE void name##_stage(const Block *b, NetworkPass *pass) {}
