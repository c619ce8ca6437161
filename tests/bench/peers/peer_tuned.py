"""Eager PyTorch tuned by hand: parameters stacked over the layers, as few operations a layer as possible, everything
that all layers need (constraints, log-determinants) computed for all of them at once, fused Adam."""

import torch
from torch.nn.functional import linear, softplus

import cases
from peer_eager import SHIFT
from torch_training import Peer, energy_u1, log_normal


def planar(numbers):
    """Three operations a layer: addmv, tanh, addr."""
    u, w, b = parameters = [torch.from_numpy(numbers[name]).requires_grad_() for name in ("u", "w", "b")]

    def reverse_kl(z):
        wu = (w * u).sum(1)
        c = softplus(wu + SHIFT) - 1
        u_hat = u + ((c - wu) / (w * w).sum(1)).unsqueeze(1) * w
        x, ts = z, []
        for wk, uk, bk in zip(w.unbind(), u_hat.unbind(), b.unbind()):
            t = torch.tanh(torch.addmv(bk, x, wk))
            x = torch.addr(x, t, uk)
            ts.append(t)
        t = torch.stack(ts)
        log_det = torch.log1p((1 - t * t) * c.unsqueeze(1)).sum(0)
        return (log_normal(z) - log_det + energy_u1(x)).mean()

    return reverse_kl, parameters


def radial(numbers):
    """Four operations a layer: the offset, its norm, the factor, addcmul."""
    z0, a, b = parameters = [torch.from_numpy(numbers[name]).requires_grad_() for name in ("z0", "alpha", "beta")]

    def reverse_kl(z):
        alpha = softplus(a)
        beta = softplus(a + b) - alpha
        x, radii = z, []
        for zk, ak, bk in zip(z0.unbind(), alpha.unbind(), beta.unbind()):
            offset = x - zk
            r = torch.linalg.vector_norm(offset, dim=1, keepdim=True)
            x = torch.addcmul(x, offset, bk / (ak + r))
            radii.append(r)
        r = torch.cat(radii, dim=1)
        h = 1 / (alpha + r)
        log_det = torch.log((1 + beta * h) * (1 + beta * alpha * h * h)).sum(1)
        return (log_normal(z) - log_det + energy_u1(x)).mean()

    return reverse_kl, parameters


def couplings(case, numbers):
    """The two coordinates stay separate columns that change places, so that nothing is cut or joined."""
    weights = [torch.from_numpy(each).requires_grad_() for each in numbers["weights"]]
    biases = [torch.from_numpy(each).requires_grad_() for each in numbers["biases"]]
    activate = torch.relu_ if case.activation == "relu" else torch.tanh_
    bound = cases.LOG_SCALE_BOUND

    def forward_kl(x):
        kept, moved = x[:, 1:], x[:, :1]  # the last of an even number of layers keeps the second coordinate
        scales = []
        layers = zip(*(each.unbind() for each in weights), *(each.unbind() for each in biases))
        for w1, w2, w3, b1, b2, b3 in reversed(list(layers)):
            raw = linear(activate(linear(activate(linear(kept, w1, b1)), w2, b2)), w3, b3)
            s = bound * torch.tanh(raw[:, :1] / bound)
            kept, moved = (moved - raw[:, 1:]) * torch.exp(-s), kept
            scales.append(s)
        log_det = -torch.cat(scales, dim=1).sum(1)
        return -(log_normal(torch.cat((kept, moved), dim=1)) + log_det).mean()

    return forward_kl, weights + biases


def make(case):
    numbers = cases.parameters_of(case)
    if case.family == "coupling":
        loss, parameters = couplings(case, numbers)
    else:
        loss, parameters = {"planar": planar, "radial": radial}[case.family](numbers)
    return Peer(case, loss, parameters, fused=True)
