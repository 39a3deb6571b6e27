"""Fits what a claim's score is made of: python training/calibrate.py LABELS.jsonl ... [--model src/panj/reading/model] [--folds 5].

LABELS are reports that were kept out of training. Each stretch that the reader considers is right when it aligns with an
annotated claim (half of the shorter span, a third of the longer, the best of its rivals); a logistic regression on its
evidence is fitted to that and written into the model's model.json. Prints the reliability table and the expected
calibration error of a cross-validation, so that neither is measured on what it was fitted to.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from annotate import BENCHMARKS
from numpy.typing import NDArray

from examples import Record, load, restored
from panj.reading.reader import MODEL, Reader
from panj.reading.stretches import find_candidates

Floats = NDArray[np.float64]
STEPS, RATE, RIDGE = 4000, 0.05, 1e-3


def aligned(a: tuple[int, int], b: tuple[int, int]) -> int:
    """Shared characters of two spans when they may match by the benchmark's rule, else 0."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    sizes = sorted((a[1] - a[0], b[1] - b[0]))
    return shared if shared >= 0.5 * sizes[0] and shared >= 0.3 * sizes[1] else 0


def reports_of(paths: list[Path]) -> list[Record]:
    """The annotated reports of all files; those that hold offsets alone get their text from the benchmarks."""
    found: list[Record] = []
    for path in paths:
        found += restored(path, BENCHMARKS) if "from" in load(path)[0] else load(path)
    return found


def examples(records: list[Record], reader: Reader) -> tuple[Floats, Floats, NDArray[np.int64]]:
    """Evidence (N, E), whether right (N,), and the report's number (N,) of the stretches that are worth a look."""
    rows: list[tuple[float, ...]] = []
    right: list[float] = []
    reports: list[int] = []
    for number, record in enumerate(records):
        scan = reader.scan(record["text"])
        taken: set[int] = set()
        for stretch in find_candidates(scan, reader):
            span = scan.span(stretch.first, stretch.last)
            shares = [aligned((span.start, span.stop), (c["start"], c["end"])) for c in record["claims"]]
            best = max(range(len(shares)), key=lambda i: shares[i] * (i not in taken), default=0)
            hit = bool(shares) and shares[best] > 0 and best not in taken
            taken |= {best} if hit else set()
            rows.append(stretch.evidence)
            right.append(float(hit))
            reports.append(number)
    return np.array(rows), np.array(right), np.array(reports)


def fit(evidence: Floats, right: Floats) -> Floats:
    """Bias and weights of a logistic regression, by gradient descent with a small ridge."""
    design = np.hstack([np.ones((len(evidence), 1)), evidence])
    weights = np.zeros(design.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-design @ weights))
        weights -= RATE * (design.T @ (chance - right) / len(right) + RIDGE * weights)
    return weights


def chances(evidence: Floats, weights: Floats) -> Floats:
    """The fitted probabilities."""
    result: Floats = 1 / (1 + np.exp(-(weights[0] + evidence @ weights[1:])))
    return result


def reliability(chance: Floats, right: Floats, bins: int = 10) -> tuple[list[str], float]:
    """A line for each bin of scores and the expected calibration error."""
    lines, error = [], 0.0
    for low in np.arange(bins) / bins:
        inside = (chance >= low) & (chance < low + 1 / bins)
        if inside.any():
            said, was = float(chance[inside].mean()), float(right[inside].mean())
            error += abs(said - was) * inside.mean()
            lines.append(f"{low:.1f}-{low + 1 / bins:.1f}  {int(inside.sum()):5d}  said {said:.3f}  was {was:.3f}")
    return lines, float(error)


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", type=Path, nargs="+")
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--check", action="store_true", help="only measure the stored weights on these reports")
    args = parser.parse_args()
    reader = Reader.open(args.model)
    evidence, right, reports = examples(reports_of(args.labels), reader)
    if args.check:
        held = chances(evidence, np.array(reader.labels.score))
    else:
        held = np.zeros(len(right))
        for fold in range(args.folds):
            inside = reports % args.folds == fold
            held[inside] = chances(evidence[inside], fit(evidence[~inside], right[~inside]))
    lines, error = reliability(held, right)
    print("\n".join(lines), f"\nexpected calibration error {error:.4f} over {len(right)} stretches")
    if not args.check:
        weights = [round(float(w), 4) for w in fit(evidence, right)]
        stored = json.loads((args.model / "model.json").read_text(encoding="utf-8")) | {"score": weights}
        (args.model / "model.json").write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
        print("weights", weights)


if __name__ == "__main__":
    main()
