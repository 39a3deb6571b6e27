"""From scores to stretches."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from panj.reading.decoding import best_pair, find_stretches, log_softmax

SCORE = st.floats(-4, 4, width=32)


@given(st.lists(st.tuples(SCORE, SCORE, SCORE), min_size=1, max_size=6))
def test_the_sequence_found_is_the_best_legal_one(rows: list[tuple[float, float, float]]) -> None:
    scores = np.array(rows, dtype=np.float32)
    logs = log_softmax(scores)
    legal = [p for p in itertools.product(range(3), repeat=len(rows)) if all(b != 2 or a != 0 for a, b in itertools.pairwise((0, *p)))]
    best = max(sum(float(logs[i, t]) for i, t in enumerate(p)) for p in legal)
    tags = [0] * len(rows)
    for first, last, _ in find_stretches(scores):
        tags[first : last + 1] = [1] + [2] * (last - first)
    assert sum(float(logs[i, t]) for i, t in enumerate(tags)) >= best - 1e-2


def test_a_pair_runs_forward_and_is_the_likeliest_together() -> None:
    starts, stops = np.log(np.array([0.5, 0.4, 0.1])), np.log(np.array([0.05, 0.05, 0.9]))
    assert best_pair(starts, stops, 2) == (1, 2)
    assert best_pair(starts, stops, 3) == (0, 2)


def test_a_pair_before_the_barrier_does_not_run_over_it() -> None:
    starts, stops = np.log(np.array([0.9, 0.05, 0.05])), np.log(np.array([0.1, 0.1, 0.8]))
    assert best_pair(starts, stops, 3) == (0, 2)
    assert best_pair(starts, stops, 3, barrier=1) == (0, 0)
