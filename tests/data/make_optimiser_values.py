"""Writes optimiser_values.json: parameters after each update by PyTorch's own optimisers, for fixed gradients.

Run with `python3 tests/data/make_optimiser_values.py > tests/data/optimiser_values.json`; needs PyTorch.
"""

import json
import sys

import torch

START = [0.5, -1.25, 2.0, 0.0, -3e-3]
STEPS = 12
LEARNING_RATE = 0.05


def gradient(step: int) -> list[float]:
    """Signs change, sizes span decades, one component is zero for a while."""
    return [
        0.3 * (-1.0) ** step,
        1.0 / (1 + step),
        -40.0 + 3.0 * step,
        0.0 if step < 4 else 1e-5,
        1e-3 * (step - 5),
    ]


def trajectory(make_optimiser) -> list[list[float]]:
    parameters = torch.tensor(START, dtype=torch.float64, requires_grad=True)
    optimiser = make_optimiser([parameters])
    rows = []
    for step in range(STEPS):
        parameters.grad = torch.tensor(gradient(step), dtype=torch.float64)
        optimiser.step()
        rows.append(parameters.detach().tolist())
    return rows


def clipped(norm: float) -> list[list[float]]:
    """Gradients after torch.nn.utils.clip_grad_norm_, whose 1e-6 differs from our 1e-12 by that much relative to
    the norm."""
    rows = []
    for step in range(STEPS):
        parameters = torch.tensor(START, dtype=torch.float64, requires_grad=True)
        parameters.grad = torch.tensor(gradient(step), dtype=torch.float64)
        torch.nn.utils.clip_grad_norm_([parameters], norm)
        rows.append(parameters.grad.tolist())
    return rows


def main() -> None:
    lr = LEARNING_RATE
    json.dump(
        {
            "pytorch": torch.__version__.split("+")[0],
            "start": START,
            "gradients": [gradient(step) for step in range(STEPS)],
            "learning_rate": lr,
            "trajectories": {
                "adam": trajectory(lambda p: torch.optim.Adam(p, lr=lr, betas=(0.9, 0.999), eps=1e-8)),
                "adamw": trajectory(
                    lambda p: torch.optim.AdamW(p, lr=lr, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01)
                ),
                "sgd": trajectory(lambda p: torch.optim.SGD(p, lr=lr, momentum=0.9)),
                "rmsprop": trajectory(lambda p: torch.optim.RMSprop(p, lr=lr, alpha=0.99, eps=1e-8)),
            },
            "clip_norm": 2.0,
            "clipped_gradients": clipped(2.0),
        },
        sys.stdout,
        indent=1,
    )
    print()


if __name__ == "__main__":
    main()
