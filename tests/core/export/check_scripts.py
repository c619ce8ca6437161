"""Runs scripts that Pushforward has exported, in one process, and checks them by what they did not compute themselves.

    python3 check_scripts.py LIBRARY SCRIPT...

For every script: its own check, the Jacobian of both directions against its log_det (by autograd with torch, by
differences with numpy), and, where its name begins with "integral", the integral of its density over the plane.
Prints one line of JSON per script; exits with 1 when one fails.
"""

import contextlib
import importlib.util
import io
import json
import sys

import numpy as np


def load(path):
    spec = importlib.util.spec_from_file_location("script", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def log_dets_by_autograd(function, points):
    import torch

    points = points.clone().requires_grad_(True)
    image, _ = function(points)
    rows = [torch.autograd.grad(image[:, i].sum(), points, retain_graph=True)[0] for i in range(image.shape[1])]
    return torch.linalg.slogdet(torch.stack(rows, axis=1))[1].numpy()


def log_dets_by_differences(function, points):
    """Central differences of fourth order."""
    dim, h = points.shape[1], 2e-4
    columns = []
    for j in range(dim):
        step = np.zeros(dim)
        step[j] = h
        at = [function(points + k * step)[0] for k in (-2, -1, 1, 2)]
        columns.append((at[0] - 8 * at[1] + 8 * at[2] - at[3]) / (12 * h))
    return np.linalg.slogdet(np.stack(columns, axis=2))[1]


def largest_jacobian_error(script, library):
    log_dets = log_dets_by_autograd if library == "torch" else log_dets_by_differences
    errors = [0.0]
    for function, points in ((script.forward, script.SAMPLES["z"]), (script.inverse, script.DATA["x"])):
        if len(points) == 0:
            continue
        difference = np.abs(log_dets(function, points) - np.asarray(function(points)[1]))
        # Differences across the crease of a rectifier or the end of a spline say nothing.
        errors.append(float(np.max(difference) if library == "torch" else np.median(difference)))
    return max(errors)


def integral(script):
    """Of exp(log_prob) over [-12, 12]^2 by the midpoint rule."""
    n, reach = 600, 12.0
    axis = (np.arange(n) + 0.5) * (2 * reach / n) - reach
    grid = np.stack(np.meshgrid(axis, axis), axis=-1).reshape(-1, 2)
    return float(np.exp(np.asarray(script.log_prob(script.array(grid)))).sum() * (2 * reach / n) ** 2)


def largest_difference(script):
    pairs = [
        (script.log_prob(script.DATA["x"]), script.DATA["log_prob"]),
        (script.log_prob(script.SAMPLES["x"]), script.SAMPLES["log_prob"]),
        (script.forward(script.SAMPLES["z"])[1], script.SAMPLES["log_det"]),
    ]
    return max(float(abs(ours - theirs).max()) if len(theirs) else 0.0 for ours, theirs in pairs)


def main():
    library, paths = sys.argv[1], sys.argv[2:]
    failed = False
    for path in paths:
        result = {"script": path.rsplit("/", 1)[-1]}
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            script = load(path)
            result["check"] = script.check()
        result["checked"] = len(script.DATA["x"]) + len(script.SAMPLES["z"])
        result["difference"] = largest_difference(script)
        result["jacobian_error"] = largest_jacobian_error(script, library)
        samples = script.sample(50, seed=3)
        result["samples"] = list(samples.shape)
        if result["script"].startswith("integral"):
            result["integral"] = integral(script)
        if result["check"] != 0:
            failed = True
            result["said"] = said.getvalue()
        print(json.dumps(result), flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
