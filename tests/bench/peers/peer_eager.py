"""Eager PyTorch as one writes it by hand: a module a layer, a loop over them."""

import torch
from torch import nn
from torch.nn.functional import softplus

import cases
from torch_training import Peer, energy_u1, log_normal

SHIFT = 0.541324854612918  # ln(e - 1), so that u = 0 is the identity


class Planar(nn.Module):
    """Rezende & Mohamed 2015, eq. 10 to 12."""

    def __init__(self, u, w, b):
        super().__init__()
        self.u, self.w, self.b = nn.Parameter(u), nn.Parameter(w), nn.Parameter(b)

    def forward(self, z):
        wu = self.w @ self.u
        u_hat = self.u + (softplus(wu + SHIFT) - 1 - wu) * self.w / (self.w @ self.w)
        t = torch.tanh(z @ self.w + self.b)
        return z + u_hat * t.unsqueeze(-1), torch.log(1 + (1 - t * t) * (self.w @ u_hat))


class Radial(nn.Module):
    """Rezende & Mohamed 2015, eq. 14."""

    def __init__(self, z0, alpha, beta):
        super().__init__()
        self.z0, self.alpha, self.beta = nn.Parameter(z0), nn.Parameter(alpha), nn.Parameter(beta)

    def forward(self, z):
        alpha = softplus(self.alpha)
        beta = softplus(self.alpha + self.beta) - alpha
        offset = z - self.z0
        r = offset.norm(dim=1, keepdim=True)
        h = 1 / (alpha + r)
        log_det = torch.log(1 + beta * h) + torch.log(1 + beta * alpha * h * h)
        return z + beta * h * offset, log_det.squeeze(1)


class Coupling(nn.Module):
    """Dinh, Sohl-Dickstein & Bengio 2017, eq. 4 to 8, with a soft bound on the log-scale."""

    def __init__(self, flip, weights, biases, activation):
        super().__init__()
        self.flip = flip
        layers = []
        for weight, bias in zip(weights, biases):
            linear = nn.Linear(weight.shape[1], weight.shape[0])
            linear.weight, linear.bias = nn.Parameter(weight), nn.Parameter(bias)
            layers += [linear, nn.ReLU() if activation == "relu" else nn.Tanh()]
        self.net = nn.Sequential(*layers[:-1])

    def inverse(self, x):
        kept, moved = x.chunk(2, dim=1)
        if self.flip:
            kept, moved = moved, kept
        s, t = self.net(kept).chunk(2, dim=1)
        s = cases.LOG_SCALE_BOUND * torch.tanh(s / cases.LOG_SCALE_BOUND)
        moved = (moved - t) * torch.exp(-s)
        return torch.cat((moved, kept) if self.flip else (kept, moved), dim=1), -s.squeeze(1)


def make(case):
    numbers = cases.parameters_of(case)
    if case.family == "coupling":
        tensors = {name: [torch.from_numpy(each) for each in value] for name, value in numbers.items()}
        layers = nn.ModuleList(
            Coupling(k % 2 == 1, [w[k].clone() for w in tensors["weights"]],
                     [b[k].clone() for b in tensors["biases"]], case.activation)
            for k in range(case.layers)
        )
    else:
        tensors = {name: torch.from_numpy(value) for name, value in numbers.items()}
        kind = Planar if case.family == "planar" else Radial
        layers = nn.ModuleList(
            kind(**{name: value[k].clone() for name, value in tensors.items()}) for k in range(case.layers)
        )

    def forward_kl(x):
        log_det = torch.zeros(len(x))
        for layer in reversed(layers):
            x, one = layer.inverse(x)
            log_det = log_det + one
        return -(log_normal(x) + log_det).mean()

    def reverse_kl(z):
        log_q = log_normal(z)
        for layer in layers:
            z, one = layer(z)
            log_q = log_q - one
        return (log_q + energy_u1(z)).mean()

    return Peer(case, forward_kl if case.forward_kl else reverse_kl, layers.parameters())
