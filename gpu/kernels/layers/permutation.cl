// Output i takes input order[i].

OUTLINE void permutation_sizes(const Block *b, Sizes *sizes) { sizes->temporary = DIM * BLOCK; }
OUTLINE void permutation_derive(const Block *b, constant_floats p, floats v) {}
OUTLINE void permutation_chain(const Block *b, constant_floats p, floats g) {}

INLINE void permutation_gather(const Block *b, constant_floats from, floats to) {
  for (int d = 0; d < DIM; d++) {
    int source = hyper_item(b, 0, d);
    EACH_VECTOR(s) SET(to + d * BLOCK + s) = AT(from + source * BLOCK + s);
  }
}
INLINE void permutation_scatter(const Block *b, constant_floats from, floats to) {
  for (int d = 0; d < DIM; d++) {
    int target = hyper_item(b, 0, d);
    EACH_VECTOR(s) SET(to + target * BLOCK + s) = AT(from + d * BLOCK + s);
  }
}
INLINE void permutation_copy(constant_floats from, floats to) {
  for (int d = 0; d < DIM; d++) EACH_VECTOR(s) SET(to + d * BLOCK + s) = AT(from + d * BLOCK + s);
}

OUTLINE void permutation_forward(const Block *b) { permutation_gather(b, b->in, b->out); }
OUTLINE void permutation_inverse(const Block *b) { permutation_scatter(b, b->in, b->out); }
OUTLINE void permutation_forward_backward(const Block *b) {
  permutation_copy(b->grad, b->temporary);
  permutation_scatter(b, b->temporary, b->grad);
}
OUTLINE void permutation_inverse_backward(const Block *b) {
  permutation_copy(b->grad, b->temporary);
  permutation_gather(b, b->temporary, b->grad);
}
