// NICE: a coupling with s = 0, see affine_coupling.cl.
AFFINE_COUPLING(additive, false)
