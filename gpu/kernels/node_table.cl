// Tabulated training, as samples see it. In the plane a conditioner is a function of one number x, so a step may
// evaluate the network at evenly spaced nodes only: samples look its outputs up between nodes and leave their gradients
// there, and the network is trained on the nodes (node_tasks.cl). What a step costs then hardly depends on the batch.
//
// Between nodes i and i + 1 an output is the cubic through the nodes i - 1 .. i + 2 (Lagrange), in u = place - i. Beyond
// the last interval it goes on as a line, with the cubic's value and slope there.
//
// A table in floats: header, then for each pair of outputs their values at node 0, at node 1, ...: what a cubic needs
// lies in eight numbers in a row.

#define NODE_HEADER 16
#define NODE_LOW 0    // x of node 1
#define NODE_PER 1    // intervals in a unit of x
#define NODE_LEAST 2  // what the nodes cover: the range of x that follows the samples
#define NODE_MOST 3

// What a chunk leaves of a table: the range of x it has seen, lanes apart, then for each pair of outputs eight numbers
// an interval: sums over its samples of d loss / d output times 1, u, u^2, u^3.
#define PULL_LEAST 0
#define PULL_MOST 8
#define PULL_HEADER 16

// Where x lies among the nodes.
typedef struct {
  mask cell;   // the node left of it, 1 .. count - 3
  real u;      // in [0, 1]
  real beyond; // the end of the last interval, in intervals; 0 inside
} NodePlace;

INLINE void node_place(constant_floats table, int count, real x, NodePlace *place) {
  real position = fma(x - table[NODE_LOW], (real)table[NODE_PER], (real)1.0f);
  float last = (float)(count - 2);
  real inside = CHOOSE(position < 1.0f, 1.0f, CHOOSE(position > last, last, position));
  // Not a number converts to anything.
  place->cell = clamp(TRUNCATE_INT(inside), (mask)1, (mask)(count - 3));
  place->u = inside - FROM_INT(place->cell);
  place->beyond = position - inside;
}

// Value and slope, in intervals, of the cubic through four nodes.
INLINE void node_cubic(const NodePlace *place, real before, real at, real next, real after, real *value, real *slope) {
  real cube = fma(after - before, (real)(1.0f / 6.0f), 0.5f * (at - next));
  real square = fma((real)0.5f, before + next, -at);
  real linear = next - at - square - cube, u = place->u;
  *slope = fma(fma(3.0f * cube, u, 2.0f * square), u, linear);
  *value = fma(place->beyond, *slope, fma(fma(fma(cube, u, square), u, linear), u, at));
}

#if LANES == 8
#define EACH_CELL(X, c) X(0, c.s0) X(1, c.s1) X(2, c.s2) X(3, c.s3) X(4, c.s4) X(5, c.s5) X(6, c.s6) X(7, c.s7)
#define SCATTER_PULLS(i, cell) SET(pulls + 8 * (cell)) += numbers[i];

// vload4 may be two loads of two numbers, which are then never put together.
typedef float4 __attribute__((aligned(4))) two_nodes;
#define TWO_NODES(cell, offset) (*(__global const two_nodes *)(nodes + 2 * (cell) - 2 + offset))
// Both outputs at two nodes, of lanes i and i + 4 in row i.
#define NODE_ROW(i, first, second, offset) rows[i] = JOIN_TWO(TWO_NODES(first, offset), TWO_NODES(second, offset));
#define NODE_ROWS(c, offset)      \
  NODE_ROW(0, c.s0, c.s4, offset) \
  NODE_ROW(1, c.s1, c.s5, offset) \
  NODE_ROW(2, c.s2, c.s6, offset) \
  NODE_ROW(3, c.s3, c.s7, offset)

// The 4 x 4 halves transposed, as transpose_quarters (lanes.cl): the second stage moves pairs as one number, which keeps
// compilers from taking loads apart.
INLINE float8 joined_low_pairs(float8 a, float8 b) {
  return as_float8(shuffle2(as_ulong4(a), as_ulong4(b), (ulong4)(0, 4, 2, 6)));
}
INLINE float8 joined_high_pairs(float8 a, float8 b) {
  return as_float8(shuffle2(as_ulong4(a), as_ulong4(b), (ulong4)(1, 5, 3, 7)));
}
INLINE void turn_quarters(const float8 *rows, float8 *columns) {
  float8 p0 = shuffle2(rows[0], rows[1], (uint8)(0, 8, 1, 9, 4, 12, 5, 13));
  float8 p1 = shuffle2(rows[0], rows[1], (uint8)(2, 10, 3, 11, 6, 14, 7, 15));
  float8 p2 = shuffle2(rows[2], rows[3], (uint8)(0, 8, 1, 9, 4, 12, 5, 13));
  float8 p3 = shuffle2(rows[2], rows[3], (uint8)(2, 10, 3, 11, 6, 14, 7, 15));
  columns[0] = joined_low_pairs(p0, p2);
  columns[1] = joined_high_pairs(p0, p2);
  columns[2] = joined_low_pairs(p1, p3);
  columns[3] = joined_high_pairs(p1, p3);
}
#endif

// The four nodes around each lane's place: those of the first output of the pair in even rows, of the second in odd ones.
INLINE void gather_nodes(constant_floats nodes, mask cell, real *window) {
#if LANES == 8
  float8 rows[4];
  NODE_ROWS(cell, 0)
  turn_quarters(rows, window);
  NODE_ROWS(cell, 4)
  turn_quarters(rows, window + 4);
#else
  for (int i = 0; i < 8; i++) window[i] = nodes[2 * cell - 2 + i];
#endif
}

INLINE void scatter_pulls(floats pulls, mask cell, real *share) {
#if LANES == 8
  float8 first[4], second[4], numbers[8];
  turn_quarters(share, first);
  turn_quarters(share + 4, second);
  UNROLLED(i, 4) {
    numbers[i] = JOIN_TWO(first[i].lo, second[i].lo);
    numbers[i + 4] = JOIN_TWO(first[i].hi, second[i].hi);
  }
  EACH_CELL(SCATTER_PULLS, cell)
#else
  for (int i = 0; i < 8; i++) pulls[8 * cell + i] += share[i];
#endif
}

INLINE void clear_pulls(floats pulls, int numbers) {
  SET(pulls + PULL_LEAST) = (real)INFINITY;
  SET(pulls + PULL_MOST) = (real)-INFINITY;
  for (int i = PULL_HEADER; i < numbers; i += LANES) SET(pulls + i) = (real)0.0f;
}

// Where the block's inputs lie.
OUTLINE void node_observe(const Block *b) {
  real least = AT(b->pulls + PULL_LEAST), most = AT(b->pulls + PULL_MOST);
  EACH_VECTOR(s) {
    real x = AT(b->saved + s);
    least = CHOOSE(x < least, x, least);
    most = CHOOSE(x > most, x, most);
  }
  SET(b->pulls + PULL_LEAST) = least;
  SET(b->pulls + PULL_MOST) = most;
}

// What conditioner_forward gives; saves the outputs' slopes, d output / d x, where the hidden rows would lie.
OUTLINE floats node_look_up(const Block *b, const Conditioner *net) {
  floats slopes = b->saved + net->inputs * BLOCK;
  floats outputs = b->saved + (conditioner_saved_rows(b, net) - net->outputs) * BLOCK;
  constant_floats table = b->nodes, inputs = b->saved;
  int count = b->node_count, last = net->outputs - 1;
  real per = (real)table[NODE_PER];
  EACH_VECTOR(s) {
    NodePlace place;
    node_place(table, count, AT(inputs + s), &place);
    for (int o = 0; o <= last; o += 2) {
      real window[8], value[2], slope[2];
      gather_nodes(table + NODE_HEADER + o * count, place.cell, window);
      node_cubic(&place, window[0], window[2], window[4], window[6], &value[0], &slope[0]);
      node_cubic(&place, window[1], window[3], window[5], window[7], &value[1], &slope[1]);
      // Where there is no second output its place is that of the first, which comes after. A branch would make the
      // compiler load the windows in small pieces.
      int second = min(o + 1, last) * BLOCK + s;
      SET(outputs + second) = value[1];
      SET(slopes + second) = slope[1] * per;
      SET(outputs + o * BLOCK + s) = value[0];
      SET(slopes + o * BLOCK + s) = slope[0] * per;
    }
  }
  return outputs;
}

// The derivatives of an output with respect to the cubic's coefficients, times the gradient at the output.
INLINE void node_shares(const NodePlace *place, real grad, real *share) {
  real u = place->u, scaled = grad * u;
  share[0] = grad;
  share[1] = grad * (u + place->beyond);
  share[2] = scaled * fma((real)2.0f, place->beyond, u);
  share[3] = scaled * u * fma((real)3.0f, place->beyond, u);
}

// What conditioner_backward does, onto the nodes.
OUTLINE floats node_send_back(const Block *b, const Conditioner *net, bool inputs_only) {
  constant_floats slopes = b->saved + net->inputs * BLOCK, seeds = b->temporary;
  constant_floats table = b->nodes, saved = b->saved;
  floats inputs = b->temporary + conditioner_widest(b, net) * BLOCK, pulls = b->pulls + PULL_HEADER;
  int count = b->node_count, outputs = net->outputs;
  EACH_VECTOR(s) {
    NodePlace place;
    node_place(table, count, AT(saved + s), &place);
    real back = 0.0f;
    for (int o = 0; o < outputs; o += 2) {
      bool both = o + 1 < outputs;
      real first = AT(seeds + o * BLOCK + s), second = both ? AT(seeds + (o + 1) * BLOCK + s) : (real)0.0f;
      back = fma(first, AT(slopes + o * BLOCK + s), back);
      if (both) back = fma(second, AT(slopes + (o + 1) * BLOCK + s), back);
      if (inputs_only) continue;
      real share[8];
      node_shares(&place, first, share);
      node_shares(&place, second, share + 4);
      scatter_pulls(pulls + 4 * o * count, place.cell, share);
    }
    SET(inputs + s) = back;
  }
  // No output sees another input.
  for (int i = BLOCK; i < net->inputs * BLOCK; i += LANES) SET(inputs + i) = (real)0.0f;
  return inputs;
}
