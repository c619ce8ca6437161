#!/usr/bin/env python3
"""Training speed against idiomatic eager PyTorch: the same model, batch and optimiser, interleaved on this machine.

    python3 tests/bench/peers/eager_pytorch.py build/release/app/pushforward

Needs `torch` (CPU). Prints medians of steps per second and their ratio; PyTorch at the better of one and all threads.
"""

import argparse
import json
import os
import statistics
import subprocess
import tempfile
import time

import torch
from torch import nn

BATCH = 1024


class Planar(nn.Module):
    """Rezende & Mohamed 2015, as one writes it by hand."""

    def __init__(self):
        super().__init__()
        self.u = nn.Parameter(torch.empty(2).uniform_(-(2**0.5), 2**0.5))
        self.w = nn.Parameter(torch.empty(2).uniform_(-1, 1))
        self.b = nn.Parameter(torch.zeros(1))

    def forward(self, z):
        wu = self.w @ self.u
        u_hat = self.u + (nn.functional.softplus(wu + 0.541324854612918) - 1 - wu) * self.w / (self.w @ self.w)
        t = torch.tanh(z @ self.w + self.b)
        x = z + u_hat * t.unsqueeze(-1)
        return x, torch.log((1 + (1 - t * t) * (self.w @ u_hat)).abs())


class Coupling(nn.Module):
    def __init__(self, flip, hidden):
        super().__init__()
        self.flip = flip
        self.net = nn.Sequential(
            nn.Linear(1, hidden), nn.ReLU(), nn.Linear(hidden, hidden), nn.ReLU(), nn.Linear(hidden, 2)
        )

    def inverse(self, x):
        one, two = x[:, :1], x[:, 1:]
        if self.flip:
            one, two = two, one
        s, t = self.net(one).chunk(2, dim=1)
        s = 2 * torch.tanh(s / 2)
        two = (two - t) * torch.exp(-s)
        return torch.cat((two, one) if self.flip else (one, two), dim=1), -s.squeeze(1)


def energy_u1(x):
    r = x.norm(dim=1)
    a = -0.5 * ((x[:, 0] - 2) / 0.6) ** 2
    b = -0.5 * ((x[:, 0] + 2) / 0.6) ** 2
    return 0.5 * ((r - 2) / 0.4) ** 2 - torch.logsumexp(torch.stack((a, b)), dim=0)


def two_moons(count):
    angle = torch.rand(count) * torch.pi
    upper = torch.rand(count) < 0.5
    x = torch.where(upper, torch.cos(angle), 1 - torch.cos(angle))
    y = torch.where(upper, torch.sin(angle), 0.5 - torch.sin(angle))
    return torch.stack((x, y), dim=1) + 0.08 * torch.randn(count, 2)


def planar_step():
    layers = nn.ModuleList(Planar() for _ in range(32))
    optimiser = torch.optim.Adam(layers.parameters(), lr=1e-3)

    def step():
        z = torch.randn(BATCH, 2)
        log_q = -0.5 * (z * z).sum(1) - 1.8378770664
        for layer in layers:
            z, log_det = layer(z)
            log_q = log_q - log_det
        loss = (log_q + energy_u1(z)).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()

    return step


def coupling_step():
    layers = nn.ModuleList(Coupling(i % 2 == 1, 64) for i in range(8))
    optimiser = torch.optim.Adam(layers.parameters(), lr=1e-3)
    data = two_moons(1 << 16)

    def step():
        x = data[torch.randint(len(data), (BATCH,))]
        log_q = torch.zeros(BATCH)
        for layer in layers:
            x, log_det = layer.inverse(x)
            log_q = log_q + log_det
        loss = -(log_q - 0.5 * (x * x).sum(1) - 1.8378770664).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()

    return step


def torch_rate(step, seconds):
    best = 0.0
    for threads in {1, os.cpu_count() or 1}:
        torch.set_num_threads(threads)
        for _ in range(5):
            step()
        begin, count = time.perf_counter(), 0
        while time.perf_counter() - begin < seconds:
            step()
            count += 1
        best = max(best, count / (time.perf_counter() - begin))
    return best


def own_rate(program, project, steps):
    command = [program, "train", project, "--steps", str(steps), "--json"]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["steps_per_second"]


def project_file(folder, name, layers, objective, target):
    path = os.path.join(folder, name + ".pushforward")
    document = {
        "format": "pushforward-project",
        "version": 1,
        "stack": {"layers": layers},
        "target": {"id": target},
        "training": {"objective": objective, "learning_rate": 1e-3, "batch": BATCH},
    }
    with open(path, "w", encoding="utf-8") as file:
        json.dump(document, file)
    return path


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", help="the built pushforward")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2.0, help="of PyTorch per thread count and round")
    options = parser.parse_args()
    couplings = [
        {"type": "coupling", "hyper": {"hidden": [64, 64], "activation": "relu", "mask": [i % 2, 1 - i % 2]}}
        for i in range(8)
    ]
    with tempfile.TemporaryDirectory() as folder:
        cases = [
            ("32 planar, reverse KL, u1", planar_step(),
             project_file(folder, "planar", [{"type": "planar"}] * 32, "reverse", "u1"), 10000),
            ("8 couplings (64, 64) ReLU, forward KL, two moons", coupling_step(),
             project_file(folder, "couplings", couplings, "forward", "two-moons"), 600),
        ]
        for name, step, project, steps in cases:
            ours, theirs = [], []
            for _ in range(options.rounds):
                ours.append(own_rate(options.program, project, steps))
                theirs.append(torch_rate(step, options.seconds))
            mine, peer = statistics.median(ours), statistics.median(theirs)
            print(f"{name}, N = {BATCH}: {mine:.0f} steps/s, eager PyTorch {torch.__version__} {peer:.1f} steps/s, "
                  f"ratio {mine / peer:.1f}", flush=True)


if __name__ == "__main__":
    main()
