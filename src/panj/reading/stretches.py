"""Where claims stand: beginnings are scored, each beginning is asked for its ends, and what overlaps too much is one claim.

A clause and its part may both be claims, so this is no tag sequence: every stretch stands for itself, with a score.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from panj.reading.decoding import log_softmax, sigmoid, to_words
from panj.reading.reader import Reader, Scan

Floats = NDArray[np.float32]

LEAST_START = 0.15
"""A beginning below this is not asked for its ends: measured on situation/dev, lower adds no claim that survives."""
ENDS = 3
"""Ends considered for each beginning."""
LEAST_SCORE = 0.30
"""A stretch below this is no claim; the value that maximises claim F1 on held-out training reports (evaluation/RESULTS.md)."""
MOST_OVERLAP = 0.70
"""Of two stretches that share more than this of their union, the better scored one stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch that may be a claim, with the heads' answers about it. K kinds, R roles, T pieces around."""

    first: int
    last: int
    score: float
    sorts: Floats
    """(K + 4 + 2,): scores of the kinds, the standings, of an unnamed source, of being a claim at all."""
    roles: Floats
    """(T, R, 2): scores of each piece around to be the first and the last of each role."""
    none: Floats
    """(R,): score that the role is not told."""
    offset: int
    """The piece at which `roles` begins."""


def find_stretches(scan: Scan, reader: Reader, *, least: float = LEAST_SCORE) -> tuple[Stretch, ...]:
    """The claims' stretches in the order of the text, each with a score of at least `least`."""
    candidates = _candidates(scan, reader)
    if not candidates:
        return ()
    pairs = sorted(candidates)
    found: list[Stretch] = []
    truth = len(reader.labels.kinds) + len(reader.labels.standings) + 1
    for around in reader.ask("claims", scan, [p[0] for p in pairs], [p[1] for p in pairs]):
        sorts, roles, none = around.answers
        for row, i in enumerate(around.stretches):
            first, last = pairs[i]
            score = _join(candidates[pairs[i]], float(sigmoid(sorts[row, truth : truth + 1])[0]))
            if score >= least:
                found.append(
                    Stretch(
                        first=first,
                        last=last,
                        score=score,
                        sorts=sorts[row],
                        roles=roles[row].reshape(roles.shape[1], -1, 2),
                        none=none[row],
                        offset=around.offset,
                    )
                )
    return tuple(sorted(_drop_overlapping(found), key=lambda s: (s.first, s.last)))


def _candidates(scan: Scan, reader: Reader) -> dict[tuple[int, int], float]:
    """Stretches of whole words with the probability of their beginning and end."""
    begins = sigmoid(scan.starts)
    first = [int(i) for i in np.flatnonzero(begins >= LEAST_START)]
    found: dict[tuple[int, int], float] = {}
    for around in reader.ask("ends", scan, first):
        for row, i in enumerate(around.stretches):
            # No claim runs on into the next sentence: of the 3,496 annotated ones 15 do, none into the next line.
            inside = around.answers[0][row, : _sentence_end(scan, first[i]) - around.offset + 1]
            ends = np.exp(log_softmax(inside))
            for end in np.argsort(-ends)[:ENDS]:
                pair = to_words(scan.pieces, first[i], int(end) + around.offset)
                chance = float(begins[first[i]] * ends[end])
                found[pair] = min(1.0, found.get(pair, 0.0) + chance)
    return found


def _sentence_end(scan: Scan, piece: int) -> int:
    """The last piece of the sentence that holds `piece`."""
    at = bisect_right(scan.sentences, int(scan.pieces.starts[piece]), key=lambda sentence: sentence.start) - 1
    stop = scan.sentences[max(at, 0)].stop
    return max(piece, int(np.searchsorted(scan.pieces.starts, stop)) - 1)


def _join(chance: float, truth: float) -> float:
    """The claim's score: the geometric mean of the boundary's and the whole stretch's probabilities."""
    return float(np.sqrt(chance * truth))


def _drop_overlapping(stretches: Sequence[Stretch]) -> list[Stretch]:
    kept: list[Stretch] = []
    for stretch in sorted(stretches, key=lambda s: -s.score):
        if all(_shared(stretch, other) <= MOST_OVERLAP for other in kept):
            kept.append(stretch)
    return kept


def _shared(a: Stretch, b: Stretch) -> float:
    shared = min(a.last, b.last) - max(a.first, b.first) + 1
    union = max(a.last, b.last) - min(a.first, b.first) + 1
    return max(0, shared) / union
