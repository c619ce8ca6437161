"""The cases that peers and `pushforward bench` share: models, parameters, batches, and what the loss must be."""

import csv
import dataclasses
import io
import json
import math
import os
import subprocess
import tempfile

import numpy as np

LOG_SCALE_BOUND = 2.0  # of couplings: s = c tanh(raw / c)
LEARNING_RATE = 1e-3
POOL_SIZE = 1 << 17  # training data drawn beforehand
CHECKED_POINTS = 512  # over which losses are compared


@dataclasses.dataclass(frozen=True)
class Case:
    model: str  # as `pushforward bench` names it
    family: str  # planar, radial, coupling
    layers: int
    batch: int
    hidden: int = 0  # width of the two hidden layers of a conditioner
    activation: str = ""

    @property
    def name(self):
        return f"{self.model}-{self.batch}"

    @property
    def forward_kl(self):
        """Couplings learn two moons by maximum likelihood; the others the energy u1 by reverse KL."""
        return self.family == "coupling"


def all_cases():
    cases = []
    for batch in (256, 1024, 4096):
        cases.append(Case("planar-32-reverse", "planar", 32, batch))
        cases.append(Case("radial-32-reverse", "radial", 32, batch))
        for hidden, activation in ((64, "relu"), (64, "tanh"), (32, "relu")):
            cases.append(Case(f"couplings-{hidden}-{activation}", "coupling", 8, batch, hidden, activation))
    return cases


def find_case(name):
    return next(case for case in all_cases() if case.name == name)


def parameters_of(case):
    """Unconstrained parameters in Pushforward's form, stacked over the layers (first axis), float32."""
    draw = np.random.default_rng(1)
    count = case.layers

    def uniform(limit, *shape):
        return draw.uniform(-limit, limit, (count, *shape)).astype(np.float32)

    if case.family == "planar":
        return {"u": uniform(2**0.5, 2), "w": uniform(1.0, 2), "b": uniform(0.5)}
    if case.family == "radial":
        return {"z0": uniform(1.5, 2), "alpha": uniform(1.0), "beta": uniform(1.0)}
    widths = [1, case.hidden, case.hidden, 2]
    pairs = list(zip(widths[:-1], widths[1:]))
    return {
        "weights": [uniform(inputs**-0.5, outputs, inputs) for inputs, outputs in pairs],
        "biases": [uniform(inputs**-0.5, outputs) for inputs, outputs in pairs],
    }


def two_moons(count):
    """Two half circles with noise, shifted and scaled to mean 0 and standard deviation 1."""
    draw = np.random.default_rng(2)
    angle = draw.uniform(0.0, math.pi, count)
    upper = draw.uniform(size=count) < 0.5
    x = np.where(upper, np.cos(angle), 1.0 - np.cos(angle))
    y = np.where(upper, np.sin(angle), 0.5 - np.sin(angle))
    points = np.stack((x, y), axis=1) + 0.08 * draw.standard_normal((count, 2))
    return ((points - points.mean(0)) / points.std(0)).astype(np.float32)


def checked_points(case):
    if case.forward_kl:
        return two_moons(CHECKED_POINTS)
    return np.random.default_rng(3).standard_normal((CHECKED_POINTS, 2)).astype(np.float32)


def project_document(case):
    parameters = parameters_of(case)
    layers = []
    for k in range(case.layers):
        layer = {"type": case.family}
        if case.family == "coupling":
            layer["hyper"] = {
                "mask": [1 - k % 2, k % 2],
                "hidden": [case.hidden, case.hidden],
                "activation": case.activation,
                "log_scale_bound": LOG_SCALE_BOUND,
            }
        layer["params"] = {
            name: [tensor[k].tolist() for tensor in value] if isinstance(value, list) else value[k].tolist()
            for name, value in parameters.items()
        }
        layers.append(layer)
    return {"format": "pushforward-project", "version": 1, "stack": {"layers": layers}}


def log_normal(z):
    return -0.5 * (z * z).sum(1) - math.log(2.0 * math.pi)


def energy_u1(x):
    """Rezende & Mohamed 2015, table 1."""
    lobes = np.logaddexp(-0.5 * ((x[:, 0] - 2.0) / 0.6) ** 2, -0.5 * ((x[:, 0] + 2.0) / 0.6) ** 2)
    return 0.5 * ((np.hypot(x[:, 0], x[:, 1]) - 2.0) / 0.4) ** 2 - lobes


def own_loss(program, case):
    """The loss by Pushforward's reference engine, in double precision: forward KL without the entropy, reverse KL
    without log Z."""
    points = checked_points(case).astype(np.float64)
    with tempfile.TemporaryDirectory() as folder:
        project = os.path.join(folder, "case.pushforward")
        with open(project, "w", encoding="utf-8") as file:
            json.dump(project_document(case), file)
        variable, command = ("x", "eval") if case.forward_kl else ("z", "transform")
        text = f"{variable}1,{variable}2\n" + "".join(f"{a!r},{b!r}\n" for a, b in points.tolist())
        output = subprocess.run(
            [program, command, project, "--points", "-", "--device", "reference"],
            input=text, check=True, capture_output=True, text=True,
        ).stdout
    rows = list(csv.DictReader(io.StringIO(output)))

    def column(name):
        return np.array([float(row[name]) for row in rows])

    if case.forward_kl:
        return float(-column("log_prob").mean())
    x = np.stack((column("x1"), column("x2")), axis=1)
    return float((log_normal(points) - column("log_det") + energy_u1(x)).mean())
