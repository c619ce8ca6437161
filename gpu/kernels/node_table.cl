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

// What of the samples' places among the nodes is kept for backward, in rows behind the slopes.
#define NODE_ROW_U 0
#define NODE_ROW_BEYOND 1
#define NODE_ROW_CELL 2  // the bits of 2 * cell, an int

// Where x lies among the nodes.
typedef struct {
  wide u;       // from the node left of it, in [0, 1]
  wide beyond;  // the end of the last interval, in intervals; 0 inside
} NodePlace;

INLINE floats node_rows(const Block *b, const Conditioner *net) {
  return b->saved + (net->inputs + net->outputs) * BLOCK;
}

// Finds the block's places and leaves them in `rows`; `cell`, the node left of a place, is in 1 .. count - 3.
INLINE void node_places(constant_floats table, int count, constant_floats inputs, floats rows) {
  float last = (float)(count - 2);
  EACH_WIDE_VECTOR(s) {
    wide position = fma(WIDE_LOAD(inputs + s) - table[NODE_LOW], (wide)table[NODE_PER], (wide)1.0f);
    wide inside = WIDE_CHOOSE(position < 1.0f, 1.0f, WIDE_CHOOSE(position > last, last, position));
    // Not a number converts to anything.
    wide_mask cell = clamp(WIDE_TRUNCATE(inside), (wide_mask)1, (wide_mask)(count - 3));
    WIDE_STORE(rows + NODE_ROW_U * BLOCK + s, inside - WIDE_FROM_INT(cell));
    WIDE_STORE(rows + NODE_ROW_BEYOND * BLOCK + s, position - inside);
    WIDE_STORE(rows + NODE_ROW_CELL * BLOCK + s, WIDE_REAL_BITS(2 * cell));
  }
}
INLINE NodePlace node_place(constant_floats rows, int s) {
  NodePlace place = {WIDE_LOAD(rows + NODE_ROW_U * BLOCK + s), WIDE_LOAD(rows + NODE_ROW_BEYOND * BLOCK + s)};
  return place;
}
// Value and slope, in intervals, of the cubic through four nodes.
INLINE void node_cubic(const NodePlace *place, wide before, wide at, wide next, wide after, wide *value, wide *slope) {
  wide cube = fma(after - before, (wide)(1.0f / 6.0f), 0.5f * (at - next));
  wide square = fma((wide)0.5f, before + next, -at);
  wide linear = next - at - square - cube, u = place->u;
  *slope = fma(fma(3.0f * cube, u, 2.0f * square), u, linear);
  *value = fma(place->beyond, *slope, fma(fma(fma(cube, u, square), u, linear), u, at));
}

INLINE void clear_pulls(floats pulls, int numbers) {
  SET(pulls + PULL_LEAST) = (real)INFINITY;
  SET(pulls + PULL_MOST) = (real)-INFINITY;
  for (int i = PULL_HEADER; i < numbers; i += LANES) SET(pulls + i) = (real)0.0f;
}

// Where the block's inputs lie.
OUTLINE void node_observe(const Block *b) {
  wide least = (wide)INFINITY, most = (wide)-INFINITY;
  EACH_WIDE_VECTOR(s) {
    wide x = WIDE_LOAD(b->saved + s);
    least = WIDE_CHOOSE(x < least, x, least);
    most = WIDE_CHOOSE(x > most, x, most);
  }
  for (int part = 0; part < WIDE_PARTS; part++) {
    real low = part_of(least, part), high = part_of(most, part);
    real before = AT(b->pulls + PULL_LEAST), after = AT(b->pulls + PULL_MOST);
    SET(b->pulls + PULL_LEAST) = CHOOSE(low < before, low, before);
    SET(b->pulls + PULL_MOST) = CHOOSE(high > after, high, after);
  }
}

// What conditioner_forward gives; saves the outputs' slopes, d output / d x, where the hidden rows would lie, and the
// places.
OUTLINE floats node_look_up(const Block *b, const Conditioner *net) {
  floats slopes = b->saved + net->inputs * BLOCK, rows = node_rows(b, net);
  floats outputs = b->saved + (conditioner_saved_rows(b, net) - net->outputs) * BLOCK;
  constant_floats table = b->nodes;
  int count = b->node_count, last = net->outputs - 1;
  wide per = (wide)table[NODE_PER];
  node_places(table, count, b->saved, rows);
  for (int o = 0; o <= last; o += 2) {
    constant_floats nodes = table + NODE_HEADER + o * count;
    // Where there is no second output its place is that of the first, which comes after. A branch would make the
    // compiler load the windows in small pieces.
    int second = min(o + 1, last) * BLOCK;
    EACH_WIDE_VECTOR(s) {
      NodePlace place = node_place(rows, s);
      wide window[8], value[2], slope[2];
      gather_nodes(nodes, rows + NODE_ROW_CELL * BLOCK + s, window);
      node_cubic(&place, window[0], window[2], window[4], window[6], &value[0], &slope[0]);
      node_cubic(&place, window[1], window[3], window[5], window[7], &value[1], &slope[1]);
      WIDE_STORE(outputs + second + s, value[1]);
      WIDE_STORE(slopes + second + s, slope[1] * per);
      WIDE_STORE(outputs + o * BLOCK + s, value[0]);
      WIDE_STORE(slopes + o * BLOCK + s, slope[0] * per);
    }
  }
  return outputs;
}

// The derivatives of an output with respect to the cubic's coefficients, times the gradient at the output.
INLINE void node_shares(const NodePlace *place, wide grad, wide *share) {
  wide u = place->u, scaled = grad * u;
  share[0] = grad;
  share[1] = grad * (u + place->beyond);
  share[2] = scaled * fma((wide)2.0f, place->beyond, u);
  share[3] = scaled * u * fma((wide)3.0f, place->beyond, u);
}

// What conditioner_backward does, onto the nodes.
OUTLINE floats node_send_back(const Block *b, const Conditioner *net, bool inputs_only) {
  constant_floats slopes = b->saved + net->inputs * BLOCK, seeds = b->temporary, rows = node_rows(b, net);
  floats inputs = b->temporary + conditioner_widest(b, net) * BLOCK, pulls = b->pulls + PULL_HEADER;
  int count = b->node_count, outputs = net->outputs;
  for (int o = 0; o < outputs; o += 2) {
    // The second of an odd number of outputs is the first one again, and weighs nothing.
    int second = min(o + 1, outputs - 1) * BLOCK;
    float weight = o + 1 < outputs ? 1.0f : 0.0f;
    EACH_WIDE_VECTOR(s) {
      wide one = WIDE_LOAD(seeds + o * BLOCK + s), two = weight * WIDE_LOAD(seeds + second + s);
      wide back = o == 0 ? (wide)0.0f : WIDE_LOAD(inputs + s);
      back = fma(one, WIDE_LOAD(slopes + o * BLOCK + s), back);
      WIDE_STORE(inputs + s, fma(two, WIDE_LOAD(slopes + second + s), back));
      if (inputs_only) continue;
      NodePlace place = node_place(rows, s);
      wide share[8];
      node_shares(&place, one, share);
      node_shares(&place, two, share + 4);
      scatter_pulls(pulls + 4 * o * count, rows + NODE_ROW_CELL * BLOCK + s, share);
    }
  }
  // No output sees another input.
  for (int i = BLOCK; i < net->inputs * BLOCK; i += LANES) SET(inputs + i) = (real)0.0f;
  return inputs;
}
