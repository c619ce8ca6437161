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
#define GATHER_NODES(i, cell) window[i] = LOAD(nodes + 2 * (cell) - 2);
#define SCATTER_PULLS(i, cell) SET(pulls + 8 * (cell)) += share[i];
#endif

// The four nodes around each lane's place: those of the first output of the pair in even rows, of the second in odd ones.
INLINE void gather_nodes(constant_floats nodes, mask cell, real *window) {
#if LANES == 8
  EACH_CELL(GATHER_NODES, cell)
  transpose_lanes(window);
#else
  for (int i = 0; i < 8; i++) window[i] = nodes[2 * cell - 2 + i];
#endif
}

INLINE void scatter_pulls(floats pulls, mask cell, real *share) {
#if LANES == 8
  transpose_lanes(share);
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
  real per = (real)b->nodes[NODE_PER];
  EACH_VECTOR(s) {
    NodePlace place;
    node_place(b->nodes, b->node_count, AT(b->saved + s), &place);
    for (int o = 0; o < net->outputs; o += 2) {
      real window[8], value, slope;
      gather_nodes(b->nodes + NODE_HEADER + o * b->node_count, place.cell, window);
      node_cubic(&place, window[0], window[2], window[4], window[6], &value, &slope);
      SET(outputs + o * BLOCK + s) = value;
      SET(slopes + o * BLOCK + s) = slope * per;
      if (o + 1 == net->outputs) break;
      node_cubic(&place, window[1], window[3], window[5], window[7], &value, &slope);
      SET(outputs + (o + 1) * BLOCK + s) = value;
      SET(slopes + (o + 1) * BLOCK + s) = slope * per;
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
  floats inputs = b->temporary + conditioner_widest(b, net) * BLOCK;
  EACH_VECTOR(s) {
    NodePlace place;
    node_place(b->nodes, b->node_count, AT(b->saved + s), &place);
    real back = 0.0f;
    for (int o = 0; o < net->outputs; o += 2) {
      bool both = o + 1 < net->outputs;
      real first = AT(seeds + o * BLOCK + s), second = both ? AT(seeds + (o + 1) * BLOCK + s) : (real)0.0f;
      back = fma(first, AT(slopes + o * BLOCK + s), back);
      if (both) back = fma(second, AT(slopes + (o + 1) * BLOCK + s), back);
      if (inputs_only) continue;
      real share[8];
      node_shares(&place, first, share);
      node_shares(&place, second, share + 4);
      scatter_pulls(b->pulls + PULL_HEADER + 4 * o * b->node_count, place.cell, share);
    }
    SET(inputs + s) = back;
  }
  // No output sees another input.
  for (int i = BLOCK; i < net->inputs * BLOCK; i += LANES) SET(inputs + i) = (real)0.0f;
  return inputs;
}
