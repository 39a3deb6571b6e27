"""Learns how much each piece of evidence counts for a name being a place's, and writes `mention_weights.toml`.

    python evaluation/places_learn.py GOLD.jsonl OUT.toml [--corpus trnews] [--claims TRAIN.jsonl ...]

GOLD is the places benchmark's development file. Only its TR-News part (MIT) may teach weights that ship; the other parts
check them. `--claims` adds the places of annotated claims (the situation training files) as names that are places: news
of crises, where TR-News is local news; without them 81 % of those names are found, with them 96 %.
Logistic regression by Newton's method, one weight a piece of evidence, pulled towards zero.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from panj.gazetteer import Gazetteer
from panj.gazetteer.mentions import FoundName, weigh_place_names

RIDGE = 1.0
"""Pull towards zero: 1 and 3 give exact F1 .831 and .830 over all parts at the same threshold."""
Floats = NDArray[np.float64]


def gather(records: list[dict[str, Any]], gazetteer: Gazetteer) -> tuple[list[FoundName], list[float]]:
    """Every candidate of the records, and 1.0 for those that the gold marks."""
    names: list[FoundName] = []
    truth: list[float] = []
    for record in records:
        gold = {(p["start"], p["end"]) for p in record["places"]}
        for name in weigh_place_names(record["text"], gazetteer):
            names.append(name)
            truth.append(float((name.span.start, name.span.stop) in gold))
    return names, truth


def gather_claimed(records: list[dict[str, Any]], gazetteer: Gazetteer) -> list[FoundName]:
    """The candidates that some claim names as its place; what no claim names may be a place all the same and is left out."""
    found = []
    for record in records:
        named = {claim["place"]["text"] for claim in record["claims"] if claim.get("place")}
        found += [name for name in weigh_place_names(record["text"], gazetteer) if name.span.of(record["text"]) in named]
    return found


def learn(names: list[FoundName], truth: list[float], *, ridge: float = RIDGE) -> dict[str, float]:
    """The weight of each piece of evidence."""
    features = ["bias", *sorted({e for n in names for e in n.evidence})]
    column = {name: i for i, name in enumerate(features)}
    table: Floats = np.zeros((len(names), len(features)))
    table[:, 0] = 1.0
    for row, name in enumerate(names):
        for evidence in name.evidence:
            table[row, column[evidence]] = 1.0
    weights: Floats = np.zeros(len(features))
    penalty = np.full(len(features), ridge)
    penalty[0] = 0.01
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        gradient = table.T @ (chance - np.array(truth)) + penalty * weights
        hessian = (table * (chance * (1 - chance))[:, None]).T @ table + np.diag(penalty)
        weights -= np.linalg.solve(hessian, gradient)
    return dict(zip(features, (round(float(w), 3) for w in weights), strict=True))


def _read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--corpus", default="trnews")
    parser.add_argument("--claims", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    records = _read(options.gold)
    with Gazetteer.open() as gazetteer:
        names, truth = gather([r for r in records if r["corpus"] == options.corpus], gazetteer)
        claimed = [name for path in options.claims for name in gather_claimed(_read(path), gazetteer)]
    weights = learn([*names, *claimed], [*truth, *[1.0] * len(claimed)])
    lines = ["# How much each piece of evidence counts for a name being a place's: learned on TR-News (MIT) and claims, places_learn.py."]
    options.out.write_text("\n".join([*lines, *(f"{name} = {value}" for name, value in weights.items())]) + "\n", encoding="utf-8")
    print(f"{len(names)} names, {int(sum(truth))} of places, {len(weights)} weights", file=sys.stderr)


if __name__ == "__main__":
    main()
