"""JAX, compiled once: the training loop, the layers and Adam in one program. Coordinates are separate arrays over the
batch, layers are scanned over (rolled or unrolled) with stacked parameters. Which form and which random numbers are
fastest depends on the case: `make` tries them all and keeps the best."""

import time
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np

import cases

SHIFT = 0.541324854612918
LOG_TWO_PI = 1.8378770664093453
TRIAL_SECONDS = 0.4


def planar_layer(carry, layer):
    x1, x2, log_det = carry
    u1, u2, w1, w2, b, c = layer
    t = jnp.tanh(w1 * x1 + w2 * x2 + b)
    return (x1 + u1 * t, x2 + u2 * t, log_det + jnp.log(1.0 + c * (1.0 - t * t))), None


def planar_layers(parameters):
    (u1, u2), (w1, w2) = parameters["u"].T, parameters["w"].T
    wu = w1 * u1 + w2 * u2
    c = jax.nn.softplus(wu + SHIFT) - 1.0
    along = (c - wu) / (w1 * w1 + w2 * w2)
    return u1 + along * w1, u2 + along * w2, w1, w2, parameters["b"], c


def radial_layer(carry, layer):
    x1, x2, log_det = carry
    c1, c2, alpha, beta = layer
    d1, d2 = x1 - c1, x2 - c2
    h = 1.0 / (alpha + jnp.sqrt(d1 * d1 + d2 * d2))
    bh = beta * h
    return (x1 + bh * d1, x2 + bh * d2, log_det + jnp.log((1.0 + bh) * (1.0 + alpha * bh * h))), None


def radial_layers(parameters):
    alpha = jax.nn.softplus(parameters["alpha"])
    beta = jax.nn.softplus(parameters["alpha"] + parameters["beta"]) - alpha
    return *parameters["z0"].T, alpha, beta


def coupling_layer(activate, carry, layer):
    """The inverse; the coordinates change places, so that all layers are alike."""
    kept, moved, log_det = carry
    (w1, w2, w3), (b1, b2, b3) = layer
    hidden = activate(kept[:, None] * w1[:, 0] + b1)
    raw = activate(hidden @ w2.T + b2) @ w3.T + b3
    s = cases.LOG_SCALE_BOUND * jnp.tanh(raw[:, 0] / cases.LOG_SCALE_BOUND)
    return ((moved - raw[:, 1]) * jnp.exp(-s), kept, log_det - s), None


def energy_u1(x1, x2):
    lobes = jnp.logaddexp(-0.5 * ((x1 - 2.0) / 0.6) ** 2, -0.5 * ((x1 + 2.0) / 0.6) ** 2)
    return 0.5 * ((jnp.sqrt(x1 * x1 + x2 * x2) - 2.0) / 0.4) ** 2 - lobes


def log_normal(z1, z2):
    return -0.5 * (z1 * z1 + z2 * z2) - LOG_TWO_PI


def loss_function(case, unroll):
    def forward_kl(parameters, x1, x2):
        activate = jax.nn.relu if case.activation == "relu" else jnp.tanh
        layers = (parameters["weights"], parameters["biases"])
        start = (x2, x1, jnp.zeros_like(x1))
        step = partial(coupling_layer, activate)
        (z1, z2, log_det), _ = jax.lax.scan(step, start, layers, reverse=True, unroll=unroll)
        return -jnp.mean(log_normal(z1, z2) + log_det)

    def reverse_kl(parameters, z1, z2):
        step, of = {"planar": (planar_layer, planar_layers), "radial": (radial_layer, radial_layers)}[case.family]
        (x1, x2, log_det), _ = jax.lax.scan(step, (z1, z2, jnp.zeros_like(z1)), of(parameters), unroll=unroll)
        return jnp.mean(log_normal(z1, z2) - log_det + energy_u1(x1, x2))

    return forward_kl if case.forward_kl else reverse_kl


def adam(parameters, moments, gradient, count):
    first, second = moments
    tree = jax.tree_util.tree_map
    first = tree(lambda m, g: 0.9 * m + 0.1 * g, first, gradient)
    second = tree(lambda v, g: 0.999 * v + 0.001 * g * g, second, gradient)
    rate = cases.LEARNING_RATE / (1.0 - 0.9**count)
    correction = 1.0 / (1.0 - 0.999**count)
    parameters = tree(lambda p, m, v: p - rate * m / (jnp.sqrt(v * correction) + 1e-8), parameters, first, second)
    return parameters, (first, second)


class JaxPeer:
    version = "jax " + jax.__version__

    def __init__(self, case, unroll, random):
        self.case = case
        self.form = f"{'unrolled' if unroll > 1 else 'scan'}, {random}"
        self.loss_of = loss_function(case, unroll)
        self.parameters = jax.tree_util.tree_map(jnp.asarray, cases.parameters_of(case))
        zeros = jax.tree_util.tree_map(jnp.zeros_like, self.parameters)
        self.state = (self.parameters, (zeros, zeros), jnp.float32(0.0), jax.random.key(1, impl=random))
        self.pool = tuple(jnp.asarray(cases.two_moons(cases.POOL_SIZE).T)) if case.forward_kl else ()
        self.compiled = jax.jit(self.steps)

    def steps(self, count, state, pool):
        def step(_, state):
            parameters, moments, done, key = state
            key, now = jax.random.split(key)
            if self.case.forward_kl:
                chosen = jax.random.randint(now, (self.case.batch,), 0, cases.POOL_SIZE)
                batch = tuple(each[chosen] for each in pool)
            else:
                batch = jax.random.normal(now, (2, self.case.batch))
            gradient = jax.grad(self.loss_of)(parameters, *batch)
            parameters, moments = adam(parameters, moments, gradient, done + 1.0)
            return parameters, moments, done + 1.0, key

        return jax.lax.fori_loop(0, count, step, state)

    def parameter_count(self):
        return sum(leaf.size for leaf in jax.tree_util.tree_leaves(self.parameters))

    def loss(self, points):
        return float(self.loss_of(self.parameters, *jnp.asarray(np.asarray(points).T)))

    def run(self, steps):
        self.state = jax.block_until_ready(self.compiled(steps, self.state, self.pool))


def trial(peer):
    """Steps per second of a short run after the compilation."""
    peer.run(1)
    steps, seconds = 1, 0.0
    while seconds < 0.5 * TRIAL_SECONDS:
        steps = int(steps * min(8.0, TRIAL_SECONDS / max(seconds, 1e-6))) + 1 if seconds else steps
        begin = time.perf_counter()
        peer.run(steps)
        seconds = time.perf_counter() - begin
    return steps / seconds


def make(case):
    peers = [JaxPeer(case, unroll, random) for unroll in (1, case.layers) for random in ("threefry2x32", "rbg")]
    return max(peers, key=trial)
