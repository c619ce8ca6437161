#!/usr/bin/env python3
"""Training speed against other libraries: the same models, batches and optimiser, in turn on the same machine.

    python3 tests/bench/peers/compare.py build/release/app/pushforward --case planar-32 --json ratios.json

Every round measures Pushforward (`pushforward bench --case ...`), then each peer with one thread and with all; ratios
are medians over the rounds, against the peer's better number of threads. See README.md for what must be installed.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time

import cases

PEERS = ("eager", "tuned", "normflows", "zuko", "jax")
LARGEST_ERROR = 1e-4  # of a peer's loss at the same parameters, relative


class Worker:
    def __init__(self, peer, case, threads):
        self.peer, self.threads = peer, threads
        script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "worker.py")
        self.process = subprocess.Popen(
            [sys.executable, script, peer, case.name, str(threads)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        answer = self.process.stdout.readline()
        if not answer:
            raise SystemExit(f"The peer {peer} did not start on {case.name}: see its message above.")
        self.about = json.loads(answer)
        self.rates = []

    def measure(self, seconds):
        self.process.stdin.write(f"{seconds}\n")
        self.process.stdin.flush()
        self.rates.append(float(self.process.stdout.readline()))

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def own_rate(program, case, seconds):
    command = [program, "bench", "--case", case.name, "--rounds", "1", "--seconds", str(seconds), "--json"]
    answer = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return next(item["steps_per_second"] for item in answer["cases"] if item["name"] == case.name)


def check_model(case, worker, wanted_loss, wanted_count):
    """Is it the same model? zuko's coupling differs in its bound and its direction: its parameters are counted only."""
    about = worker.about
    if about["parameters"] != wanted_count:
        raise SystemExit(f"{worker.peer} has {about['parameters']} parameters on {case.name}, we have {wanted_count}.")
    if worker.peer == "zuko":
        return
    if not abs(about["loss"] - wanted_loss) <= LARGEST_ERROR * max(1.0, abs(wanted_loss)):
        raise SystemExit(f"{worker.peer}'s loss on {case.name} is {about['loss']}, ours {wanted_loss}.")


def parameter_count(case):
    per_layer = {"planar": 5, "radial": 4}.get(case.family)
    if per_layer is None:
        per_layer = 2 * case.hidden + case.hidden * (case.hidden + 1) + 2 * (case.hidden + 1)
    return case.layers * per_layer


def start_workers(case, peers, threads, wanted_loss):
    workers = []
    for peer in peers:
        for count in threads:
            worker = Worker(peer, case, count)
            if "absent" in worker.about:
                worker.close()
                break
            check_model(case, worker, wanted_loss, parameter_count(case))
            workers.append(worker)
    return workers


def compare(program, case, options):
    """Rows of the table: one for each peer that has the model."""
    wanted_loss = cases.own_loss(program, case)
    workers = start_workers(case, options.peers, options.threads, wanted_loss)
    own = []
    for _ in range(options.rounds):
        own.append(own_rate(program, case, options.seconds))
        for worker in workers:
            time.sleep(0.2)  # the threads of the one before stop spinning
            worker.measure(options.seconds)
    for worker in workers:
        worker.close()
    rows = []
    for peer in dict.fromkeys(worker.peer for worker in workers):
        best = max((w for w in workers if w.peer == peer), key=lambda w: statistics.median(w.rates))
        rows.append({
            "case": case.name,
            "peer": peer,
            "version": best.about["version"],
            "form": best.about["form"],
            "threads": best.threads,
            "ours": statistics.median(own),
            "theirs": statistics.median(best.rates),
            "ratio": statistics.median(ours / theirs for ours, theirs in zip(own, best.rates)),
            "loss": best.about["loss"],
            "our_loss": wanted_loss,
        })
    return rows


def require_good_blas():
    """PyTorch on the netlib BLAS is several times slower: comparing with that would flatter us."""
    command = [sys.executable, "-c", "import torch_training; print(torch_training.blas())"]
    folder = os.path.dirname(os.path.abspath(__file__))
    blas = subprocess.run(command, check=True, capture_output=True, text=True, cwd=folder).stdout.strip()
    print(f"PyTorch's BLAS: {blas}", flush=True)
    if not any(good in blas.lower() for good in ("mkl", "open", "accelerate", "blis", "nvpl", "arm")):
        raise SystemExit("PyTorch uses a slow BLAS here; install a build with MKL or OpenBLAS (see README.md).")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", help="the built pushforward")
    parser.add_argument("--case", default="", help="only cases that have this in their names")
    parser.add_argument("--peers", nargs="+", choices=PEERS, default=PEERS)
    parser.add_argument("--threads", nargs="+", type=int, default=sorted({1, os.cpu_count() or 1}))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=0.5, help="of training in one measurement")
    parser.add_argument("--json", metavar="FILE", help="where the table goes as JSON too")
    options = parser.parse_args()
    chosen = [case for case in cases.all_cases() if options.case in case.name]
    if not chosen:
        names = ", ".join(case.name for case in cases.all_cases())
        raise SystemExit(f'No case has "{options.case}" in its name. There are {names}.')
    if set(options.peers) - {"jax"}:
        require_good_blas()
    print(f"{'case':<26}{'peer':<11}{'threads':>7}{'ours/s':>11}{'theirs/s':>11}{'ratio':>9}  form", flush=True)
    rows = []
    for case in chosen:
        for row in compare(options.program, case, options):
            rows.append(row)
            print(f"{row['case']:<26}{row['peer']:<11}{row['threads']:>7}{row['ours']:>11.1f}{row['theirs']:>11.1f}"
                  f"{row['ratio']:>9.2f}  {row['form']}", flush=True)
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            json.dump(rows, file, indent=2)


if __name__ == "__main__":
    main()
