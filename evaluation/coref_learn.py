"""Learns the weights of `coref_task` from event_coref/train: `python -m evaluation.coref_learn TRAIN.jsonl [DEV.jsonl]`.

Pairs of head words that were one are taken from all other topics than the pair's own, so that the weights do not lean on having seen the answer.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from evaluation.coref_task import WEIGHTS, Mention, features, grouped, likely_pairs
from panj.situation.clustering import cluster

Record = dict[str, Any]
RIDGE = 1.0
ROUNDS = 25
Group = list[tuple[Mention, str]]


def learn(records: list[Record]) -> Record:
    """The weights for events and for entities."""
    chains = {(i, str(m["mid"])): str(m["chain"]) for i, r in enumerate(records) for m in r["mentions"]}
    groups = [[(m, chains[m.record, m.mid]) for m in group] for group in grouped(records)]
    return {kind: _learn_kind([[x for x in g if x[0].kind == kind] for g in groups]) for kind in ("event", "entity")}


def _learn_kind(groups: list[Group]) -> Record:
    tables = [likely_pairs([x for k, g in enumerate(groups) if k % 5 != fold for x in g]) for fold in range(5)]
    names: dict[str, int] = {}
    rows: list[dict[str, float]] = []
    places: list[tuple[int, int, int]] = []
    for k, group in enumerate(groups):
        for j, (b, _) in enumerate(group):
            for i, (a, _) in enumerate(group[:j]):
                rows.append(features(a, b, tables[k % 5]))
                places.append((k, i, j))
    for row in rows:
        for name in row:
            names.setdefault(name, len(names))
    table = np.zeros((len(rows), len(names)), dtype=np.float32)
    for n, row in enumerate(rows):
        for name, value in row.items():
            table[n, names[name]] = value
    answers = np.array([groups[k][i][1] == groups[k][j][1] for k, i, j in places], dtype=np.float64)
    fitted = fit(table, answers)
    scores: list[dict[tuple[int, int], float]] = [{} for _ in groups]
    for (k, i, j), score in zip(places, table @ fitted, strict=True):
        scores[k][i, j] = float(score)
    best = max(np.arange(-2.5, 1.6, 0.5), key=lambda t: _b_cubed(groups, scores, float(t)))
    weights = {name: round(float(fitted[i]), 4) for name, i in names.items()}
    return {"weights": weights, "threshold": float(best), "like": likely_pairs([x for g in groups for x in g])}


def fit(table: Any, answers: Any) -> Any:
    """The weights of a ridge logistic regression by Newton's method."""
    weights = np.zeros(table.shape[1])
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-(table @ weights)))
        slope = table.T @ (chance - answers) + RIDGE * weights
        bend = (table * (chance * (1 - chance))[:, None]).T @ table + RIDGE * np.eye(len(weights))
        weights = weights - np.linalg.solve(bend, slope)
    return weights


def _b_cubed(groups: list[Group], scores: Sequence[dict[tuple[int, int], float]], threshold: float) -> float:
    """B-cubed F1 of the groups' chains at a threshold."""
    precision = recall = 0.0
    total = 0
    for group, pairs in zip(groups, scores, strict=True):
        found = cluster(list(range(len(group))), pairs, threshold=threshold, missing=-5.0)
        true: dict[str, set[int]] = defaultdict(set)
        for i, (_, name) in enumerate(group):
            true[name].add(i)
        for chain in found:
            for i in chain:
                shared = len(true[group[i][1]].intersection(chain))
                precision += shared / len(chain)
                recall += shared / len(true[group[i][1]])
                total += 1
    p, r = precision / max(1, total), recall / max(1, total)
    return 2 * p * r / (p + r) if p + r else 0.0


if __name__ == "__main__":
    lines = Path(sys.argv[1]).read_text("utf-8").splitlines()
    WEIGHTS.write_text(json.dumps(learn([json.loads(line) for line in lines]), indent=1, sort_keys=True) + "\n", "utf-8")
