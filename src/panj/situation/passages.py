"""Passages that two reports share word for word, case, punctuation and the style of quotes aside."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from panj.records import Span

LEAST_WORDS = 25
"""Shorter runs of the same words are names, set phrases and quotations."""
_WORD = re.compile(r"\w+(?:['’]\w+)*", re.UNICODE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A run of the same words in two texts."""

    words: int
    left: Span
    right: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A text as its words, in lower case, with where each stands."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


def wording_of(text: str) -> Wording:
    """The words of `text` and their places.

    >>> wording_of("Rain, rain!").words
    ('rain', 'rain')
    """
    found = list(_WORD.finditer(text))
    return Wording(words=tuple(m.group().casefold().replace("’", "'") for m in found), spans=tuple(m.span() for m in found))


def shared_passages(left: Wording, right: Wording, *, least: int = LEAST_WORDS) -> tuple[Passage, ...]:
    """The longest runs of at least `least` words that both texts have, in the order of the left text, no word of which is used twice.

    >>> one, two = wording_of("a b c d x"), wording_of("y A, b; c d")
    >>> [(p.words, p.left, p.right) for p in shared_passages(one, two, least=3)]
    [(4, Span(start=0, stop=7), Span(start=2, stop=11))]
    """
    found: list[Passage] = []
    taken: set[int] = set()
    for i, j, n in sorted(_runs(left.words, right.words, least), key=lambda r: (-r[2], r[0], r[1])):
        if taken.isdisjoint(range(i, i + n)):
            taken.update(range(i, i + n))
            found.append(Passage(words=n, left=_span(left, i, n), right=_span(right, j, n)))
    return tuple(sorted(found, key=lambda p: p.left))


def containment(left: Wording, right: Wording, *, size: int = 5) -> float:
    """The share of the runs of `size` words of the shorter text that the other has too.

    >>> containment(wording_of("a b c d e f"), wording_of("a b c d e f g"))
    1.0
    """
    one, other = ({w.words[i : i + size] for i in range(len(w.words) - size + 1)} for w in (left, right))
    return len(one & other) / max(1, min(len(one), len(other)))


def _span(wording: Wording, first: int, count: int) -> Span:
    return Span(start=wording.spans[first][0], stop=wording.spans[first + count - 1][1])


def _runs(left: Sequence[str], right: Sequence[str], least: int) -> Iterator[tuple[int, int, int]]:
    """Every maximal run of the same words, as (left index, right index, length)."""
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j in range(len(right) - least + 1):
        index[tuple(right[j : j + least])].append(j)
    for i in range(len(left) - least + 1):
        for j in index.get(tuple(left[i : i + least]), ()):
            if i and j and left[i - 1] == right[j - 1]:
                continue
            n = least
            while i + n < len(left) and j + n < len(right) and left[i + n] == right[j + n]:
                n += 1
            yield i, j, n
