"""One peer on one case in a process of its own, so that thread counts hold and nothing is compiled twice.

Writes a line of JSON when it is ready (loss, number of parameters, version), then, for every line of standard input,
a number: trains for about that many seconds and writes the steps per second.
"""

import argparse
import importlib
import json
import os
import sys
import time


def measure(peer, steps, seconds):
    """Returns steps per second and how many steps to take next time."""
    while True:
        begin = time.perf_counter()
        peer.run(steps)
        took = time.perf_counter() - begin
        if took >= 0.5 * seconds:
            return steps / took, max(1, round(steps * seconds / took))
        steps = max(steps + 1, int(steps * min(8.0, seconds / max(took, 1e-6))))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("peer")
    parser.add_argument("case")
    parser.add_argument("threads", type=int)
    options = parser.parse_args()
    # Before any library counts the processors.
    os.environ["OMP_NUM_THREADS"] = os.environ["MKL_NUM_THREADS"] = str(options.threads)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, set(sorted(os.sched_getaffinity(0))[: options.threads]))
    import cases

    case = cases.find_case(options.case)
    try:
        peer = importlib.import_module("peer_" + options.peer).make(case)
    except NotImplementedError as reason:
        print(json.dumps({"absent": str(reason)}), flush=True)
        return
    about = {
        "loss": peer.loss(cases.checked_points(case)),
        "parameters": peer.parameter_count(),
        "version": peer.version,
        "form": getattr(peer, "form", ""),
    }
    _, steps = measure(peer, 1, 0.2)
    print(json.dumps(about), flush=True)
    for line in sys.stdin:
        rate, steps = measure(peer, steps, float(line))
        print(rate, flush=True)


if __name__ == "__main__":
    main()
