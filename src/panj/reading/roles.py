"""Who did it, to whom, who says so, where, when, how many: the pieces that the reader points at, as words of the report."""

from __future__ import annotations

import re

import numpy as np

from panj.reading.decoding import log_softmax, to_words
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
    begins = stretch.roles[:, r, 0]
    logs = log_softmax(np.concatenate([stretch.none[r : r + 1], begins]).astype(np.float32))
    start = int(logs[1:].argmax())
    if logs[0] >= logs[1 + start]:
        return None
    ends = stretch.roles[start : start + LONGEST, r, 1]
    stop = start + int(ends.argmax())
    first, last = to_words(scan.pieces, start + stretch.offset, stop + stretch.offset)
    span = trim(scan.span(first, last), scan.text)
    return (span, float(np.exp(logs[1 + start]))) if span else None


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
