"""Who is said to say what: cues are found first, then each cue is asked for its source and its content.

After CofeNet (Wang et al., COLING 2022): source and content follow from the cue, so they are read given the cue.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from panj.reading.decoding import Floats, best_pair, log_softmax, to_words
from panj.reading.reader import CUE_END, Reader, Scan
from panj.records import Attribution, Span

CUE = 0
"""Place of the cue's tags in `Scan.tags`."""
BEGIN = 1
LEAST_BEGINNING = 0.05
"""A cue's beginning below this is not asked for its end."""
LEAST_CUE = 0.30
"""A cue below this is none."""
LONGEST_CUE = 24
"""Pieces in the longest cue of the training articles."""
SOURCE, CONTENT, MORE = 0, 1, 2
"""What a cue introduces: its source, its content, and the content's second piece ("A," he said, "B")."""
NEVER = -1e4
LONGEST = (40, 320, 320)
"""Pieces in the longest of each: all but 31 of the 19,870 training contents are shorter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """The pieces of a cue, from `first` to `last`, and the chance that it is one with these ends."""

    first: int
    last: int
    score: float


def find_attributions(scan: Scan, reader: Reader) -> tuple[Attribution, ...]:
    """The attributions of a text in the order of their cues; a source may be missing, a content may be in two pieces."""
    cues = find_cues(scan, reader)
    found: list[Attribution] = []
    for around in reader.ask("cues", scan, [c.first for c in cues], [c.last for c in cues]):
        introduced, missing = around.answers
        for row, i in enumerate(around.stretches):
            cue = cues[i]
            scores = introduced[row].reshape(introduced.shape[1], -1, 2)
            own = slice(cue.first - around.offset, cue.last - around.offset + 1)
            parts = [_part(scan, scores[:, p], missing[row, p], around.offset, p, own) for p in (SOURCE, CONTENT, MORE)]
            source, content, more = parts
            second = more if content and more and not any(a.overlap(b) for a in content for b in more) else ()
            found.append(Attribution(source=source, cue=(scan.span(cue.first, cue.last),), content=tuple(sorted(content + second)), score=cue.score))
    return tuple(found)


def find_cues(scan: Scan, reader: Reader) -> list[Cue]:
    """The cues of a text in its order: likely beginnings, each with its likeliest end; of two that overlap the likelier one."""
    begins = np.exp(log_softmax(scan.tags[:, CUE]))[:, BEGIN]
    first = [int(i) for i in np.flatnonzero(begins >= LEAST_BEGINNING)]
    found: list[Cue] = []
    for around in reader.ask("ends", scan, first):
        for row, i in enumerate(around.stretches):
            at = first[i] - around.offset
            ends = np.exp(log_softmax(around.answers[0][row, at : at + LONGEST_CUE, CUE_END]))
            end = int(ends.argmax())
            head, tail = to_words(scan.pieces, first[i], first[i] + end)
            found.append(Cue(first=head, last=tail, score=min(1.0, float(begins[first[i]] * ends[end]))))
    kept: list[Cue] = []
    for cue in sorted(found, key=lambda c: -c.score):
        if cue.score >= LEAST_CUE and all(cue.last < other.first or other.last < cue.first for other in kept):
            kept.append(cue)
    return sorted(kept, key=lambda c: c.first)


def _part(scan: Scan, scores: Floats, none: np.float32, offset: int, part: int, cue: slice) -> tuple[Span, ...]:
    """The stretch that the reader points at, or none; it may not reach into the cue. Scores (T, 2)."""
    starts = log_softmax(np.concatenate([[none], scores[:, 0]]).astype(np.float32))
    stops = log_softmax(scores[:, 1])
    starts[1:][cue] = stops[cue] = NEVER
    if starts[0] >= starts[1:].max():
        return ()
    first, last = best_pair(starts[1:], stops, LONGEST[part], barrier=cue.start)
    return (scan.span(*to_words(scan.pieces, first + offset, last + offset)),)
