// Monotone rational-quadratic spline coupling with linear tails (Durkan et al. 2019, "Neural Spline Flows", eq. 4 to 8).
// Hyperparameters: 0 mask, 1 hidden widths, 2 activation, 3 bins K, 4 bound. The conditioner gives, for each transformed
// dimension, K width logits, K height logits and K - 1 derivative logits. Saved: the conditioner's rows; its outputs
// become the softmax shares of widths and heights and the inner derivatives.

#define SPLINE_LEAST 1e-3f                   // width and height as shares of the whole, derivative
#define SPLINE_SHIFT 0.539742417f            // softplus(shift) = 1 - 1e-3: logit 0 is derivative 1

INLINE Conditioner spline_conditioner(const Block *b) {
  Conditioner net;
  net.inputs = conditioning_count(b);
  net.outputs = (DIM - net.inputs) * (3 * hyper_integer(b, 3) - 1);
  net.hidden = 1;
  net.layers = hyper_length(b, 1) + 1;
  net.activation = hyper_integer(b, 2);
  return net;
}

OUTLINE void spline_sizes(const Block *b, Sizes *sizes) {
  Conditioner net = spline_conditioner(b);
  sizes->saved = conditioner_saved_rows(b, &net) * BLOCK;
  sizes->temporary = conditioner_temporary(b, &net);
}
ONE_PASS(spline)

INLINE void spline_softmax(const Block *b, floats rows, int count) {
  EACH_OWN(s) {
    real most = AT(rows + s), sum = 0.0f;
    for (int i = 1; i < count; i++) most = fmax(most, AT(rows + i * BLOCK + s));
    for (int i = 0; i < count; i++) {
      real e = exp_lanes(AT(rows + i * BLOCK + s) - most);
      SET(rows + i * BLOCK + s) = e;
      sum += e;
    }
    real share = 1.0f / sum;
    for (int i = 0; i < count; i++) SET(rows + i * BLOCK + s) *= share;
  }
}

// The bin that a coordinate falls in.
typedef struct {
  real index;  // 0 .. K - 1
  real left, width, low, height;
  real d0, d1;  // derivatives at its ends
} Bin;

INLINE Bin spline_bin(constant_floats shares, int bins, float bound, real coordinate, bool by_height, int s) {
  float least = 2.0f * bound * SPLINE_LEAST, rest = 2.0f * bound * (1.0f - SPLINE_LEAST * bins);
  Bin bin;
  real x = -bound, y = -bound, d0 = 1.0f;
  bin.index = 0.0f;
  for (int i = 0; i < bins; i++) {
    real width = fma((real)rest, AT(shares + i * BLOCK + s), (real)least);
    real height = fma((real)rest, AT(shares + (bins + i) * BLOCK + s), (real)least);
    real d1 = i + 1 < bins ? AT(shares + (2 * bins + i) * BLOCK + s) : (real)1.0f;
    mask here = coordinate >= (by_height ? y : x);
    if (i == 0) here = coordinate == coordinate;
    bin.index = CHOOSE(here, (real)i, bin.index);
    bin.left = i == 0 ? x : CHOOSE(here, x, bin.left);
    bin.low = i == 0 ? y : CHOOSE(here, y, bin.low);
    bin.width = i == 0 ? width : CHOOSE(here, width, bin.width);
    bin.height = i == 0 ? height : CHOOSE(here, height, bin.height);
    bin.d0 = i == 0 ? d0 : CHOOSE(here, d0, bin.d0);
    bin.d1 = i == 0 ? d1 : CHOOSE(here, d1, bin.d1);
    x += width;
    y += height;
    d0 = d1;
  }
  return bin;
}

INLINE bool spline_before(const Block *b, const Conditioner *net, bool inverse, int pass) {
  gather_conditioning(b);
  return true;
}

// From logits to shares and derivatives.
INLINE void spline_finish_outputs(const Block *b, const Conditioner *net, int bins, floats shares) {
  for (int t = 0; t < DIM - net->inputs; t++) {
    floats own = shares + t * (3 * bins - 1) * BLOCK;
    spline_softmax(b, own, bins);
    spline_softmax(b, own + bins * BLOCK, bins);
    EACH_OWN_OF_ROWS(r, bins - 1, s) {
      floats p = own + (2 * bins + r) * BLOCK + s;
      SET(p) = SPLINE_LEAST + softplus_lanes(AT(p) + SPLINE_SHIFT);
    }
  }
}

INLINE real spline_log_slope(real xi, real s, real d0, real d1, real denominator) {
  real q = xi * (1.0f - xi), r = 1.0f - xi;
  real numerator = fma(d1 * xi, xi, fma(2.0f * s, q, d0 * r * r));
  real ratio = s / denominator;
  return log_lanes(ratio * ratio * numerator);
}

INLINE void spline_after(const Block *b, const Conditioner *net, bool inverse, int pass, floats outputs) {
  int bins = hyper_integer(b, 3);
  float bound = hyper_real(b, 4);
  constant_floats shares = outputs;
  spline_finish_outputs(b, net, bins, outputs);
  pass_conditioning(b);
  for (int d = 0; d < DIM; d++) {
    if (hyper_item(b, 0, d)) continue;
    EACH_OWN(s) {
      real in = AT(b->in + d * BLOCK + s), inside = clamp(in, (real)-bound, (real)bound);
      Bin bin = spline_bin(shares, bins, bound, inside, inverse, s);
      real slope = bin.height / bin.width, bend = bin.d0 + bin.d1 - 2.0f * slope, xi, out;
      if (inverse) {
        // The root of a quadratic in the form that does not cancel (their appendix A.2).
        real y = inside - bin.low;
        real qa = fma(bin.height, slope - bin.d0, y * bend);
        real qb = fma(bin.height, bin.d0, -y * bend);
        real qc = slope * y;
        xi = 2.0f * qc / (qb + sqrt(fmax(fma(qb, qb, 4.0f * qa * qc), (real)0.0f)));
        xi = clamp(xi, (real)0.0f, (real)1.0f);
        out = fma(xi, bin.width, bin.left);
      } else {
        xi = clamp((inside - bin.left) / bin.width, (real)0.0f, (real)1.0f);
      }
      real q = xi * (1.0f - xi), denominator = fma(bend, q, slope);
      if (!inverse) out = fma(bin.height, fma(slope * xi, xi, bin.d0 * q) / denominator, bin.low);
      real log_slope = spline_log_slope(xi, slope, bin.d0, bin.d1, denominator);
      mask within = fabs(in) < bound;
      SET(b->out + d * BLOCK + s) = CHOOSE(within, out, in);
      log_slope = CHOOSE(within, log_slope, 0.0f);
      SET(b->log_det + s) += inverse ? -log_slope : log_slope;
    }
    shares += (3 * bins - 1) * BLOCK;
  }
}

// Gradient of <gx, x> + gl log(dx/dz) with respect to what a bin is made of.
typedef struct {
  real xi, slope, d0, d1, height, low;
} BinGradient;

INLINE BinGradient spline_bin_gradient(const Bin *bin, real xi, real gx, real gl) {
  real s = bin->height / bin->width, d0 = bin->d0, d1 = bin->d1, r = 1.0f - xi, q = xi * r, bend = d0 + d1 - 2.0f * s;
  real n = fma(s * xi, xi, d0 * q), denominator = fma(bend, q, s);
  real m = fma(d1 * xi, xi, fma(2.0f * s, q, d0 * r * r));
  real per = 1.0f / denominator;
  real gn = gx * bin->height * per, gm = gl / m;
  real gd = -fma(gn, n, 2.0f * gl) * per;
  real turn = 1.0f - 2.0f * xi;
  BinGradient g;
  g.xi = gn * fma(2.0f * s, xi, d0 * turn) + gd * bend * turn +
         2.0f * gm * (d1 * xi + s * turn - d0 * r);
  g.slope = 2.0f * gl / s + gn * xi * xi + gd * fma((real)-2.0f, q, (real)1.0f) + 2.0f * gm * q;
  g.d0 = fma(gn + gd, q, gm * r * r);
  g.d1 = fma(gd, q, gm * xi * xi);
  g.height = gx * n * per;
  g.low = gx;
  return g;
}

INLINE bool spline_seeds(const Block *b, const Conditioner *net, bool inverse, int pass) {
  int bins = hyper_integer(b, 3);
  float bound = hyper_real(b, 4), scale = 2.0f * bound * (1.0f - SPLINE_LEAST * bins);
  constant_floats shares = conditioner_outputs(b, net);
  floats seeds = b->temporary;
  for (int d = 0; d < DIM; d++) {
    if (hyper_item(b, 0, d)) continue;
    constant_floats base = (inverse ? (constant_floats)b->out : b->in) + d * BLOCK;
    EACH_OWN(s) {
      real z = AT(base + s), g = AT(b->grad + d * BLOCK + s), gl = AT(b->grad_log_det + s);
      mask within = fabs(z) < bound;
      Bin bin = spline_bin(shares, bins, bound, clamp(z, (real)-bound, (real)bound), false, s);
      real xi = clamp((z - bin.left) / bin.width, (real)0.0f, (real)1.0f);
      if (inverse) {
        BinGradient unit = spline_bin_gradient(&bin, xi, (real)0.0f, (real)1.0f);
        real slope = bin.height / bin.width, q = xi * (1.0f - xi);
        real log_slope = spline_log_slope(xi, slope, bin.d0, bin.d1, fma(bin.d0 + bin.d1 - 2.0f * slope, q, slope));
        real v = fma(-gl, unit.xi / bin.width, g) * exp_lanes(-log_slope);
        SET(b->grad + d * BLOCK + s) = CHOOSE(within, v, g);
        g = -v;
        gl = -gl;
      }
      BinGradient pull = spline_bin_gradient(&bin, xi, g, gl);
      if (!inverse) SET(b->grad + d * BLOCK + s) = CHOOSE(within, pull.xi / bin.width, g);
      real g_left = -pull.xi / bin.width;
      real g_width = -fma(pull.xi, xi, pull.slope * bin.height / bin.width) / bin.width;
      real g_height = pull.height + pull.slope / bin.width;
      g_left = CHOOSE(within, g_left, 0.0f) * scale;
      g_width = CHOOSE(within, g_width, 0.0f) * scale;
      g_height = CHOOSE(within, g_height, 0.0f) * scale;
      real g_low = CHOOSE(within, pull.low, 0.0f) * scale;
      real mean_width = 0.0f, mean_height = 0.0f;
      for (int i = 0; i < bins; i++) {
        real gw = CHOOSE(bin.index > (float)i, g_left, CHOOSE(bin.index == (float)i, g_width, 0.0f));
        real gh = CHOOSE(bin.index > (float)i, g_low, CHOOSE(bin.index == (float)i, g_height, 0.0f));
        mean_width = fma(gw, AT(shares + i * BLOCK + s), mean_width);
        mean_height = fma(gh, AT(shares + (bins + i) * BLOCK + s), mean_height);
        SET(seeds + i * BLOCK + s) = gw;
        SET(seeds + (bins + i) * BLOCK + s) = gh;
      }
      for (int i = 0; i < bins; i++) {
        floats w = seeds + i * BLOCK + s, h = seeds + (bins + i) * BLOCK + s;
        SET(w) = (AT(w) - mean_width) * AT(shares + i * BLOCK + s);
        SET(h) = (AT(h) - mean_height) * AT(shares + (bins + i) * BLOCK + s);
      }
      for (int i = 0; i + 1 < bins; i++) {
        // Inner derivative i stands between bins i and i + 1.
        real gd = CHOOSE(bin.index == (float)(i + 1), pull.d0, CHOOSE(bin.index == (float)i, pull.d1, 0.0f));
        real value = AT(shares + (2 * bins + i) * BLOCK + s);
        gd = CHOOSE(within, gd, 0.0f) * (1.0f - exp_lanes(SPLINE_LEAST - value));  // the sigmoid of the logit
        SET(seeds + (2 * bins + i) * BLOCK + s) = gd;
      }
    }
    shares += (3 * bins - 1) * BLOCK;
    seeds += (3 * bins - 1) * BLOCK;
  }
  return false;
}

INLINE void spline_take_back(const Block *b, const Conditioner *net, bool inverse, int pass, constant_floats inputs) {
  add_conditioning(b, inputs);
}

NETWORK_LAYER(spline)
