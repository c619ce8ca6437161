// RealNVP: an affine coupling, see affine_coupling.cl.
AFFINE_COUPLING(coupling, true)
