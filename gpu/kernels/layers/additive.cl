// NICE: a coupling with s = 0, see affine_coupling.cl.

OUTLINE void additive_sizes(const Block *b, Sizes *sizes) { coupling_sizes_of(b, sizes, false); }
NETWORK_LAYER(additive)
OUTLINE void additive_forward(const Block *b) { coupling_run(b, false, false); }
OUTLINE void additive_inverse(const Block *b) { coupling_run(b, false, true); }
OUTLINE void additive_forward_backward(const Block *b) { coupling_backward_of(b, false, false); }
OUTLINE void additive_inverse_backward(const Block *b) { coupling_backward_of(b, false, true); }
