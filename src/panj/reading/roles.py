"""Who did it, to whom, who says so, where, when, how many: the pieces that the reader points at, as words of the report."""

from __future__ import annotations

import re
from bisect import bisect_right

import numpy as np

from panj.reading.decoding import best_pair, log_softmax, to_words
from panj.reading.reader import Reader, Scan
from panj.reading.stretches import Stretch
from panj.records import Party, Span

LONGEST = 24
"""Pieces in the longest role: longer pointers are mistakes (99.5% of the training roles are shorter)."""
_EDGES = " \t\n.,;:!?\"'“”‘’()[]—–-"
_ARTICLE = re.compile(r"(?:the|a|an|its|his|her|their|our|my)\s+(?=\S)", re.IGNORECASE)


def find_role(stretch: Stretch, role: str, scan: Scan, reader: Reader) -> tuple[Span, float] | None:
    """The words that the reader points at for `role`, with the probability; None when it holds that nothing is told."""
    r = reader.labels.roles.index(role)
    starts = log_softmax(np.concatenate([stretch.none[r : r + 1], stretch.roles[:, r, 0]]))
    best = int(starts[1:].argmax())
    if starts[0] >= starts[1 + best]:
        return None
    first, last = best_pair(starts[1:], log_softmax(stretch.roles[:, r, 1]), LONGEST)
    span = trim(_within_sentence(scan, *to_words(scan.pieces, first + stretch.offset, last + stretch.offset)), scan.text)
    return (span, float(np.exp(starts[1 + first]))) if span else None


def _within_sentence(scan: Scan, first: int, last: int) -> Span:
    span = scan.span(first, last)
    at = bisect_right(scan.sentences, span.start, key=lambda s: s.start) - 1
    stop = scan.sentences[at].stop if at >= 0 else span.stop
    return Span(start=span.start, stop=max(span.start + 1, min(span.stop, stop)))


def trim(span: Span, text: str) -> Span | None:
    """The span without punctuation or white space at its edges; None when nothing is left.

    >>> trim(Span(start=0, stop=9), ", Kabul. ").of(", Kabul. ")
    'Kabul'
    """
    start, stop = span.start, span.stop
    while start < stop and text[start] in _EDGES:
        start += 1
    while stop > start and text[stop - 1] in _EDGES and not _dotted(text, start, stop):
        stop -= 1
    return Span(start=start, stop=stop) if start < stop else None


def _dotted(text: str, start: int, stop: int) -> bool:
    """Whether the last full stop belongs to the word, as in "U.S."."""
    return text[stop - 1] == "." and stop - start >= 4 and text[stop - 3] == "."


def to_party(span: Span, text: str) -> Party | None:
    """The party named by `span`: no article before it, no white space or punctuation around it.

    >>> to_party(Span(start=0, stop=8), "the army").name
    'army'
    """
    article = _ARTICLE.match(text, span.start, span.stop)
    bare = trim(Span(start=article.end(), stop=span.stop) if article else span, text)
    return Party(name=" ".join(bare.of(text).split()), span=bare) if bare else None
