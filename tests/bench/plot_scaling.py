"""Draws what `pushforward bench --scaling` measured: cost of a training step against layers and against the batch.

    pushforward bench --scaling > scaling.csv
    python3 tests/bench/plot_scaling.py scaling.csv resources/docs/scaling.svg      # needs matplotlib

A line is time = a + b * size, fitted to the relative error; the script prints how far each point lies from it.
"""

import csv
import sys

import matplotlib

matplotlib.use("Agg")
matplotlib.rcParams["svg.hashsalt"] = "pushforward"  # the same file every time
import matplotlib.pyplot as plt

USUAL_BATCH = 1024


def fit(sizes, times):
    """a >= 0 and b that make the sum of ((a + b * size) / time - 1)^2 smallest."""
    rows = [(1.0 / t, s / t) for s, t in zip(sizes, times)]
    s11 = sum(x * x for x, _ in rows)
    s12 = sum(x * y for x, y in rows)
    s22 = sum(y * y for _, y in rows)
    r1, r2 = sum(x for x, _ in rows), sum(y for _, y in rows)
    determinant = s11 * s22 - s12 * s12
    a, b = (r1 * s22 - r2 * s12) / determinant, (r2 * s11 - r1 * s12) / determinant
    return (a, b) if a >= 0 else (0.0, r2 / s22)


def draw(axes, title, label, points):
    axes.set_title(title)
    axes.set_xlabel(label)
    axes.set_ylabel("microseconds a step")
    axes.set_xscale("log", base=2)
    axes.set_yscale("log")
    for family, (sizes, times) in points.items():
        a, b = fit(sizes, times)
        (dots,) = axes.plot(sizes, times, "o", markersize=4, label=family)
        axes.plot(sizes, [a + b * s for s in sizes], color=dots.get_color(), linewidth=1)
        apart = ", ".join(f"{s}: {t / (a + b * s) - 1:+.0%}" for s, t in zip(sizes, times))
        print(f"{title}, {family}: {a:.3g} + {b:.3g} * size microseconds; {apart}")
    axes.legend(frameon=False)
    axes.grid(alpha=0.2)


def main(source, target):
    with open(source) as file:
        rows = list(csv.DictReader(file))
    by_layers, by_batch = {}, {}
    for family in dict.fromkeys(row["family"] for row in rows):
        own = [(int(r["layers"]), int(r["batch"]), float(r["microseconds_per_step"])) for r in rows if r["family"] == family]
        usual_layers = next(layers for layers, batch, _ in own if batch != USUAL_BATCH)
        layers = sorted((k, t) for k, n, t in own if n == USUAL_BATCH)
        batches = sorted((n, t) for k, n, t in own if k == usual_layers)
        by_layers[family] = tuple(zip(*layers))
        by_batch[f"{usual_layers} x {family}"] = tuple(zip(*batches))
    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 3.6), constrained_layout=True)
    draw(left, f"Layers (batch {USUAL_BATCH})", "layers K", by_layers)
    draw(right, "Batch", "samples N", by_batch)
    figure.savefig(target, metadata={"Date": None})


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
