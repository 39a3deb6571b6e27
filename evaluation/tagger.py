"""A linear tagger of words with hashed features: small enough to train in minutes and to read a document in milliseconds.

Features are hashed (CRC-32) and never stored as words, so a weights file holds no text. Scores are sums of weights; the best
sequence is found by Viterbi. Weights are learned by `learn` (averaged structured perceptron; Collins 2002).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

WORD = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")
BUCKETS = 1 << 16

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagger:
    """Weights of features (BUCKETS x labels) and of pairs of neighbouring labels (labels x labels)."""

    labels: tuple[str, ...]
    weights: Floats
    steps: Floats

    def tag(self, features: Ints, *, eager: float = 0.0) -> list[str]:
        """The best label of each word. `features` is words x features; `eager` is added to every label but the first."""
        scores = self.weights[features].sum(axis=1)
        scores[:, 1:] += eager
        return [self.labels[n] for n in best_path(scores, self.steps)]


def bucket(feature: str) -> int:
    """Where the feature's weights stand; 0 is kept for "no feature".

    >>> bucket("w=bridge") == bucket("w=bridge") > 0
    True
    """
    return 1 + zlib.crc32(feature.encode("utf-8", "replace")) % (BUCKETS - 1)


def as_rows(features: Sequence[Sequence[str]]) -> Ints:
    """Features of each word as rows of buckets, filled up with 0."""
    width = max(map(len, features), default=1)
    rows = np.zeros((len(features), width), dtype=np.int64)
    for n, words in enumerate(features):
        rows[n, : len(words)] = [bucket(word) for word in words]
    return rows


def best_path(scores: Floats, steps: Floats) -> list[int]:
    """The labels of highest total score."""
    if not len(scores):
        return []
    total, back = scores[0], []
    for row in scores[1:]:
        ways = total[:, None] + steps
        back.append(ways.argmax(axis=0))
        total = ways.max(axis=0) + row
    path = [int(total.argmax())]
    for came in reversed(back):
        path.append(int(came[path[-1]]))
    return path[::-1]


def learn(documents: Sequence[tuple[Ints, Sequence[str]]], labels: Sequence[str], *, rounds: int = 8, seed: int = 0) -> Tagger:
    """A tagger learned from documents, each its features and its words' labels; the first label is "none of them"."""
    index = {label: n for n, label in enumerate(labels)}
    weights, summed = (np.zeros((BUCKETS, len(labels)), dtype=np.float32) for _ in range(2))
    steps, summed_steps = (np.zeros((len(labels), len(labels)), dtype=np.float32) for _ in range(2))
    forbidden = np.array([[b.startswith("I-") and a[2:] != b[2:] for b in labels] for a in labels])
    steps[forbidden] = -1e4
    order = np.random.default_rng(seed)
    seen = 1
    for _ in range(rounds):
        for n in order.permutation(len(documents)):
            rows, told = documents[n]
            gold = [index[label] for label in told]
            guess = best_path(weights[rows].sum(axis=1), steps)
            for i, (right, wrong) in enumerate(zip(gold, guess, strict=True)):
                if right != wrong:
                    for label, by in ((right, 1.0), (wrong, -1.0)):
                        np.add.at(weights[:, label], rows[i], by)
                        np.add.at(summed[:, label], rows[i], by * seen)
                if i and (gold[i - 1], right) != (guess[i - 1], wrong):
                    for pair, by in (((gold[i - 1], right), 1.0), ((guess[i - 1], wrong), -1.0)):
                        steps[pair] += by
                        summed_steps[pair] += by * seen
            seen += 1
    weights[0] = summed[0] = 0
    return Tagger(
        labels=tuple(labels),
        weights=np.asarray(weights - summed / seen, dtype=np.float32),
        steps=np.where(forbidden, steps, steps - summed_steps / seen),
    )


def save(tagger: Tagger, path: Path) -> None:
    """Writes the tagger; weights as int8, since their rank decides and not their last digits."""
    scale = max(float(np.abs(tagger.weights).max()), 1e-6) / 127
    packed = np.round(tagger.weights / scale).astype(np.int8)
    np.savez_compressed(path, labels=np.array(tagger.labels), weights=packed, scale=np.float32(scale), steps=tagger.steps)


def load(path: Path) -> Tagger:
    """The tagger that `save` wrote."""
    with np.load(path, allow_pickle=False) as stored:
        return Tagger(
            labels=tuple(str(label) for label in stored["labels"]),
            weights=stored["weights"].astype(np.float32) * np.float32(stored["scale"]),
            steps=stored["steps"],
        )
