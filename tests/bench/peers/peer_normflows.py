"""normflows (https://github.com/VincentStimper/normflows): its own layers and objectives."""

import importlib.metadata

import normflows
import torch
from torch import nn
from torch.nn.functional import softplus

import cases
from torch_training import Peer, energy_u1


def inverse_softplus(y):
    return torch.log(torch.expm1(y))


def planar_flow(u, w, b):
    """The same û by its constraint, w^T û = softplus(w^T u) - 1."""
    c = softplus(w @ u + 0.541324854612918) - 1
    u_hat = u + (c - w @ u) * w / (w @ w)
    u_own = u_hat + (inverse_softplus(1 + c) - c) * w / (w @ w)
    return normflows.flows.Planar((2,), u=u_own[None], w=w[None].clone(), b=b[None].clone())


def radial_flow(z0, alpha, beta):
    flow = normflows.flows.Radial((2,), z_0=z0[None].clone())
    flow.alpha.data = softplus(alpha)[None]
    flow.beta.data = (alpha + beta)[None].clone()
    return flow


class BoundedParameters(nn.Module):
    """normflows' network with the shift first, and the bound on the log-scale."""

    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, x):
        shift, scale = self.net(x).chunk(2, dim=1)
        bound = cases.LOG_SCALE_BOUND
        return torch.cat((shift, bound * torch.tanh(scale / bound)), dim=1)


def coupling_flow(case, k, weights, biases):
    widths = [1, case.hidden, case.hidden, 2]
    if case.activation == "relu":
        net = normflows.nets.MLP(widths)
        linears = [module for module in net.net if isinstance(module, nn.Linear)]
    else:
        linears = [nn.Linear(inputs, outputs) for inputs, outputs in zip(widths[:-1], widths[1:])]
        net = nn.Sequential(linears[0], nn.Tanh(), linears[1], nn.Tanh(), linears[2])
    for linear, weight, bias in zip(linears, weights, biases):
        linear.weight.data, linear.bias.data = weight.clone(), bias.clone()
    linears[-1].weight.data = linears[-1].weight.data.flip(0)
    linears[-1].bias.data = linears[-1].bias.data.flip(0)
    mode = "channel_inv" if k % 2 == 1 else "channel"
    return normflows.flows.AffineCouplingBlock(BoundedParameters(net), split_mode=mode)


class Target:
    def log_prob(self, x):
        return -energy_u1(x)


class NormflowsPeer(Peer):
    version = "normflows " + importlib.metadata.version("normflows")

    def __init__(self, case, flows):
        self.model = normflows.NormalizingFlow(normflows.distributions.DiagGaussian(2, trainable=False), flows, Target())
        super().__init__(case, self.model.forward_kld, self.model.parameters())
        if not case.forward_kl:
            self.loss_of = lambda _: self.model.reverse_kld(case.batch)
            self.batch = lambda: None

    def loss(self, points):
        if self.case.forward_kl:
            return super().loss(points)
        with torch.no_grad():
            z = torch.from_numpy(points)
            log_q = self.model.q0.log_prob(z)
            for flow in self.model.flows:
                z, log_det = flow(z)
                log_q = log_q - log_det
            return float(log_q.mean() - self.model.p.log_prob(z).mean())


def make(case):
    numbers = cases.parameters_of(case)
    flows = []
    for k in range(case.layers):
        if case.family == "coupling":
            flows.append(coupling_flow(case, k, *([torch.from_numpy(each[k]) for each in numbers[name]]
                                                  for name in ("weights", "biases"))))
        else:
            kind = planar_flow if case.family == "planar" else radial_flow
            flows.append(kind(*(torch.tensor(value[k]) for value in numbers.values())))
    return NormflowsPeer(case, flows)
