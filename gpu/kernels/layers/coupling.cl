// RealNVP: an affine coupling, see affine_coupling.cl.

OUTLINE void coupling_sizes(const Block *b, Sizes *sizes) { coupling_sizes_of(b, sizes, true); }
NETWORK_LAYER(coupling)
OUTLINE void coupling_forward(const Block *b) { coupling_run(b, true, false); }
OUTLINE void coupling_inverse(const Block *b) { coupling_run(b, true, true); }
OUTLINE void coupling_forward_backward(const Block *b) { coupling_backward_of(b, true, false); }
OUTLINE void coupling_inverse_backward(const Block *b) { coupling_backward_of(b, true, true); }
