#!/usr/bin/env python3
"""Writes layer_values.json: points through single layers, computed here from the formulas of the papers.

A second opinion on the reference mathematics: plain Python with numbers one at a time, written from the papers and not
from the C++. Values are constrained ones, named and shaped as "values" in a project file; log_det is that of the
forward direction z -> x. Run without arguments; it needs nothing but Python.
"""

import json
import math
import pathlib

E = math.exp


def dot(a, b):
    return sum(p * q for p, q in zip(a, b))


def numbers(count, phase):
    """Reproducible, irregular numbers in (-1, 1)."""
    return [math.sin(1.7 * k + phase) for k in range(1, count + 1)]


def matrix(rows, cols, phase):
    flat = numbers(rows * cols, phase)
    return [flat[r * cols:(r + 1) * cols] for r in range(rows)]


def points(dim, count=5):
    return [[2.5 * math.sin(2.3 * i + 1.1 * d + 0.4) for d in range(dim)] for i in range(count)]


# --- networks -------------------------------------------------------------------------------------------------------

def activate(name, a):
    if name == "tanh":
        return math.tanh(a)
    if name == "relu":
        return a if a > 0 else 0.0
    if name == "leaky_relu":
        return a if a > 0 else 0.01 * a
    if name == "silu":
        return a / (1 + E(-a))
    raise ValueError(name)


def network(values, activation, vector):
    """torch.nn.Linear layers with an activation between them."""
    weights, biases = values["weights"], values["biases"]
    for k, (w, b) in enumerate(zip(weights, biases)):
        vector = [dot(row, vector) + bias for row, bias in zip(w, b)]
        if k + 1 < len(weights):
            vector = [activate(activation, a) for a in vector]
    return vector


def network_values(widths, phase, scale=1.0):
    pairs = list(zip(widths[1:], widths[:-1]))
    return {
        "weights": [[[scale * v for v in row] for row in matrix(o, i, phase + k)] for k, (o, i) in enumerate(pairs)],
        "biases": [[0.5 * v for v in numbers(o, phase + 10 + k)] for k, (o, i) in enumerate(pairs)],
    }


def soft_bound(raw, bound):
    return raw if bound is None else bound * math.tanh(raw / bound)


# --- layers: each returns x and log_det of the forward direction ------------------------------------------------------

def planar(values, hyper, z):
    u, w, b = values["u"], values["w"], values["b"][0]
    a = dot(w, z) + b
    x = [zi + ui * math.tanh(a) for zi, ui in zip(z, u)]
    psi = [(1 / math.cosh(a) ** 2) * wi for wi in w]
    return x, math.log(abs(1 + dot(u, psi)))


def radial(values, hyper, z):
    z0, alpha, beta = values["z0"], values["alpha"][0], values["beta"][0]
    difference = [p - q for p, q in zip(z, z0)]
    r = math.sqrt(dot(difference, difference))
    h = 1 / (alpha + r)
    h_prime = -1 / (alpha + r) ** 2
    x = [zi + beta * h * d for zi, d in zip(z, difference)]
    return x, (len(z) - 1) * math.log(1 + beta * h) + math.log(1 + beta * h + beta * h_prime * r)


def coupling(values, hyper, z):
    mask = hyper["mask"]
    out = network(values, hyper["activation"], [zi for zi, m in zip(z, mask) if m == 1])
    moved = [d for d, m in enumerate(mask) if m == 0]
    x, log_det = list(z), 0.0
    for k, d in enumerate(moved):
        s = soft_bound(out[k], hyper["log_scale_bound"])
        x[d] = z[d] * E(s) + out[len(moved) + k]
        log_det += s
    return x, log_det


def additive(values, hyper, z):
    mask = hyper["mask"]
    out = network(values, hyper["activation"], [zi for zi, m in zip(z, mask) if m == 1])
    x = list(z)
    for t, d in zip(out, [d for d, m in enumerate(mask) if m == 0]):
        x[d] += t
    return x, 0.0


def spline_of_one_number(logits, bins, bound, z):
    """Durkan et al. 2019, section 3.1, minimal bin size and slope 1e-3, linear tails."""
    if abs(z) > bound:
        return z, 0.0

    def sizes(raw):
        powers = [E(v) for v in raw]
        return [2 * bound * (1e-3 + (1 - 1e-3 * bins) * p / sum(powers)) for p in powers]

    widths, heights = sizes(logits[:bins]), sizes(logits[bins:2 * bins])
    # A zero logit stands for slope 1: softplus(offset) = 1 - 1e-3.
    offset = math.log(E(1 - 1e-3) - 1)
    slopes = [1.0] + [1e-3 + math.log(1 + E(v + offset)) for v in logits[2 * bins:]] + [1.0]
    left = bottom = -bound
    for k in range(bins):
        if z <= left + widths[k] or k == bins - 1:
            break
        left += widths[k]
        bottom += heights[k]
    xi = (z - left) / widths[k]
    s = heights[k] / widths[k]
    below = s + (slopes[k + 1] + slopes[k] - 2 * s) * xi * (1 - xi)
    x = bottom + heights[k] * (s * xi ** 2 + slopes[k] * xi * (1 - xi)) / below
    slope = s ** 2 * (slopes[k + 1] * xi ** 2 + 2 * s * xi * (1 - xi) + slopes[k] * (1 - xi) ** 2) / below ** 2
    return x, math.log(slope)


def spline(values, hyper, z):
    mask, bins = hyper["mask"], hyper["bins"]
    out = network(values, hyper["activation"], [zi for zi, m in zip(z, mask) if m == 1])
    x, log_det, per = list(z), 0.0, 3 * bins - 1
    for k, d in enumerate([d for d, m in enumerate(mask) if m == 0]):
        x[d], log_slope = spline_of_one_number(out[k * per:(k + 1) * per], bins, hyper["bound"], z[d])
        log_det += log_slope
    return x, log_det


def made_values(dim, hidden, phase):
    """A masked network: MADE (Germain et al. 2015) with degrees 1 + k mod (dim - 1) in the hidden layers."""
    values = network_values([dim] + hidden + [2 * dim], phase)
    degrees = [list(range(1, dim + 1))]
    degrees += [[1 + k % max(1, dim - 1) for k in range(width)] for width in hidden]
    degrees += [list(range(1, dim + 1)) * 2]
    for k, w in enumerate(values["weights"]):
        last = k + 1 == len(values["weights"])
        for o, row in enumerate(w):
            for i in range(len(row)):
                sees = degrees[k + 1][o] > degrees[k][i] if last else degrees[k + 1][o] >= degrees[k][i]
                if not sees:
                    row[i] = 0.0
    return values


def autoregressive(values, hyper, z):
    dim = len(z)
    x, log_det = [0.0] * dim, 0.0
    for i in range(dim):
        # Later entries of x can't matter: put noise there to show it.
        out = network(values, hyper["activation"], x[:i] + [7.7] * (dim - i))
        s = soft_bound(out[i], hyper["log_scale_bound"])
        x[i] = z[i] * E(s) + out[dim + i]
        log_det += s
    return x, log_det


def permutation(values, hyper, z):
    return [z[k] for k in hyper["order"]], 0.0


def determinant(m):
    if len(m) == 1:
        return m[0][0]
    minors = ([row[:c] + row[c + 1:] for row in m[1:]] for c in range(len(m)))
    return sum((-1) ** c * m[0][c] * determinant(minor) for c, minor in enumerate(minors))


def linear(values, hyper, z):
    x = [dot(row, z) + b for row, b in zip(values["matrix"], values["shift"])]
    return x, math.log(abs(determinant(values["matrix"])))


def rotation(values, hyper, z):
    c, s = math.cos(values["angle"][0]), math.sin(values["angle"][0])
    return [c * z[0] - s * z[1], s * z[0] + c * z[1]], 0.0


def actnorm(values, hyper, z):
    x = [s * zi + b for s, zi, b in zip(values["scale"], z, values["shift"])]
    return x, sum(math.log(s) for s in values["scale"])


# --- cases ----------------------------------------------------------------------------------------------------------

def coupling_hyper(mask, activation, hidden):
    return {"mask": mask, "hidden": hidden, "activation": activation}


def cases():
    yield planar, 2, {}, {"u": [0.7, -0.3], "w": [1.1, 0.6], "b": [-0.2]}
    yield planar, 3, {}, {"u": [-0.5, 0.2, 0.9], "w": [1.3, -0.4, 0.1], "b": [0.3]}
    yield planar, 1, {}, {"u": [-0.9], "w": [1.0], "b": [0.1]}
    yield radial, 2, {}, {"z0": [0.3, -0.4], "alpha": [0.8], "beta": [2.0]}
    yield radial, 3, {}, {"z0": [0.0, 1.0, -1.0], "alpha": [1.5], "beta": [-1.4]}
    for k, (activation, bound, mask, hidden) in enumerate([
            ("tanh", 2.0, [1, 0], [4, 3]), ("leaky_relu", None, [0, 1], [5]), ("silu", 0.5, [1, 0, 0], []),
            ("relu", 3.0, [0, 1, 0], [4])]):
        ins, outs = mask.count(1), mask.count(0)
        hyper = coupling_hyper(mask, activation, hidden)
        yield (coupling, len(mask), hyper | {"log_scale_bound": bound},
               network_values([ins] + hidden + [2 * outs], 0.3 + k))
        yield additive, len(mask), hyper, network_values([ins] + hidden + [outs], 0.6 + k)
        bins = 3 + k
        yield (spline, len(mask), hyper | {"bins": bins, "bound": 3.0},
               network_values([ins] + hidden + [outs * (3 * bins - 1)], 0.9 + k, 0.6))
    for dim, activation, bound, hidden in [(1, "tanh", 2.0, [3]), (2, "silu", 2.0, [4, 3]), (4, "tanh", None, [5, 4]),
                                           (3, "leaky_relu", 1.0, [])]:
        yield (autoregressive, dim, {"hidden": hidden, "activation": activation, "log_scale_bound": bound},
               made_values(dim, hidden, 0.2 * dim))
    yield permutation, 3, {"order": [2, 0, 1]}, {}
    yield linear, 2, {}, {"matrix": [[0.2, -1.5], [0.9, 0.4]], "shift": [0.1, -0.7]}
    yield linear, 3, {}, {"matrix": [[0.0, 2.0, 1.0], [1.0, 0.0, 0.5], [3.0, -1.0, 0.0]], "shift": [1.0, 0.0, 2.0]}
    yield rotation, 2, {}, {"angle": [0.7]}
    yield actnorm, 3, {}, {"scale": [0.5, 2.0, 1.5], "shift": [1.0, -1.0, 0.2]}


def main():
    records = []
    for layer, dim, hyper, values in cases():
        z = points(dim)
        results = [layer(values, hyper, point) for point in z]
        records.append({
            "type": layer.__name__, "dim": dim, "hyper": hyper, "values": values, "z": z,
            "x": [x for x, _ in results], "log_det": [log_det for _, log_det in results]
        })
    text = "[\n" + ",\n".join(json.dumps(record) for record in records) + "\n]\n"
    pathlib.Path(__file__).with_name("layer_values.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
