"""Writes viridis.csv, magma.csv and cividis.csv beside this file from matplotlib's tables (256 rows of r,g,b, 0..255).

Run with any Python that has matplotlib; the tables are kept in the repository, so a build never needs it.
"""

import pathlib

import matplotlib

folder = pathlib.Path(__file__).parent
for name in ("viridis", "magma", "cividis"):
    colors = matplotlib.colormaps[name](range(256), bytes=True)
    (folder / f"{name}.csv").write_text("".join(f"{r},{g},{b}\n" for r, g, b, _ in colors))
