"""Where claims stand: beginnings are scored, each beginning is asked for its ends, and what overlaps too much is one claim.

A clause and its part may both be claims, so this is no tag sequence: every stretch stands for itself, with a score.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log

import numpy as np
from numpy.typing import NDArray

from panj.reading.decoding import log_softmax, sigmoid, to_words
from panj.reading.reader import CLAIM_END, Reader, Scan

Floats = NDArray[np.float32]

CLAIM = 3
"""Place of the claim's tags in `Scan.tags`."""
LEAST_START = 0.04
"""A beginning below this is not asked for its ends: set by hand, to save time; of the 248 claims of situation/dev 239 can still be found."""
ENDS = 3
"""Ends considered for each beginning."""
LEAST_SCORE = 0.45
"""A stretch below this is no claim."""
MOST_OVERLAP = 0.70
"""Of two stretches that share more than this of their union, the stronger one stays: set by hand, so that a clause and its part both stay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A stretch that may be a claim. K kinds."""

    first: int
    last: int
    evidence: tuple[float, ...]
    """Log odds of the beginning, of the end, of being a claim as a whole, and of its pieces being inside one; then whether it begins a sentence, how
    many stronger stretches it shares pieces with, and the share of its pieces that they cover."""
    sorts: Floats
    """(K + 4 + 2,): scores of the kinds, the standings, of an unnamed source, of being a claim at all."""
    score: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A claim's stretch with the heads' answers about it. R roles, T pieces around."""

    first: int
    last: int
    score: float
    sorts: Floats
    """As the candidate's."""
    roles: Floats
    """(T, R, 2): scores of each piece around to be the first and the last of each role."""
    none: Floats
    """(R,): score that the role is not told."""
    offset: int
    """The piece at which `roles` begins."""


def find_stretches(scan: Scan, reader: Reader, *, least: float = LEAST_SCORE) -> tuple[Stretch, ...]:
    """The claims' stretches in the order of the text, each with a score of at least `least`."""
    scored = [replace(c, score=_score(c, reader)) for c in find_candidates(scan, reader)]
    kept = sorted((c for c in scored if c.score >= least), key=lambda c: (c.first, c.last))
    found: list[Stretch] = []
    for around in reader.ask("roles", scan, [c.first for c in kept], [c.last for c in kept]):
        roles, none = around.answers
        for row, i in enumerate(around.stretches):
            pointers = roles[row].reshape(roles.shape[1], -1, 2)
            own = kept[i]
            found.append(
                Stretch(first=own.first, last=own.last, score=own.score, sorts=own.sorts, roles=pointers, none=none[row], offset=around.offset)
            )
    return tuple(found)


def find_candidates(scan: Scan, reader: Reader) -> list[Candidate]:
    """Every stretch that is worth a look, the strongest first, with its evidence and no score yet: what the score's weights are fitted on.

    A stretch is judged beside its rivals: with the rivals, claim F1 on situation/dev is .863 against .810, and the log loss of a cross-validation on
    the reports kept out of training .201 against .246.
    """
    apart = drop_overlapping(_candidates(scan, reader))
    first, last = (np.array([getattr(c, end) for c in apart], dtype=np.int64) for end in ("first", "last"))
    begins = {int(i) for i in np.searchsorted(scan.pieces.starts, [s.start for s in scan.sentences])}
    found: list[Candidate] = []
    for i, c in enumerate(apart):
        rivals = np.flatnonzero((first[:i] <= c.last) & (last[:i] >= c.first))
        taken = np.zeros(c.last - c.first + 1, dtype=bool)
        for j in rivals:
            taken[max(0, first[j] - c.first) : last[j] - c.first + 1] = True
        found.append(replace(c, evidence=(*c.evidence, float(c.first in begins), float(len(rivals)), float(taken.mean()))))
    return found


def _candidates(scan: Scan, reader: Reader) -> list[Candidate]:
    chances = _chances(scan, reader)
    pairs = sorted(chances)
    truth = len(reader.labels.kinds) + len(reader.labels.standings) + 1
    inside = np.concatenate([[0.0], np.cumsum(1.0 - np.exp(log_softmax(scan.tags[:, CLAIM]))[:, 0])])
    found: list[Candidate] = []
    for around in reader.ask("sorts", scan, [p[0] for p in pairs], [p[1] for p in pairs]):
        for row, i in enumerate(around.stretches):
            first, last = pairs[i]
            begin, end = chances[pairs[i]]
            sorts = around.answers[0][row]
            share = float(inside[last + 1] - inside[first]) / (last + 1 - first)
            found.append(Candidate(first=first, last=last, sorts=sorts, evidence=(logit(begin), logit(end), float(sorts[truth]), logit(share))))
    return found


def logit(chance: float) -> float:
    """The log of the odds, kept within -7 and 7."""
    return min(7.0, max(-7.0, log(max(chance, 1e-9) / max(1.0 - chance, 1e-9))))


def _score(stretch: Candidate, reader: Reader) -> float:
    """The probability that the stretch is a claim: a logistic regression on the evidence, fitted on reports kept out of training."""
    bias, *weights = reader.labels.score
    return float(1.0 / (1.0 + np.exp(-(bias + sum(w * e for w, e in zip(weights, stretch.evidence, strict=True))))))


def _chances(scan: Scan, reader: Reader) -> dict[tuple[int, int], tuple[float, float]]:
    """Stretches of whole words with the probabilities of their beginning and of their end given the beginning."""
    begins = sigmoid(scan.starts)
    first = [int(i) for i in np.flatnonzero(begins >= LEAST_START)]
    found: dict[tuple[int, int], tuple[float, float]] = {}
    for around in reader.ask("ends", scan, first):
        for row, i in enumerate(around.stretches):
            # No claim runs on into the next sentence: of the 3,496 annotated ones 15 do, none into the next line.
            inside = around.answers[0][row, first[i] - around.offset : _sentence_end(scan, first[i]) - around.offset + 1, CLAIM_END]
            ends = np.exp(log_softmax(inside))
            for end in np.argsort(-ends)[:ENDS]:
                pair = to_words(scan.pieces, first[i], first[i] + int(end))
                chance = (float(begins[first[i]]), float(ends[end]))
                found[pair] = max(chance, found.get(pair, chance))
    return found


def _sentence_end(scan: Scan, piece: int) -> int:
    """The last piece of the sentence that holds `piece`."""
    at = bisect_right(scan.sentences, int(scan.pieces.starts[piece]), key=lambda sentence: sentence.start) - 1
    stop = scan.sentences[max(at, 0)].stop
    return max(piece, int(np.searchsorted(scan.pieces.starts, stop)) - 1)


def drop_overlapping(stretches: Sequence[Candidate]) -> list[Candidate]:
    """The stretches that share too much with no stronger one, the strongest first. Strong is what has the most evidence of its own."""
    ranked = sorted(stretches, key=lambda s: -sum(s.evidence))
    first, last = (np.array([getattr(s, end) for s in ranked], dtype=np.int64) for end in ("first", "last"))
    kept: list[int] = []
    for i in range(len(ranked)):
        shared = np.minimum(last[kept], last[i]) - np.maximum(first[kept], first[i]) + 1
        union = np.maximum(last[kept], last[i]) - np.minimum(first[kept], first[i]) + 1
        if not (shared > MOST_OVERLAP * union).any():
            kept.append(i)
    return [ranked[i] for i in kept]
