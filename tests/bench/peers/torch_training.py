"""What the PyTorch peers have in common: batches, the energy, the loop, and a look at which BLAS is used."""

import math

import numpy as np
import torch

import cases


def blas():
    """The BLAS behind torch's matrix products, e.g. "mkl"."""
    for part in torch.__config__.show().replace("\n", ",").split(","):
        if "BLAS_INFO=" in part:
            return part.split("BLAS_INFO=")[1].strip()
    return "unknown"


def energy_u1(x):
    lobes = torch.logaddexp(-0.5 * ((x[:, 0] - 2.0) / 0.6) ** 2, -0.5 * ((x[:, 0] + 2.0) / 0.6) ** 2)
    return 0.5 * ((x.norm(dim=1) - 2.0) / 0.4) ** 2 - lobes


def log_normal(z):
    return -0.5 * (z * z).sum(1) - math.log(2.0 * math.pi)


class Peer:
    """`loss` maps a batch (points of the data for forward KL, of the base for reverse KL) to a scalar tensor."""

    version = "torch " + torch.__version__

    def __init__(self, case, loss, parameters, fused=False):
        self.case = case
        self.loss_of = loss
        self.parameters = list(parameters)
        self.optimiser = torch.optim.Adam(self.parameters, lr=cases.LEARNING_RATE, fused=fused or None)
        self.pool = torch.from_numpy(cases.two_moons(cases.POOL_SIZE)) if case.forward_kl else None

    def parameter_count(self):
        return sum(parameter.numel() for parameter in self.parameters)

    def loss(self, points):
        with torch.no_grad():
            return float(self.loss_of(torch.from_numpy(np.asarray(points))))

    def batch(self):
        if self.pool is None:
            return torch.randn(self.case.batch, 2)
        return self.pool[torch.randint(len(self.pool), (self.case.batch,))]

    def run(self, steps):
        for _ in range(steps):
            loss = self.loss_of(self.batch())
            self.optimiser.zero_grad()
            loss.backward()
            self.optimiser.step()
