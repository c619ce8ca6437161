"""zuko (https://github.com/probabilists/zuko): its RealNVP, which maps data to the base and has a soft bound on the
log-scale of its own. So it is the same work, with as many parameters, but not the same function."""

import importlib.metadata

import torch
import zuko

from torch_training import Peer


class ZukoPeer(Peer):
    version = "zuko " + importlib.metadata.version("zuko")

    def __init__(self, case):
        activation = torch.nn.ReLU if case.activation == "relu" else torch.nn.Tanh
        flow = zuko.flows.RealNVP(
            2, transforms=case.layers, hidden_features=(case.hidden, case.hidden), activation=activation
        )
        super().__init__(case, lambda x: -flow().log_prob(x).mean(), flow.parameters())


def make(case):
    if case.family != "coupling":
        raise NotImplementedError("zuko has no planar and no radial layers")
    return ZukoPeer(case)
