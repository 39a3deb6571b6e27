"""A text as word pieces, cut into overlapping windows at sentence ends: nothing is truncated.

A window is what the encoder sees at once. Its core is the part whose answers are kept; the pieces around the core are
context, so that every answer has some text on both sides of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from panj.records import Span

WINDOW = 382
"""Pieces in one window, its two marks apart; the encoder was trained on windows of this length."""
LEFT = 64
"""Pieces of context before the core: about three sentences, enough for "he added" to see its name."""
RIGHT = 48
"""Pieces of context after the core."""
CORE = WINDOW - LEFT - RIGHT
SHAPES = 18
"""Number of case features: six shapes of a word times what stands before it (nothing, a space, a line break)."""

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """The word pieces of a text: ids and case features, and the characters each one covers. All arrays are (pieces,)."""

    ids: Ints
    shapes: Ints
    starts: Ints
    stops: Ints

    def __len__(self) -> int:
        return len(self.ids)

    def covering(self, span: Span) -> tuple[int, int] | None:
        """First and last piece that lie under `span`; None when none does."""
        first = int(np.searchsorted(self.stops, span.start, side="right"))
        last = int(np.searchsorted(self.starts, span.stop, side="left")) - 1
        return (first, last) if first <= last else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Pieces ``start:stop`` are seen, ``core_start:core_stop`` are answered for."""

    start: int
    stop: int
    core_start: int
    core_stop: int


@lru_cache(maxsize=4)
def open_tokenizer(path: Path) -> Tokenizer:
    """The tokenizer stored at `path`, set never to truncate or pad."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def cut_pieces(text: str, tokenizer: Tokenizer) -> Pieces:
    """The word pieces of `text`, with the case that an uncased encoder does not see."""
    coded = tokenizer.encode(text, add_special_tokens=False)
    offsets = np.array(coded.offsets, dtype=np.int64).reshape(-1, 2)
    shapes = [_shape(text, start, stop) for start, stop in coded.offsets]
    return Pieces(ids=np.array(coded.ids, dtype=np.int64), shapes=np.array(shapes, dtype=np.int64), starts=offsets[:, 0], stops=offsets[:, 1])


_LINE_BREAK = re.compile(r"\n\s*$")


def _shape(text: str, start: int, stop: int) -> int:
    word = text[start:stop]
    if not word[:1].isalnum():
        shape = 4
    elif word[:1].isdigit():
        shape = 3
    elif word[:1].isupper():
        shape = 2 if len(word) > 1 and word.isupper() else 1
    else:
        shape = 0 if word.islower() else 5
    if start == 0:
        return shape + 12
    if not text[start - 1].isspace():
        return shape
    return shape + (12 if _LINE_BREAK.search(text, max(0, start - 8), start) else 6)


def cut_windows(pieces: Pieces, sentences: Sequence[Span]) -> tuple[Window, ...]:
    """Windows whose cores cover every piece once; a core ends at a sentence end unless the sentence is longer than a core."""
    ends = [int(np.searchsorted(pieces.starts, s.stop, side="left")) for s in sentences]
    windows: list[Window] = []
    start, total = 0, len(pieces)
    while start < total:
        # A text that fits whole needs no second window for its last sentence.
        reach = start + (WINDOW - min(LEFT, start))
        if reach >= total:
            stop = total
        else:
            fitting = [e for e in ends if start < e <= start + CORE]
            stop = fitting[-1] if fitting else min(start + CORE, total)
        left = max(0, start - LEFT)
        windows.append(Window(start=left, stop=min(total, max(stop, min(stop + RIGHT, left + WINDOW))), core_start=start, core_stop=stop))
        start = stop
    return tuple(windows)
