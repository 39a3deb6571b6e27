"""Scores of pieces in, stretches out: the best tagging that makes sense, snapped to whole words."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from panj.reading.windows import Pieces

Floats = NDArray[np.float32]

CERTAIN = -0.005
"""Log probability of outside above which a piece is taken to be outside for certain."""
BEGINNINGS = 4
"""Beginnings that are tried with their ends."""


def log_softmax(scores: Floats) -> Floats:
    """Logarithms of the probabilities along the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    result: Floats = (shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))).astype(np.float32)
    return result


def sigmoid(scores: Floats) -> Floats:
    """Probabilities of yes."""
    result: Floats = (1.0 / (1.0 + np.exp(-np.clip(scores, -30, 30)))).astype(np.float32)
    return result


def find_stretches(scores: Floats) -> list[tuple[int, int, float]]:
    """First piece, last piece and probability of each stretch in the best sequence of outside, begin, inside; scores (T, 3).

    Inside may only follow begin or inside. The search is exact between pieces that are outside for certain, which are most.
    (Each piece's likeliest tag alone: exact F1 of cues on attribution/dev .574 against .612.)

    >>> find_stretches(np.array([[2, 0, 0], [0, 3, 0], [0, 0, 3], [2, 0, 0]], dtype=np.float32))[0][:2]
    (1, 2)
    """
    logs = log_softmax(scores)
    open_ones = np.flatnonzero(logs[:, 0] < CERTAIN)
    found: list[tuple[int, int, float]] = []
    for run in np.split(open_ones, np.flatnonzero(np.diff(open_ones) > 1) + 1):
        if len(run):
            found += _in_run(logs[run[0] : run[-1] + 1], int(run[0]))
    return found


def _in_run(logs: Floats, offset: int) -> list[tuple[int, int, float]]:
    path = _best_path(logs)
    found: list[tuple[int, int, float]] = []
    start = -1
    for i, tag in enumerate([*path, 0]):
        if start >= 0 and tag != 2:
            sure = float(np.exp(np.mean([logs[j, path[j]] for j in range(start, i)])))
            found.append((start + offset, i - 1 + offset, sure))
            start = -1
        if tag == 1:
            start = i
    return found


def _best_path(logs: Floats) -> list[int]:
    back: list[tuple[int, int, int]] = []
    outside, begin, inside = float(logs[0, 0]), float(logs[0, 1]), -1e9
    for o, b, i in logs[1:].tolist():
        best = max((outside, 0), (begin, 1), (inside, 2))
        marked = max((begin, 1), (inside, 2))
        back.append((best[1], best[1], marked[1]))
        outside, begin, inside = best[0] + o, best[0] + b, marked[0] + i
    path = [max((outside, 0), (begin, 1), (inside, 2))[1]]
    for step in reversed(back):
        path.append(step[path[-1]])
    return path[::-1]


def best_pair(starts: Floats, stops: Floats, longest: int, barrier: int | None = None) -> tuple[int, int]:
    """The likeliest first and last piece together, of the likeliest beginnings; both (T,), logarithms.

    >>> best_pair(np.log([0.1, 0.8, 0.1]), np.log([0.3, 0.2, 0.5]), 2)
    (1, 2)
    """
    pairs = []
    for start in np.argsort(-starts)[:BEGINNINGS]:
        reach = min(start + longest, barrier) if barrier is not None and start < barrier else start + longest
        ends = stops[start:reach]
        stop = int(ends.argmax())
        pairs.append((float(starts[start] + ends[stop]), int(start), int(start) + stop))
    _, first, last = max(pairs)
    return first, last


def to_words(pieces: Pieces, first: int, last: int) -> tuple[int, int]:
    """The stretch grown to whole words: no cut between pieces that touch, are letters or digits and stand in one word."""
    while first > 0 and pieces.starts[first] == pieces.stops[first - 1] and _both_word(pieces, first - 1, first):
        first -= 1
    while last + 1 < len(pieces) and pieces.stops[last] == pieces.starts[last + 1] and _both_word(pieces, last, last + 1):
        last += 1
    return first, last


def _both_word(pieces: Pieces, left: int, right: int) -> bool:
    # Shape 4 (of six, repeated for what stands before) is punctuation.
    return bool(pieces.shapes[left] % 6 != 4 and pieces.shapes[right] % 6 != 4)
