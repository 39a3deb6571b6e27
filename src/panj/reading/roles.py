"""Who did it, to whom, who says so, where, when, how many: the pieces that the reader points at, as words of the report."""

from __future__ import annotations

import re
from bisect import bisect_right

import numpy as np

from panj.reading.decoding import log_softmax, to_words
from panj.reading.reader import Reader, Scan
from panj.reading.stretches import Stretch
from panj.records import Party, Span

LONGEST = {"actor": 8, "recipient": 12}
"""Pieces in the longest name of a party: longer pointers begin at one mention and end at another. (Actor on situation/dev with 24, 12, 8: .770,
.791, .791.)"""
LONGEST_ROLE = 24
"""Pieces in the longest of the other roles: 99.5% of the training roles are shorter."""
MENTIONS = 8
"""Beginnings looked at; those where the same name stands are one answer."""
UNTOLD = {"recipient": 0.4}
"""The chance from which a role is taken not to be told. (Recipient on situation/dev and on the reports kept out of training, at .4 and .5: .755 and
.714, .746 and .694.)"""
EVEN = 0.5
_EDGES = " \t\n.,;:!?\"'“”‘’()[]—–-"
_ARTICLE = re.compile(r"(?:the|a|an|its|his|her|their|our|my)\s+(?=\S)", re.IGNORECASE)


def find_role(stretch: Stretch, role: str, scan: Scan, reader: Reader) -> tuple[Span, float] | None:
    """The words that the reader points at for `role`, with the probability; None when it holds that nothing is told.

    A name may stand in several places that are all right: the places where the same words stand are one answer.
    """
    r = reader.labels.roles.index(role)
    starts = np.exp(log_softmax(np.concatenate([stretch.none[r : r + 1], stretch.roles[:, r, 0]])))
    if starts[0] >= UNTOLD.get(role, EVEN):
        return None
    begins, ends = starts[1:], np.exp(log_softmax(stretch.roles[:, r, 1]))
    answers: dict[str, list[tuple[float, Span]]] = {}
    for first in np.argsort(-begins)[:MENTIONS].tolist():
        reach = ends[first : first + LONGEST.get(role, LONGEST_ROLE)]
        last = first + int(reach.argmax())
        span = trim(_within_sentence(scan, *to_words(scan.pieces, first + stretch.offset, last + stretch.offset)), scan.text)
        if span:
            answers.setdefault(span.of(scan.text).casefold(), []).append((float(begins[first] * reach.max()), span))
    if not answers:
        return None
    best = max(answers.values(), key=lambda found: sum(chance for chance, _ in found))
    return max(best, key=lambda found: found[0])[1], min(1.0, sum(chance for chance, _ in best))


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
